import type { Ended } from "../process";

/** A way for the engine to fail that people meet, and what to do about it. */
interface KnownFailure {
  readonly said: RegExp;
  readonly cause: string;
  readonly remedy: string;
}

/** Most specific first: the first that matches is told. */
const knownFailures: readonly KnownFailure[] = [
  {
    said: /violat(es|ion).*polic|policy.*mandatory|\[mandatory\]/is,
    cause: "a mandatory policy refuses the change",
    remedy: "read the violations below; change the plan, or have the policy changed in its own pull request",
  },
  {
    said: /AWS credentials are of account|AWS account ID not allowed|not in the allowed account|allowed_account_ids/i,
    cause: "the AWS credentials belong to another account than the stack's config names",
    remedy: "assume the role of the account in `incident-response:aws` of the stack file",
  },
  {
    said: /ExpiredToken|token.*(has )?expired|expired.*token/i,
    cause: "a token has expired",
    remedy: "log in again, or run the workflow again: it takes fresh credentials",
  },
  {
    said: /no (valid )?credential|NoCredentialProviders|failed to (refresh|get) (cached )?credentials|Unable to locate credentials/i,
    cause: "there are no AWS credentials",
    remedy: "log in (`aws sso login`), or check the role that the workflow assumes",
  },
  {
    said: /\b(401|403)\b|Unauthorized|Forbidden|invalid api key|AccessDenied/i,
    cause: "a vendor refuses the credentials",
    remedy:
      "check the secrets (`pulumi config`) and that their identity may do this; see Rotate a key in docs/day-2.md",
  },
  {
    said: /no stack named|stack '.*' not found|stack not found/i,
    cause: "there is no such stack in this backend",
    remedy: "check `pulumi whoami --verbose` for the backend, and `pulumi stack ls` for the stacks",
  },
  {
    said: /the stack is currently locked|stack is locked|conflict.*(update|lock)/i,
    cause: "another update holds the stack's lock, or was killed and left it",
    remedy:
      "wait for the other update; if there is none, `npm run deliver -- state unlock` (docs/state.md says how to be sure)",
  },
  {
    said: /duplicate of an existing|already exists|AlreadyExists|already been taken/i,
    cause: "a vendor has an object of that name already: an update that was killed may have made it",
    remedy: "`npm run deliver -- recover` lists what exists and no state knows, and takes it over (docs/state.md)",
  },
  {
    said: /incorrect passphrase|passphrase must be set/i,
    cause: "the stack's secrets cannot be decrypted",
    remedy: "give access to the key that the stack file names in `secretsprovider`",
  },
  {
    said: /ECONNREFUSED|connection refused|no such host|i\/o timeout|ENOTFOUND|\b50[0234]\b|Service Unavailable/i,
    cause: "a provider or the state's backend does not answer",
    remedy:
      "see the vendor's status page and try again; while a region is down, `pulumi up --refresh=false` (docs/day-2.md)",
  },
];

/**
 * What went wrong in one line, what to do next in a second, and then the engine's own words.
 *
 * @param what the command, for people.
 */
export function explain(what: string, { code, stdout, stderr }: Ended): string {
  const said = diagnostics(`${stderr}\n${stdout}`);
  const known = knownFailures.find((it) => it.said.test(said));
  const cause = known?.cause ?? "the engine ended with an error";
  return [
    `${what} failed (exit code ${code}): ${cause}.`,
    ...(known === undefined ? [] : [`  What to do: ${known.remedy}.`]),
    ...said.split("\n").map((line) => `  | ${line}`),
  ].join("\n");
}

/** The lines that say what is wrong: errors and policy violations, or the last ones when nothing is marked. */
function diagnostics(output: string): string {
  const messages = [...output.matchAll(/"message":\s*"((?:[^"\\]|\\.)*)"/g)].map(
    ([, text = ""]) => JSON.parse(`"${text}"`) as string,
  );
  const lines = [...messages.flatMap((it) => it.split("\n")), ...output.split("\n")]
    .map((it) => it.trimEnd())
    .filter((it) => it.trim() !== "" && !/^npm warn|^[{}[\]",]/.test(it.trim()));
  const marked = lines.filter((it) => /error|fail|violat|mandatory|refus|lock|denied|expired|->|config\./i.test(it));
  return [...new Set(marked.length > 0 ? marked : lines)].slice(0, shownLines).join("\n");
}

/** A list of findings is longer than most errors; beyond this nobody reads on. */
const shownLines = 40;
