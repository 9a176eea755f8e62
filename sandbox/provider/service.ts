import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { diffProperties, type Cloud } from "../cloud/cloud";
import { VendorError } from "../cloud/errors";
import { fromStruct, secret, toStruct, unknown } from "./wire";
import type { Properties } from "../cloud/store";

type Handler<Request, Response> = (request: Request) => Response;

/** Newer than any SDK asks for: the engine warns when a provider is older than the SDK. */
const pluginVersion = "100.0.0";

/**
 * The provider protocol in front of the stand-in cloud. One service stands in for every vendor: a resource's type token
 * says whose it is.
 */
export function addProviders(server: grpc.Server, cloud: Cloud): void {
  const handlers = {
    handshake: () => new proto.ProviderHandshakeResponse().setAcceptSecrets(false),
    getPluginInfo: () => new PluginInfo().setVersion(pluginVersion),
    attach: () => new Empty(),
    cancel: () => new Empty(),
    getSchema: () => new proto.GetSchemaResponse().setSchema("{}"),
    checkConfig: (request: proto.CheckRequest) => new proto.CheckResponse().setInputs(request.getNews()),
    diffConfig: (request: proto.DiffRequest) =>
      answerDiff(fromStruct(request.getOldInputs()), fromStruct(request.getNews()), []),
    configure: () => new proto.ConfigureResponse().setSupportspreview(true).setAcceptsecrets(false),
    check: (request: proto.CheckRequest) => {
      const type = typeOf(request.getUrn());
      const { inputs, failures } = cloud.check(type, fromStruct(request.getNews()));
      return new proto.CheckResponse()
        .setInputs(toStruct(inputs))
        .setFailuresList(
          failures.map(({ path, reason }) => new proto.CheckFailure().setProperty(path).setReason(reason)),
        );
    },
    diff: (request: proto.DiffRequest) => {
      const type = typeOf(request.getUrn());
      const news = fromStruct(request.getNews());
      const olds = fromStruct(request.getOldInputs());
      const ignored = new Set(request.getIgnorechangesList());
      const [kept, wanted] = [olds, news].map((it) => without(it, ignored)) as [Properties, Properties];
      return answerDiff(kept, wanted, cloud.replacedBy(type));
    },
    create: (request: proto.CreateRequest) => {
      const type = typeOf(request.getUrn());
      const inputs = fromStruct(request.getProperties());
      if (request.getPreview()) {
        const unknowns = Object.fromEntries(cloud.computedKeys(type).map((key) => [key, unknown]));
        return new proto.CreateResponse().setProperties(toStruct({ ...unknowns, ...inputs }));
      }
      const created = cloud.create(type, request.getUrn(), inputs);
      return new proto.CreateResponse().setId(created.id).setProperties(outputsOf(cloud, created));
    },
    read: (request: proto.ReadRequest) => {
      const found = cloud.read(typeOf(request.getUrn()), request.getId());
      if (found === undefined) return new proto.ReadResponse();
      return new proto.ReadResponse()
        .setId(found.id)
        .setInputs(toStruct(found.inputs))
        .setProperties(outputsOf(cloud, found));
    },
    update: (request: proto.UpdateRequest) => {
      const type = typeOf(request.getUrn());
      const news = fromStruct(request.getNews());
      if (request.getPreview()) {
        return new proto.UpdateResponse().setProperties(toStruct({ ...fromStruct(request.getOlds()), ...news }));
      }
      return new proto.UpdateResponse().setProperties(outputsOf(cloud, cloud.update(type, request.getId(), news)));
    },
    delete: (request: proto.DeleteRequest) => {
      cloud.delete(typeOf(request.getUrn()), request.getId());
      return new Empty();
    },
    invoke: (request: proto.InvokeRequest) =>
      new proto.InvokeResponse().setReturn(toStruct(cloud.invoke(request.getTok(), fromStruct(request.getArgs())))),
  };
  server.addService(
    rpc.ResourceProviderService,
    Object.fromEntries(
      Object.entries(handlers).map(([name, handler]) => [name, unary(handler as Handler<never, object>)]),
    ) as grpc.UntypedServiceImplementation,
  );
}

/** The type token inside a URN: `urn:pulumi:stack::project::parent$type::name`. */
function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

function answerDiff(olds: Properties, news: Properties, replacing: readonly string[]): proto.DiffResponse {
  const changes = diffProperties(olds, news);
  const response = new proto.DiffResponse()
    .setChanges(
      changes.length > 0 ? proto.DiffResponse.DiffChanges.DIFF_SOME : proto.DiffResponse.DiffChanges.DIFF_NONE,
    )
    .setHasdetaileddiff(true);
  const topLevel = (path: string) => path.split(/[.[]/)[0] ?? path;
  const replaces = changes.filter(({ path }) => replacing.includes(topLevel(path)));
  response.setReplacesList([...new Set(replaces.map(({ path }) => topLevel(path)))]);
  response.setDiffsList([...new Set(changes.map(({ path }) => topLevel(path)))]);
  const { Kind } = proto.PropertyDiff;
  const kinds = {
    add: [Kind.ADD, Kind.ADD_REPLACE],
    delete: [Kind.DELETE, Kind.DELETE_REPLACE],
    update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
  } as const;
  for (const { path, kind } of changes) {
    const replace = replacing.includes(topLevel(path));
    const detail = new proto.PropertyDiff().setKind(kinds[kind][replace ? 1 : 0]).setInputdiff(true);
    response.getDetaileddiffMap().set(path, detail);
  }
  return response;
}

function outputsOf(cloud: Cloud, object: Parameters<Cloud["outputs"]>[0]): ReturnType<typeof toStruct> {
  const secretKeys = new Set(cloud.secretKeys(object.type));
  const outputs = Object.entries(cloud.outputs(object));
  return toStruct(
    Object.fromEntries(outputs.map(([key, value]) => [key, secretKeys.has(key) ? secret(value) : value])),
  );
}

function without(properties: Properties, ignored: ReadonlySet<string>): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !ignored.has(key)));
}

function unary(handler: Handler<never, object>): grpc.handleUnaryCall<never, object> {
  return (call, reply) => {
    try {
      reply(null, handler(call.request));
    } catch (error) {
      const message =
        error instanceof VendorError ? error.message : String(error instanceof Error ? error.stack : error);
      reply({ code: grpc.status.UNKNOWN, message });
    }
  };
}
