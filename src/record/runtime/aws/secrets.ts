import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { Facts } from "../facts";
import type { Secrets } from "../vendors/task";

/** How long a secret is remembered: a new one is used soon after it was put. */
const rememberedMs = 300_000;

/** Reads secrets by their short names, and remembers them for a while. */
export function connectSecrets({ region, secrets: prefix }: Pick<Facts["storage"], "region" | "secrets">): Secrets {
  const client = new SecretsManagerClient({ region });
  const known = new Map<string, { readonly value: Promise<string>; readonly until: number }>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined && found.until > Date.now()) return found.value;
    const value = client
      .send(new GetSecretValueCommand({ SecretId: `${prefix}/${name}` }))
      .then(({ SecretString = "" }) => SecretString.trim());
    value.catch(() => known.delete(name));
    known.set(name, { value, until: Date.now() + rememberedMs });
    return value;
  };
}
