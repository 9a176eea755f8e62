/** A statement of an IAM policy. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: Readonly<Record<string, string | readonly string[]>> | "*";
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** A policy document. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/** A policy of these statements. */
export const policy = (...statements: readonly Statement[]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: statements,
});

/** A single value as such: AWS returns it so, and a list would differ for ever. */
export const only = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 ? (values[0] ?? "") : values;

/** Allows actions on resources. */
export const allow = (sid: string, actions: readonly string[], resources: string | readonly string[]): Statement => ({
  Sid: sid,
  Effect: "Allow",
  Action: only(actions),
  Resource: resources,
});

/** Lets a service of AWS act in a role, for this account only, so that no other account's setup can borrow it. */
export const serviceTrust = (accountId: string, ...services: readonly string[]): Statement => ({
  Sid: "Services",
  Effect: "Allow",
  Principal: { Service: only(services) },
  Action: "sts:AssumeRole",
  Condition: { StringEquals: { "aws:SourceAccount": accountId } },
});

/** Lets a function act in its role. Only who may pass a role of this account can give it to a function. */
export const lambdaTrust: Statement = {
  Sid: "Functions",
  Effect: "Allow",
  Principal: { Service: "lambda.amazonaws.com" },
  Action: "sts:AssumeRole",
};

/** Lets people act in a role, with a second factor not older than an hour. */
export const peopleTrust = (principals: readonly string[]): Statement => ({
  Sid: "PeopleWithSecondFactor",
  Effect: "Allow",
  Principal: { AWS: only(principals) },
  Action: "sts:AssumeRole",
  Condition: {
    Bool: { "aws:MultiFactorAuthPresent": "true" },
    NumericLessThan: { "aws:MultiFactorAuthAge": "3600" },
  },
});

/** Lets a machine of this account act in a role: it has no second factor, so its role starts little. */
export const machineTrust = (accountId: string, principals: readonly string[]): Statement => ({
  Sid: "Machines",
  Effect: "Allow",
  Principal: { AWS: only(principals) },
  Action: "sts:AssumeRole",
  Condition: { StringEquals: { "aws:PrincipalAccount": accountId } },
});

/** As text, with the order in which it is written. */
export const asJson = (document: PolicyDocument): string => JSON.stringify(document);
