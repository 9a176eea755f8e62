/** A request as a stand-in vendor gets it. */
export interface Call {
  readonly method: string;
  /** Without the vendor's own prefix. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What it answers; a number alone is a refusal in the vendor's way. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json: unknown;
}

/** One vendor: what it lets in, what it does, and what it holds afterwards. */
export interface Vendor {
  /** What the authorization header must hold; the sandbox's secrets are called after their vendor. */
  readonly authorization: string;
  /** What it answers to somebody that it does not know. */
  readonly unauthorised: Answer;
  readonly answer: (call: Call) => Answer;
  /** What it holds, line by line, for people to read. */
  readonly holds: () => readonly string[];
}

/** The secret of a vendor in the sandbox. */
export const secretOf = (name: string): string => `sandbox-${name}-secret`;

export const refusal = (status: number, json: unknown): Answer => ({ status, json });

/** The groups of a path that matches. */
export const matched = (call: Call, method: string, pattern: RegExp): readonly string[] | undefined =>
  call.method === method ? (pattern.exec(call.path)?.slice(1) ?? undefined) : undefined;
