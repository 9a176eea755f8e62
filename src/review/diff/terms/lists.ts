/** What one list has and another has not, in both directions. */
export const difference = (was: readonly string[], is: readonly string[]) => ({
  lost: was.filter((it) => !is.includes(it)),
  gained: is.filter((it) => !was.includes(it)),
});
