import { parseEnvironment, type Environment } from "../../src/environment";
import { productionConfig } from "./production";

/** Production's environment with some of its config changed. */
export function production(change: Record<string, unknown> = {}): Environment {
  const { environment, findings } = parseEnvironment({ ...productionConfig(), ...change });
  if (environment === undefined) throw new Error(findings.map(({ path, problem }) => `${path}: ${problem}`).join("\n"));
  return environment;
}

/** Production's config with some seats filled otherwise. */
export const withSeats = (change: Record<string, unknown>): Record<string, unknown> => ({
  seats: { ...(productionConfig().seats as Record<string, unknown>), ...change },
});

/** Production's config with something of one person changed; undefined takes it away. */
export function withPerson(key: string, change: Record<string, unknown>): Record<string, unknown> {
  const people = productionConfig().people as Record<string, Record<string, unknown>>;
  const person = Object.entries({ ...people[key], ...change }).filter(([, value]) => value !== undefined);
  return { people: { ...people, [key]: Object.fromEntries(person) } };
}
