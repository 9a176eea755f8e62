import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Difference } from "./differences";
import { listen, unary, type Attached, type Handler, type Instruments } from "./server";
import { concealAllLike, fromStruct, revealAll, secret, toStruct, type Properties } from "./values";

/** Which resource a call is about. */
export interface Subject {
  /** Type token, such as `pagerduty:index/user:User`. */
  readonly type: string;
  readonly urn: string;
  /** The name the program gives it. */
  readonly name: string;
}

/** What a vendor holds of one resource. All values are plain: secrets are marked again on the way out. */
export interface Held {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** Why some inputs are refused: the property's path and a message that says what is allowed. */
export interface Refusal {
  readonly property: string;
  readonly reason: string;
}

/** What one stand-in provider does; the protocol around it is the same for all. */
export interface ProviderBehaviour {
  /** At least the version of the SDK: the engine warns about an older one. */
  readonly version: string;
  readonly configure: (settings: Properties) => void;
  readonly check: (subject: Subject, inputs: Properties) => readonly Refusal[];
  /** What differs between two sets of inputs, as the vendor sees it. */
  readonly differences: (type: string, before: Properties, after: Properties) => readonly Difference[];
  /** Properties that cannot be changed in place. */
  readonly replacedBy: (type: string) => readonly string[];
  /** Outputs that the real provider marks as secret. */
  readonly secretOutputs: (type: string) => readonly string[];
  readonly create: (subject: Subject, inputs: Properties) => Held;
  /** What is there; `known` is what the state holds of it, which may be nothing. */
  readonly read: (subject: Subject, id: string, known: Properties) => Held | undefined;
  /** From what the state knows to what the program wants; what is there may be a third thing. */
  readonly update: (subject: Subject, id: string, known: Properties, wanted: Properties) => Held;
  readonly remove: (subject: Subject, id: string) => void;
  readonly invoke: (token: string, args: Properties) => Properties;
}

/** Serves Pulumi's provider protocol for one package, until closed. */
export async function serveProvider(behaviour: ProviderBehaviour, instruments: Instruments = {}): Promise<Attached> {
  const method = <Request, Response>(name: string, handle: Handler<Request, Response>) =>
    unary(name, handle, instruments);
  return listen(ResourceProviderService, {
    getPluginInfo: method("GetPluginInfo", () => new plugin.PluginInfo().setVersion(behaviour.version)),
    attach: method("Attach", () => new Empty()),
    cancel: method("Cancel", () => new Empty()),
    checkConfig: method("CheckConfig", (request: rpc.CheckRequest) =>
      new rpc.CheckResponse().setInputs(request.getNews()),
    ),
    diffConfig: method("DiffConfig", (request: rpc.DiffRequest) => answerDiff(behaviour, request)),
    configure: method("Configure", (request: rpc.ConfigureRequest) => {
      behaviour.configure(revealAll(fromStruct(request.getArgs())));
      return new rpc.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
    }),
    check: method("Check", (request: rpc.CheckRequest) => check(behaviour, request)),
    diff: method("Diff", (request: rpc.DiffRequest) => answerDiff(behaviour, request)),
    create: method("Create", (request: rpc.CreateRequest) => create(behaviour, request)),
    read: method("Read", (request: rpc.ReadRequest) => read(behaviour, request)),
    update: method("Update", (request: rpc.UpdateRequest) => update(behaviour, request)),
    delete: method("Delete", (request: rpc.DeleteRequest) => {
      behaviour.remove(subjectOf(request), request.getId());
      return new Empty();
    }),
    invoke: method("Invoke", (request: rpc.InvokeRequest) =>
      new rpc.InvokeResponse().setReturn(
        toStruct(behaviour.invoke(request.getTok(), revealAll(fromStruct(request.getArgs())))),
      ),
    ),
  });
}

function check(behaviour: ProviderBehaviour, request: rpc.CheckRequest): rpc.CheckResponse {
  const refusals = behaviour.check(subjectOf(request), revealAll(fromStruct(request.getNews())));
  // Of a property that is named apart, the engine also prints a value, and finds none below the first level.
  const said = refusals.map(({ property, reason }) => (property === "" ? reason : `${property}: ${reason}`));
  return new rpc.CheckResponse()
    .setInputs(request.getNews())
    .setFailuresList(said.map((it) => new rpc.CheckFailure().setReason(it)));
}

function answerDiff(behaviour: ProviderBehaviour, request: rpc.DiffRequest): rpc.DiffResponse {
  const type = request.getType();
  const found = behaviour.differences(type, fromStruct(request.getOldInputs()), fromStruct(request.getNews()));
  const replacedBy = behaviour.replacedBy(type);
  const replacing = found.filter((it) => replacedBy.includes(topLevel(it)));
  const { DIFF_NONE, DIFF_SOME } = rpc.DiffResponse.DiffChanges;
  const response = new rpc.DiffResponse()
    .setChanges(found.length === 0 ? DIFF_NONE : DIFF_SOME)
    .setDiffsList([...new Set(found.map(topLevel))])
    .setReplacesList([...new Set(replacing.map(topLevel))])
    .setHasdetaileddiff(true);
  for (const difference of found)
    response
      .getDetaileddiffMap()
      .set(difference.path, new rpc.PropertyDiff().setInputdiff(true).setKind(kindOf(difference, replacing)));
  return response;
}

function kindOf(difference: Difference, replacing: readonly Difference[]): rpc.PropertyDiff.Kind {
  const { Kind } = rpc.PropertyDiff;
  const replaces = replacing.includes(difference);
  if (difference.kind === "add") return replaces ? Kind.ADD_REPLACE : Kind.ADD;
  if (difference.kind === "delete") return replaces ? Kind.DELETE_REPLACE : Kind.DELETE;
  return replaces ? Kind.UPDATE_REPLACE : Kind.UPDATE;
}

function create(behaviour: ProviderBehaviour, request: rpc.CreateRequest): rpc.CreateResponse {
  // A preview knows what the program gives; what the vendor computes is left out, so the program sees it as unknown.
  if (request.getPreview()) return new rpc.CreateResponse().setProperties(request.getProperties());
  const inputs = fromStruct(request.getProperties());
  const held = behaviour.create(subjectOf(request), revealAll(inputs));
  return new rpc.CreateResponse().setId(held.id).setProperties(outputsOf(behaviour, request.getType(), held, inputs));
}

function read(behaviour: ProviderBehaviour, request: rpc.ReadRequest): rpc.ReadResponse {
  const known = { ...fromStruct(request.getProperties()), ...fromStruct(request.getInputs()) };
  const held = behaviour.read(subjectOf(request), request.getId(), revealAll(known));
  // An empty id tells the engine that the resource is gone.
  if (held === undefined) return new rpc.ReadResponse();
  return new rpc.ReadResponse()
    .setId(held.id)
    .setInputs(toStruct(concealAllLike(held.inputs, known)))
    .setProperties(outputsOf(behaviour, request.getType(), held, known));
}

function update(behaviour: ProviderBehaviour, request: rpc.UpdateRequest): rpc.UpdateResponse {
  const inputs = fromStruct(request.getNews());
  if (request.getPreview()) {
    const before = fromStruct(request.getOldInputs());
    const computed = Object.entries(fromStruct(request.getOlds())).filter(([name]) => !(name in before));
    return new rpc.UpdateResponse().setProperties(toStruct({ ...Object.fromEntries(computed), ...inputs }));
  }
  const known = revealAll(fromStruct(request.getOldInputs()));
  const held = behaviour.update(subjectOf(request), request.getId(), known, revealAll(inputs));
  return new rpc.UpdateResponse().setProperties(outputsOf(behaviour, request.getType(), held, inputs));
}

/** Marks as secret what came in as a secret, and what the real provider always marks. */
function outputsOf(behaviour: ProviderBehaviour, type: string, held: Held, marked: Properties) {
  const outputs = Object.entries(concealAllLike(held.outputs, marked));
  const secrets = behaviour.secretOutputs(type);
  return toStruct(
    Object.fromEntries(outputs.map(([name, value]) => [name, secrets.includes(name) ? secret(value) : value])),
  );
}

function subjectOf(request: { getType(): string; getUrn(): string; getName(): string }): Subject {
  return { type: request.getType(), urn: request.getUrn(), name: request.getName() };
}

function topLevel({ path }: Difference): string {
  return /^[\w-]+/.exec(path)?.[0] ?? path;
}
