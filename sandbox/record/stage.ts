import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import {
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from "@aws-sdk/client-scheduler";
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Plan } from "../../src/plan";
import type { RecordSpecs } from "../../src/record";
import { event, toSecond, type Deed, type IncidentEvent } from "../../src/record/runtime/core";
import { connect, type Runtime } from "../../src/record/runtime/handle";
import { takeIn, type UrlResponse } from "../../src/record/runtime/ingress";
import { message, type Message } from "../../src/record/runtime/messages";
import { work } from "../../src/record/runtime/worker";
import type { Resource } from "../../src/review/resources";
import { startEmulator } from "../emulator";
import { build } from "./build";
import type { KnownIncident } from "./vendors/pagerduty";
import { serveVendors, type Vendors } from "./vendors/serve";
import { secretOf } from "./vendors/vendor";
import { signatureOf, webhookOf, type WireIncident } from "./webhooks";

/** The declared record, running: AWS emulated, every vendor on loopback, and a clock that somebody else moves. */
export interface Stage {
  readonly runtime: Runtime;
  readonly vendors: Vendors;
  /** Lets something happen to an incident at PagerDuty, which tells the ingress of it, unless the webhook gets lost. */
  readonly happen: (incident: WireIncident, what: IncidentEvent["what"], who?: string, lost?: boolean) => Promise<void>;
  readonly post: (body: string, signature: string) => Promise<UrlResponse>;
  /** Moves the clock, lets timers go off in their order on the way, and works the queue off. */
  readonly until: (at: string) => Promise<void>;
  /** What was done at vendors, in its order. */
  readonly done: () => readonly Done[];
  /** The paths of what the write-once store keeps. */
  readonly kept: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Something that the record did. */
export interface Done {
  readonly at: string;
  readonly incident: string;
  readonly deed: Deed;
}

const webhookSecret = secretOf("pagerduty-webhooks");
/** After so many tries in a row the stage gives up on a message, as the queue does. */
const mostTries = 20;

/**
 * Puts the record on its stage.
 *
 * @param resources what the program declares; the table, the queue and the secrets are made as it says.
 * @param startsAt where the clock begins.
 */
export async function openStage(
  specs: RecordSpecs,
  plan: Plan,
  resources: readonly Resource[],
  startsAt: string,
): Promise<Stage> {
  const emulator = await startEmulator();
  Object.assign(process.env, emulator.env);
  const incidents = new Map<string, KnownIncident>();
  const vendors = await serveVendors(incidents);
  const facts = await build(specs, resources, vendors, emulator);
  let now = startsAt;
  let missed = false;
  const connected = connect(
    facts,
    plan,
    () => new Date(now),
    () => undefined,
  );
  const done: Done[] = [];
  const runtime: Runtime = {
    ...connected,
    dispatch: async (deed, key, view, again, at) => {
      const result = await connected.dispatch(deed, key, view, again, at);
      done.push({ at, incident: view.record.id, deed });
      return result;
    },
  };
  const { region, queueUrl: QueueUrl } = facts.storage;
  const sqs = new SQSClient({ region });
  const scheduler = new SchedulerClient({ region });

  const timers = new Map<string, Timer>();

  const workOff = async (): Promise<void> => {
    const tries = new Map<string, number>();
    for (;;) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
      );
      if (Messages.length === 0) return;
      const Records = Messages.map((it) => ({
        messageId: it.MessageId ?? "",
        receiptHandle: it.ReceiptHandle ?? "",
        body: it.Body ?? "",
      }));
      const { batchItemFailures } = await work({ Records }, runtime, () => Promise.resolve());
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      for (const { messageId, receiptHandle: ReceiptHandle, body } of Records) {
        const tried = (tries.get(messageId) ?? 0) + 1;
        tries.set(messageId, tried);
        if (!failed.has(messageId)) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        else if (tried > mostTries) throw new Error(`given up after ${tried} tries: ${body}`);
      }
      // Whoever was told to wait waits; here the clock is moved instead.
      if (failed.size > 0) now = toSecond(new Date(Date.parse(now) + 5_000));
    }
  };

  const post: Stage["post"] = (body, signature) =>
    takeIn(
      { body, headers: { "x-pagerduty-signature": signature } },
      { secrets: () => Promise.resolve(webhookSecret), send: runtime.services.send, log: () => undefined },
    );

  return {
    runtime,
    vendors,
    post,
    happen: async (wire, what, who, lost = false) => {
      const known = incidents.get(wire.id) ?? { wire, events: [] };
      incidents.set(wire.id, known);
      const happened = event(what, now, who);
      known.events.push(happened);
      if (lost) {
        missed = true;
        return;
      }
      const body = webhookOf(wire, happened);
      await post(body, signatureOf(body, webhookSecret));
      await workOff();
    },
    until: async (at) => {
      await workOff();
      for (;;) {
        const due = await nextTimer(scheduler, facts.storage.scheduleGroup, timers);
        if (due === undefined || due.at > at) break;
        if (due.at > now) now = due.at;
        await scheduler.send(new DeleteScheduleCommand({ GroupName: facts.storage.scheduleGroup, Name: due.name }));
        await runtime.services.send(due.message);
        await workOff();
      }
      if (at > now) now = at;
      // The record asks PagerDuty every few minutes; here it does when there is something to be found.
      if (missed) await runtime.services.send({ is: "reconcile" });
      missed = false;
      await workOff();
    },
    done: () => done,
    kept: async () => {
      const { Contents = [] } = await new S3Client({ region, forcePathStyle: true }).send(
        new ListObjectsV2Command({ Bucket: facts.storage.evidenceBucket }),
      );
      return Contents.flatMap(({ Key }) => Key ?? []);
    },
    close: async () => {
      await vendors.close();
      await emulator.close();
    },
  };
}

/** A timer that is set. */
interface Timer {
  readonly name: string;
  readonly at: string;
  readonly message: Message;
}

/** The timer that goes off next. What was read once is remembered: a timer never changes. */
async function nextTimer(
  scheduler: SchedulerClient,
  GroupName: string,
  known: Map<string, Timer>,
): Promise<Timer | undefined> {
  const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({ GroupName, MaxResults: 100 }));
  const timers: Timer[] = [];
  for (const { Name: name = "" } of Schedules) {
    const timer = known.get(name) ?? (await readTimer(scheduler, GroupName, name));
    known.set(name, timer);
    timers.push(timer);
  }
  return timers.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.name < b.name ? -1 : 1))[0];
}

async function readTimer(scheduler: SchedulerClient, GroupName: string, Name: string): Promise<Timer> {
  const found = await scheduler.send(new GetScheduleCommand({ GroupName, Name }));
  const at = /^at\((.+)\)$/.exec(found.ScheduleExpression ?? "")?.[1] ?? "";
  return { name: Name, at: `${at}Z`, message: message.parse(JSON.parse(found.Target?.Input ?? "{}")) };
}
