/** Something that the person at the command can mend: told in its message alone, without a stack trace. */
export class Failure extends Error {
  override readonly name = "Failure";
}
