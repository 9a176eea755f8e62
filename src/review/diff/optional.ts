/** What is made of a value, or nothing where there is none. */
export const optional = <T, R>(value: T | undefined, make: (value: T) => R): R[] =>
  value === undefined ? [] : [make(value)];
