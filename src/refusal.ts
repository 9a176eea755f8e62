import * as pulumi from "@pulumi/pulumi";
import { inspect } from "node:util";

/**
 * Why the program declares nothing, for people: printed without a stack trace. The SDK hangs the failed promise on an
 * error that leaves an async program, and inspects it with all that hangs on that, which takes half a minute: there is
 * nothing to be seen in this one but its message.
 */
export class Refusal extends pulumi.RunError {
  [inspect.custom](): string {
    return this.message;
  }
}
