import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Emulator } from "../emulator";
import { mayCall, refusal, type Identity, type ResourcePolicies } from "./authorisation";
import { automationDocument, InvalidParameters, parametersOf, type AutomationDocument } from "./document";
import { play, type Decision, type Execution } from "./execution";
import { select } from "./substitute";
import { startWorker } from "./worker";

/** A rule of the event bus that starts a document with what an event says. */
export interface StartingRule {
  readonly region: string;
  /** Lists of values by path, as EventBridge matches them. */
  readonly pattern: Readonly<Record<string, unknown>>;
  readonly document: string;
  /** The role that it starts the document in. */
  readonly role: string;
  readonly inputPaths: Readonly<Record<string, string>>;
  readonly inputTemplate: string;
}

/** What an account has, as far as automation is concerned. */
export interface Account {
  /** By `<region> <name>`. */
  readonly documents: ReadonlyMap<string, AutomationDocument>;
  /** Policies of roles, by ARN. */
  readonly roles: ReadonlyMap<string, unknown>;
  readonly resources: ResourcePolicies;
  /** Rules of the event bus that start a document. */
  readonly rules: readonly StartingRule[];
  /** Loopback addresses of what stands on the web, by host name. */
  readonly web: Readonly<Record<string, string>>;
}

/** How one run is disturbed. */
export interface Disturbance {
  /** Answers approvals at once; without it they wait for `SendAutomationSignal`. */
  readonly decide?: (step: string) => Decision;
  readonly breaks?: string;
  /** Called when the run has ended, whatever its end; EventBridge's place. */
}

