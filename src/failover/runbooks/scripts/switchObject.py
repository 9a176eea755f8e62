import urllib.error
import urllib.request


def position(run):
    listed = client("s3", run["standby"]).list_objects_v2(Bucket=run["bucket"], Prefix=run["object"])
    return "thrown" if listed["KeyCount"] > 0 else "not thrown"


def look(run, context):
    return {"before": position(run)}


def throw(run, context):
    """The object's presence makes the primary's inverted health check fail: one call, in the standby."""
    if run["do"] == "take-back":
        return {}
    s3 = client("s3", run["standby"])
    s3.put_object(Bucket=run["bucket"], Key=run["object"], Body=run["incident"].encode(), ContentType="text/plain")
    return {}


def throw_back(run, context):
    client("s3", run["standby"]).delete_object(Bucket=run["bucket"], Key=run["object"])
    return {}


def anonymous(run):
    """What Route 53's checkers see, who are nobody in particular."""
    url = f"https://{run['bucket']}.s3.{run['standby']}.amazonaws.com/{run['object']}"
    try:
        with urllib.request.urlopen(url, timeout=3) as answer:
            return "thrown" if answer.status == 200 else "not thrown"
    except urllib.error.HTTPError as error:
        return "not thrown" if error.code in (403, 404) else f"HTTP {error.code}"


def verify(run, context):
    seen = {"people": position(run), "checkers": anonymous(run)}
    if run["do"] == "take-back":
        return {"after": seen}
    if set(seen.values()) != {run["wanted"]}:
        raise Exception(f"the switch is not {run['wanted']}: {json.dumps(seen)}")
    return {"after": seen}
