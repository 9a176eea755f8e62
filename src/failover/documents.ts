import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { placeholders, type Placeholder } from "./runbooks/switching";
import type { FailoverSpecs } from "./specs";

/** What documents are made from, and the name that their names begin with. */
export interface DocumentsArgs {
  readonly name: string;
  readonly specs: Pick<FailoverSpecs, "documents" | "regions">;
  /** What stands in the documents for things that exist only once they are made. */
  readonly facts: Readonly<Partial<Record<Placeholder, pulumi.Input<string>>>>;
  readonly roles: readonly pulumi.Resource[];
}

/** The runbooks, in both regions. */
export class Documents extends pulumi.ComponentResource {
  constructor(component: string, { name, specs, facts, roles }: DocumentsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("incident-response:failover:Documents", component, {}, opts);
    for (const { key, role, name: documentName, document } of specs.documents)
      new aws.ssm.Document(
        `${name}-${role}-${key}-runbook`,
        {
          name: documentName,
          region: specs.regions[role],
          documentType: "Automation",
          documentFormat: "JSON",
          content: filledIn(JSON.stringify(document), facts),
        },
        { parent: this, dependsOn: [...roles] },
      );
    this.registerOutputs({});
  }
}

function filledIn(
  content: string,
  facts: Readonly<Partial<Record<Placeholder, pulumi.Input<string>>>>,
): pulumi.Output<string> {
  return pulumi.output(facts).apply((known) =>
    Object.entries(known).reduce((text, [key, value]) => {
      // The text is JSON already: what goes into it must be fit to stand between its quotes.
      const quoted = JSON.stringify(value).slice(1, -1);
      return text.replaceAll(placeholders[key as Placeholder], quoted);
    }, content),
  );
}