/** Systems Manager's automation on loopback. */
export interface SystemsManager {
  readonly url: string;
  /** What SDKs need to find it, and the emulator for everything else. */
  readonly env: Readonly<Record<string, string>>;
  readonly use: (account: Account) => void;
  /** Starts a document as somebody, and waits for its end. */
  readonly run: (
    region: string,
    name: string,
    parameters: Readonly<Record<string, readonly string[]>>,
    disturbance?: Disturbance,
  ) => Promise<Execution>;
  /** From now on these regions are dead: for AWS, for documents and for the web. */
  readonly kill: (...regions: readonly string[]) => Promise<void>;
  readonly executions: () => readonly Execution[];
  /** Approves what a run waits for. */
  readonly approve: (execution: string) => void;
  /** Runs a script that nobody's rights concern: what the sandbox itself does to the account. */
  readonly perform: (script: string, handler: string, payload: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

interface Started {
  readonly execution: Execution;
  readonly ended: Promise<void>;
  readonly signal: (decision: Decision) => void;
}

const errorType = (error: unknown) => (error instanceof InvalidParameters ? error.name : "ValidationException");

/** Starts it beside an emulator: the documents that it is given run there as their roles, and only by their rights. */
export async function startSystemsManager(emulator: Emulator, caller?: string): Promise<SystemsManager> {
  let account: Account = { documents: new Map(), roles: new Map(), resources: { buckets: {} }, rules: [], web: {} };
  let dead: readonly string[] = [];
  const runs = new Map<string, Started>();

  const identities = new Map<string, Identity>();
  const identityOf = (arn: string): Identity => {
    const policies = account.roles.has(arn) ? [{ name: arn, policy: account.roles.get(arn) }] : [];
    const known = identities.get(arn) ?? { arn, policies };
    identities.set(arn, known);
    return known;
  };

  const start = async (
    region: string,
    name: string,
    given: Readonly<Record<string, readonly string[]>>,
    { decide, breaks }: Disturbance,
    starter = caller,
  ): Promise<Started> => {
    if (dead.includes(region)) throw new Error("the region is dead");
    const document = account.documents.get(`${region} ${name}`);
    if (document === undefined) throw new Error(`Document with name ${name} does not exist.`);
    if (starter !== undefined) await mustBeAllowed(identityOf(starter), region, name, document.assumeRole);
    const parameters = parametersOf(document, given);
    const execution: Execution = {
      AutomationExecutionId: randomUUID(),
      DocumentName: name,
      DocumentVersion: "1",
      AutomationExecutionStatus: "Pending",
      Parameters: Object.fromEntries([...parameters].map(([key, it]) => [key, Array.isArray(it) ? it : [String(it)]])),
      ExecutedBy: starter ?? "arn:aws:sts::123456789012:assumed-role/zkp-operator/alice",
      ExecutionStartTime: Math.floor(Date.now() / 1000),
      StepExecutions: [],
    };
    let signal: (decision: Decision) => void = () => undefined;
    const role = identityOf(document.assumeRole);
    const ended = play(document, execution, parameters, {
      region,
      run: worker.run,
      mayCall: (call) => mayCall(call, role, { emulator, resources: account.resources }),
      decide: (step) =>
        decide === undefined ? new Promise<Decision>((resolve) => (signal = resolve)) : Promise.resolve(decide(step)),
      ...(breaks !== undefined && { breaks }),
    });
    const started = {
      execution,
      ended,
      signal: (it: Decision) => {
        signal(it);
      },
    };
    runs.set(execution.AutomationExecutionId, started);
    return started;
  };

  /** Tells the event bus that a run has ended, and starts what its rules start. */
  const announceEnd = async (
    { AutomationExecutionId, DocumentName, AutomationExecutionStatus }: Execution,
    region: string,
  ) => {
    const event = {
      source: "aws.ssm",
      "detail-type": "EC2 Automation Execution Status-change Notification",
      detail: { ExecutionId: AutomationExecutionId, Definition: DocumentName, Status: AutomationExecutionStatus },
    };
    for (const rule of account.rules.filter((it) => it.region === region && matches(it.pattern, event))) {
      const input = Object.entries(rule.inputPaths).reduce(
        (text, [name, path]) => text.replaceAll(`<${name}>`, String(select(event, path))),
        rule.inputTemplate,
      );
      const { ended } = await start(
        region,
        rule.document,
        JSON.parse(input) as Record<string, string[]>,
        {},
        rule.role,
      );
      await ended;
    }
  };

  const operations: Readonly<Record<string, (body: Record<string, unknown>, region: string) => unknown>> = {
    StartAutomationExecution: async (body, region) => {
      const parameters = (body.Parameters ?? {}) as Record<string, string[]>;
      const { execution, ended } = await start(region, String(body.DocumentName), parameters, {});
      void ended.then(() => announceEnd(execution, region));
      return { AutomationExecutionId: execution.AutomationExecutionId };
    },
    GetAutomationExecution: (body) => ({ AutomationExecution: found(body.AutomationExecutionId).execution }),
    SendAutomationSignal: (body) => {
      const says = body.SignalType === "Approve" ? "Approve" : "Reject";
      const comment = ((body.Payload ?? {}) as Record<string, string[]>).Comment?.[0];
      found(body.AutomationExecutionId).signal({
        says,
        by: "arn:aws:sts::123456789012:assumed-role/zkp-approver/bob",
        ...(comment !== undefined && { comment }),
      });
      return {};
    },
  };
  const found = (id: unknown): Started => {
    const run = runs.get(String(id));
    if (run === undefined) throw new Error(`Automation execution ${String(id)} does not exist.`);
    return run;
  };

  const server = createServer((request, response) => {
    void (async () => {
      const operation = String(request.headers["x-amz-target"] ?? "").replace(/^AmazonSSM\./, "");
      const region = /Credential=[^/]+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? "")?.[1] ?? "";
      const body = await textOf(request);
      const answer = (status: number, it: unknown) =>
        response.writeHead(status, { "Content-Type": "application/x-amz-json-1.1" }).end(JSON.stringify(it));
      if (dead.includes(region))
        return void answer(503, { __type: "ServiceUnavailable", message: "the region is dead" });
      const handle = operations[operation];
      if (handle === undefined) return void answer(400, { __type: "UnknownOperationException", message: operation });
      try {
        answer(200, await handle(JSON.parse(body) as Record<string, unknown>, region));
      } catch (error) {
        answer(400, { __type: errorType(error), message: (error as Error).message });
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const worker = startWorker(emulator, url);
  const live = () => {
    const alive = Object.entries(account.web).filter(([host]) => !dead.some((region) => host.includes(region)));
    return worker.live({ web: Object.fromEntries(alive), dead });
  };

  return {
    url,
    env: { ...emulator.env, AWS_ENDPOINT_URL_SSM: url },
    use: (it) => {
      account = it;
      identities.clear();
      void live();
    },
    run: async (region, name, parameters, disturbance = {}) => {
      const { execution, ended } = await start(region, name, parameters, disturbance);
      await ended;
      await announceEnd(execution, region);
      return execution;
    },
    kill: async (...regions) => {
      dead = regions;
      await emulator.kill(...regions);
      await live();
    },
    perform: async (script, handler, payload) => {
      const work = { kind: "script", script, handler, region: "us-west-2", payload } as const;
      const outcome = await worker.run(work, 600, () => Promise.resolve({ allowed: true }));
      if (!("result" in outcome)) throw new Error(JSON.stringify(outcome));
      return outcome.result;
    },
    approve: (id) => {
      found(id).signal({ says: "Approve", by: "the commander" });
    },
    executions: () => [...runs.values()].map(({ execution }) => execution),
    close: async () => {
      worker.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whether an event matches a pattern: at every path of it, one of the listed values. */
function matches(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.includes(event);
  const there = event as Readonly<Record<string, unknown>>;
  return Object.entries(pattern as object).every(([key, it]) => key in there && matches(it, there[key]));
}

/** Whoever starts a document needs the right on it, on its definition and on the run, and to hand its role over. */
async function mustBeAllowed(identity: Identity, region: string, name: string, role: string): Promise<void> {
  const started = [`document/${name}`, `automation-definition/${name}:1`, "automation-execution/1"].map((it) => ({
    action: "ssm:StartAutomationExecution",
    resource: `arn:aws:ssm:${region}:123456789012:${it}`,
  }));
  const passed = { "iam:PassedToService": "ssm.amazonaws.com" };
  for (const question of [...started, { action: "iam:PassRole", resource: role, context: passed }]) {
    const why = await refusal(question, identity);
    if (why !== undefined) throw new Error(why);
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Reads documents as AWS would when they are made: one that it refuses is refused here. */
export const documentsOf = (
  all: readonly { readonly region: string; readonly name: string; readonly content: string }[],
): Map<string, AutomationDocument> =>
  new Map(all.map(({ region, name, content }) => [`${region} ${name}`, automationDocument.parse(JSON.parse(content))]));
