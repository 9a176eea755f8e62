"""Runs what Systems Manager runs in its own cloud: API calls and Python steps, one after the other, on JSON lines.

Every call is checked against the vendor's API model by botocore itself, and asked about before it is sent: the reader of
our output says whether the role may. Sleeping takes no time but counts, and addresses on the web lead to loopback.
"""

import contextlib
import io
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import boto3
import botocore.exceptions
import botocore.session
from botocore import xform_name

real_out, real_time, real_urlopen = sys.stdout, time.time, urllib.request.urlopen
world = {"web": {}, "dead": []}
clock = {"slept": 0.0, "deadline": None}


class TimedOut(BaseException):
    """A step took longer than it may. Not an Exception: no step's own handling may swallow it."""


def say(message):
    real_out.write(json.dumps(message, default=str) + "\n")
    real_out.flush()


def ask(service, operation, region, params):
    say({"ask": {"service": service, "operation": operation, "region": region, "params": params}})
    return json.loads(sys.stdin.readline())


def sleep(seconds):
    clock["slept"] += seconds
    if clock["deadline"] is not None and clock["slept"] > clock["deadline"]:
        raise TimedOut()


time.sleep = sleep
time.time = lambda: real_time() + clock["slept"]


def plain(value):
    return f"<{len(value)} bytes>" if isinstance(value, (bytes, bytearray)) else value


def before_build(params, model, context, **_):
    context["asked"] = {name: plain(value) for name, value in params.items()}


def before_call(model, params, request_signer, **_):
    asked = params["context"].get("asked", {})
    service = model.service_model.service_name
    region = params["context"]["client_region"]
    answer = ask(service, model.name, region, asked)
    if not answer["allowed"]:
        error = {"Error": {"Code": "AccessDeniedException", "Message": answer["why"]}}
        raise botocore.exceptions.ClientError(error, model.name)


session = boto3.session.Session()
session.events.register("before-parameter-build", before_build)
session.events.register("before-call", before_call)
clients = {}


def client(service, region_name=None, **options):
    """Clients are made once: their models are large. Nothing is tried twice, whatever a script says."""
    key = (service, region_name, options.get("endpoint_url"))
    if key not in clients:
        clients[key] = session.client(
            service, region_name=region_name, **{k: v for k, v in options.items() if k == "endpoint_url"}
        )
    return clients[key]


boto3.client = client


def urlopen(request, *rest, **options):
    request = request if isinstance(request, urllib.request.Request) else urllib.request.Request(request)
    url = urllib.parse.urlsplit(request.full_url)
    parts = url.hostname.split(".")
    if url.hostname.endswith(".amazonaws.com") and parts[-4] == "s3":
        bucket, region = ".".join(parts[:-4]), parts[-3]
        if region in world["dead"]:
            raise urllib.error.URLError("timed out")
        # Nobody in particular asks: the emulator judges by the bucket's policy.
        return real_urlopen(f"{os.environ['AWS_ENDPOINT_URL']}/{bucket}{url.path}", timeout=10)
    base = world["web"].get(url.hostname)
    if base is None:
        raise urllib.error.URLError("timed out")
    headers = {**dict(request.header_items()), "X-Host": url.hostname}
    path = url.path + ("?" + url.query if url.query else "")
    forwarded = urllib.request.Request(base + path, request.data, headers, method=request.get_method())
    return real_urlopen(forwarded, timeout=10)


urllib.request.urlopen = urlopen


def call(service, api, region, inputs):
    answer = getattr(client(service, region_name=region), xform_name(api))(**inputs)
    answer.pop("ResponseMetadata", None)
    return answer


def script(text, handler, payload):
    space = {"__name__": "script"}
    exec(compile(text, "script.py", "exec"), space)
    return space[handler](payload, {})


def serve(request):
    clock["slept"], clock["deadline"] = 0.0, request.get("timeoutSeconds")
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            if request["kind"] == "call":
                result = call(request["service"], request["api"], request["region"], request["inputs"])
            else:
                os.environ["AWS_REGION"] = os.environ["AWS_DEFAULT_REGION"] = request["region"]
                result = script(request["script"], request["handler"], request["payload"])
        return {"result": result}
    except TimedOut:
        return {"timedOut": True}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


for line in sys.stdin:
    message = json.loads(line)
    if message["kind"] == "world":
        world.update(message["world"])
        say({"result": None})
    else:
        say({**serve(message), "slept": clock["slept"]})
