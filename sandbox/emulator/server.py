"""An AWS API on loopback: moto's, with what responders depend on and moto lacks.

It prints its port, serves until its standard input is closed (so it never outlives whoever started it), and adds:

- a region can be dead: `POST /emulator/dead-regions` with a JSON list; every call that is signed for it gets a 503;
- a replica of a KMS key has aliases and tags of its own, as in AWS; moto's copy shares the primary's;
- replicas of DynamoDB tables: `UpdateTable` with `ReplicaUpdates` makes the other region's table the same table, as a
  strongly consistent global table is. moto itself keeps every region's tables apart.
"""

import copy
import json
import os
import sys
import threading

from moto.backends import get_backend
from moto.core import DEFAULT_ACCOUNT_ID
from moto.core.serialize import BaseJSONSerializer
from moto.dynamodb.models import dynamodb_backends
from moto.kms.models import kms_backends
from moto.kms.utils import AbstractPrivateKey
from moto.kms.responses import KmsResponse
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

moto = DomainDispatcherApplication(create_backend_app)
dead_regions = set()
kept = {}


def region_of(request):
    """The region that a call is signed for: Credential=<key>/<day>/<region>/<service>/aws4_request."""
    scope = request.headers.get("Authorization", "").partition("Credential=")[2].split("/")
    return scope[2] if len(scope) > 2 else request.args.get("X-Amz-Credential", "///").split("/")[2]


def replicate(region, body):
    """Makes the tables of the named regions the same table, and answers as UpdateTable does."""
    tables = dynamodb_backends[DEFAULT_ACCOUNT_ID]
    table = tables[region].tables.get(body["TableName"])
    if table is None:
        error = "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"
        message = f"Requested resource not found: Table: {body['TableName']} not found"
        return Response(json.dumps({"__type": error, "message": message}), 400)
    replicas = [it["Create"]["RegionName"] for it in body["ReplicaUpdates"] if "Create" in it]
    for it in replicas:
        tables[it].tables[body["TableName"]] = table
    described = table.describe(base_key="TableDescription")
    described["TableDescription"]["Replicas"] = [{"RegionName": it, "ReplicaStatus": "ACTIVE"} for it in replicas]
    return Response(json.dumps(described, default=str), content_type="application/x-amz-json-1.0")


def replicate_key(self):
    answer = shared_replica(self)
    region = self._get_param("ReplicaRegion")
    there = kms_backends[DEFAULT_ACCOUNT_ID][region]
    replica = there.keys[self._get_param("KeyId").split("/")[-1]]
    replica.aliases = {}
    replica.multi_region_configuration = copy.deepcopy(replica.multi_region_configuration)
    replica.policy = self._get_param("Policy") or replica.generate_default_policy()
    there.tagger.tag_resource(replica.id, self._get_param("Tags") or [])
    return answer


shared_replica = KmsResponse.replicate_key
KmsResponse.replicate_key = replicate_key


def serialize_structure(self, serialized, value, shape, key):
    plain = shape.name == "AttributeValue" and isinstance(value, dict) and all(isinstance(it, str) for it in value.values())
    if plain:
        serialized[key] = value
    else:
        shared_structure(self, serialized, value, shape, key)


# A text or a number of an item is in the wire's form already; walking through its shape takes most of a query's time.
shared_structure = BaseJSONSerializer._serialize_type_structure
BaseJSONSerializer._serialize_type_structure = serialize_structure


def backends_of(services):
    """The state of services, by account and region: plain attributes of moto's backends."""
    for service in services:
        for account, regions in get_backend(service).items():
            for region, backend in regions.items():
                yield (service, account, region), backend


def keep(services):
    """Remembers what services hold, as a whole: what two regions share stays shared."""
    kept.clear()
    kept.update(copy.deepcopy({key: backend.__dict__ for key, backend in backends_of(services)}))


def restore():
    """Regions come back, and services hold again what was kept of them."""
    dead_regions.clear()
    for (service, account, region), attributes in copy.deepcopy(dict(kept)).items():
        get_backend(service)[account][region].__dict__ = attributes


# What is inside a key is never changed, and cannot be copied.
AbstractPrivateKey.__deepcopy__ = lambda self, memo: self


def application(environ, start_response):
    request = Request(environ)
    if request.path == "/emulator/dead-regions":
        dead_regions.clear()
        dead_regions.update(json.loads(request.get_data()))
        return Response("{}")(environ, start_response)
    if request.path == "/emulator/keep":
        keep(json.loads(request.get_data()))
        return Response("{}")(environ, start_response)
    if request.path == "/emulator/restore":
        restore()
        return Response("{}")(environ, start_response)
    if request.path == "/moto-api/reset":
        dead_regions.clear()
    elif region_of(request) in dead_regions:
        return Response("the region is dead", 503)(environ, start_response)
    if request.headers.get("X-Amz-Target", "").endswith(".UpdateTable"):
        body = json.loads(request.get_data())
        if "ReplicaUpdates" in body:
            return replicate(region_of(request), body)(environ, start_response)
    return moto(environ, start_response)


def main():
    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=MotoRequestHandler)
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    print(server.server_port, flush=True)
    server.serve_forever()


main()
