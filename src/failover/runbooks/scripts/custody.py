import hashlib
import time


def folder(run, kind):
    return f"incidents/{run['incident']}/{kind}/"


def look(run, context):
    """The window, and whether every log group is there and has spoken in it."""
    until = int(time.time() * 1000)
    since = until - int(run["minutes"]) * 60000
    logs = client("logs", run["region"])
    found = {}
    for page in logs.get_paginator("describe_log_groups").paginate(logGroupNamePrefix="/zkp/"):
        found.update({it["logGroupName"]: it.get("storedBytes", 0) for it in page["logGroups"]})
    missing = [it for it in run["groups"] if it not in found]
    if missing:
        raise Exception(f"there is no log group {', '.join(missing)}")
    return {"since": since, "until": until, "before": {it: found[it] for it in run["groups"]}}


def objects(run, prefix):
    s3 = client("s3", run["region"])
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=run["bucket"], Prefix=prefix):
        for it in page.get("Contents", []):
            if not it["Key"].endswith("aws-logs-write-test"):
                yield it["Key"]


def digest(run, key):
    sha = hashlib.sha256()
    body = client("s3", run["region"]).get_object(Bucket=run["bucket"], Key=key)["Body"]
    for chunk in body.iter_chunks(1048576):
        sha.update(chunk)
    return sha.hexdigest()


def manifest(run, kind):
    return f"incidents/{run['incident']}/custody/{kind}.json"


def hash(run, context):
    """The hash of every object of a kind, with who collected it and when: the first link of the chain of custody."""
    hashes = {key: digest(run, key) for key in objects(run, folder(run, run["kind"]))}
    if not hashes:
        raise Exception(f"nothing of the {run['kind']} log arrived, whatever the export says")
    link = {"collectedBy": run["execution"], "collectedAt": now(), "region": run["region"], "sha256": hashes}
    client("s3", run["region"]).put_object(
        Bucket=run["bucket"],
        Key=manifest(run, run["kind"]),
        Body=json.dumps(link, sort_keys=True).encode(),
        ContentType="application/json",
        ChecksumAlgorithm="SHA256",
    )
    return {"objects": len(hashes)}


def verify(run, context):
    """Reads every manifest back, and that what it names is there; hashes are checked whenever evidence is read."""
    after = {}
    s3 = client("s3", run["region"])
    for kind in run["kinds"]:
        link = json.loads(s3.get_object(Bucket=run["bucket"], Key=manifest(run, kind))["Body"].read())
        there = set(objects(run, folder(run, kind)))
        gone = [key for key in link["sha256"] if key not in there]
        if gone:
            raise Exception(f"evidence is gone: {', '.join(gone)}")
        after[kind] = len(link["sha256"])
    return {"after": after}
