import hashlib
import time


def path(run):
    return f"breaches/{run['breach']}/affected-pids.txt"


def linked(run, region, deadline):
    """The PIDs that the registry logged as linked under a breach, from one region's log."""
    pids = set()
    query = {
        "logGroupName": run["log"],
        "startTime": int((time.time() - int(run["minutes"]) * 60) * 1000),
        "filterPattern": f'"{run["breach"]}"',
    }
    logs = client("logs", region)
    while True:
        page = logs.filter_log_events(**query)
        for it in page["events"]:
            event = json.loads(it["message"])
            if event.get("evt", {}).get("name") == "pid.linkage" and event.get("breach", {}).get("id") == run["breach"]:
                pids.update(event.get("affected", {}).get("pids", []))
        if "nextToken" not in page:
            return pids
        if time.time() > deadline:
            raise Exception("the log could not be read in time; shorten LogWindowMinutes")
        query["nextToken"] = page["nextToken"]


def find(run, context):
    """Lists the affected PIDs, and keeps the list where the approver reads it and nobody can change it."""
    deadline = time.time() + 180
    found = everywhere(run["regions"], lambda it: sorted(linked(run, it, deadline)))
    pids = sorted({pid for some in found["done"].values() for pid in some})
    if not pids:
        raise Exception(f"no PID was logged as linked under breach {run['breach']} in {run['minutes']} minutes")
    body = ("\n".join(pids) + "\n").encode()
    digest = hashlib.sha256(body).hexdigest()
    if run["expected"] not in ("any", digest):
        raise Exception(f"the list has the hash {digest}, not {run['expected']}: it is not the one that was looked at")

    def put(region):
        bucket = run["buckets"][region]
        client("s3", region).put_object(
            Bucket=bucket, Key=path(run), Body=body, ContentType="text/plain", ChecksumAlgorithm="SHA256"
        )
        return f"s3://{bucket}/{path(run)}"

    return {"list": anywhere(run["regions"], put), "sha256": digest, "count": len(pids), "open": found["open"]}
