/** What a command speaks with, and waits by. */
export interface Around {
  /** What may be piped into a file: results. */
  readonly print: (text: string) => void;
  /** Progress, and what went wrong, line by line. */
  readonly say: (line: string) => void;
  readonly clock: { readonly now: () => number; readonly sleep: (milliseconds: number) => Promise<void> };
  /** Where the stacks' files are. */
  readonly checkout: string;
}
