import { createRequire } from "node:module";

/** How many times the plan is declared. */
const copies = Number(process.env.BENCH_COPIES ?? "1");

type Register = (resource: unknown, parent: unknown, type: string, name: string, ...rest: unknown[]) => void;

/**
 * Declares the plan several times in one program, whatever its components look like: the program itself is run again and
 * again, and each time its resources get other names. All copies share one set of providers, as more responders,
 * services and signals in one plan would.
 */
const load = createRequire(__filename);

const registration = load("@pulumi/pulumi/runtime/resource") as { registerResource: Register };
const register = registration.registerResource;
let suffix = "";
registration.registerResource = (resource, parent, type, name, ...rest) => {
  register(resource, parent, type, `${name}${suffix}`, ...rest);
};

const providersModule = load.resolve("../../src/providers");
const { createProviders } = load(providersModule) as { createProviders: (...args: unknown[]) => unknown };
let providers: unknown;
const loaded = load.cache[providersModule];
if (loaded === undefined) throw new Error("the providers' module cannot be replaced");
loaded.exports = { createProviders: (...args: unknown[]) => (providers ??= createProviders(...args)) };
const program = load("../../index") as () => Promise<unknown>;

export = async (): Promise<void> => {
  for (let copy = 1; copy <= copies; copy++) {
    suffix = copy === 1 ? "" : `-copy-${copy}`;
    await program();
  }
};
