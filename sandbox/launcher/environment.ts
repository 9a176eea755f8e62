import { delimiter, join } from "node:path";

/** Names of variables that could lead to a real account, or to another Pulumi installation or backend. */
const stripped = /^(AWS|AMAZON|AZURE|ARM|CLOUDFLARE|DATADOG|DD|GOOGLE|PAGERDUTY|PD|PULUMI|SLACK)_/;

/** Where the executables lie that the engine looks for by name. */
const executables = join(__dirname, "..", "bin");

/**
 * An environment in which no proxy stands before this machine itself: engine, program and stand-ins talk on loopback, and
 * gRPC's client for Node would ask a proxy also for that.
 */
export function withLoopback(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const direct = [env.no_proxy ?? env.NO_PROXY, "127.0.0.1", "localhost", "::1"].filter(
    (it) => it !== undefined && it !== "",
  );
  return { ...env, NO_PROXY: direct.join(","), no_proxy: direct.join(",") };
}

/**
 * The engine's environment: the user's, without credentials and without their Pulumi, and with everything attached that
 * the engine would otherwise download.
 *
 * @param providers ports of the stand-in providers, by package name.
 */
export function engineEnvironment(
  user: NodeJS.ProcessEnv,
  directory: string,
  attached: { readonly providers: Readonly<Record<string, number>>; readonly languageHost: number },
): NodeJS.ProcessEnv {
  const inherited = Object.entries(withLoopback(user)).filter(([name]) => !stripped.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: [executables, user.PATH].join(delimiter),
    PULUMI_HOME: join(directory, "home"),
    PULUMI_BACKEND_URL: `file://${join(directory, "state")}`,
    // It protects placeholders only.
    PULUMI_CONFIG_PASSPHRASE: "sandbox",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    // Makes the engine accept --event-log.
    PULUMI_DEBUG_COMMANDS: "true",
    PULUMI_DEBUG_PROVIDERS: Object.entries(attached.providers)
      .map(([name, port]) => `${name}:${port}`)
      .join(","),
    PULUMI_DEBUG_LANGUAGES: `nodejs:${attached.languageHost}`,
  };
}
