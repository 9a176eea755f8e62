import { declaredRules } from "./index";

/** The page that says what the policy pack demands, for whoever meets it in another team's stack. */
export function policiesDocument(): string {
  const rows = declaredRules.map(
    ({ tag, level, scope, description, source }) =>
      `| \`${tag.replace("/", "-")}\` | ${level} | ${scope} | ${description} | ${source} |`,
  );
  return `# Policies

What \`--policy-pack policy\` demands of every change, whoever makes it. A mandatory policy stops \`preview\` and \`up\` before
anything is made; an advisory one only says so.

The pack needs nothing of this program: any TypeScript, Python or Go stack can be judged by it, and so can a state alone.

\`\`\`console
$ pulumi up --policy-pack <checkout>/policy
$ pulumi stack export > state.json && pulumi policy analyze --policy-pack <checkout>/policy --file state.json
\`\`\`

Its numbers are the plan's. Another team sets its own for all policies or for one, with \`--policy-pack-config <file>\`:

\`\`\`json
{
  "all": { "regions": ["eu-west-1", "eu-central-1"] },
  "escalation-acknowledged-in-time": { "acknowledgeWithinMinutes": { "p0": 10 } }
}
\`\`\`

| Setting                    | Meaning                                                                        |
| -------------------------- | ------------------------------------------------------------------------------ |
| \`acknowledgeWithinMinutes\` | minutes by severity (\`p0\` to \`p3\`) within which somebody must have acknowledged |
| \`rungs\`                    | the fewest rungs of a severity's ladder                                        |
| \`regions\`                  | regions that resources may be in, the primary first; none means any            |
| \`evidenceDays\`             | the fewest days that evidence is kept                                          |

## All of them

| Policy | Level | Looks at | Demands | Source |
| --- | --- | --- | --- | --- |
${rows.sort().join("\n")}
`;
}
