import json
from datetime import datetime, timezone

import boto3
from botocore.config import Config

# A region that is dead must cost seconds, not the run: the plan's windows are short.
quick = Config(connect_timeout=1, read_timeout=3, retries={"total_max_attempts": 1})


def client(service, region):
    return boto3.client(service, region_name=region, config=quick)


def why(error):
    return f"{type(error).__name__}: {error}"


def everywhere(regions, act):
    """Acts in every region. What a region refuses stays open and is told; only when all refuse, the step fails."""
    done, still_open = {}, {}
    for region in regions:
        try:
            done[region] = act(region)
        except Exception as error:
            still_open[region] = why(error)
    if not done:
        raise Exception("no region did it: " + "; ".join(f"{region}: {it}" for region, it in still_open.items()))
    return {"done": done, "open": still_open}


def anywhere(regions, act):
    """The first answer of any region, for what is the same in all of them."""
    refused = []
    for region in regions:
        try:
            return act(region)
        except Exception as error:
            refused.append(f"{region}: {why(error)}")
    raise Exception("no region did it: " + "; ".join(refused))


def now():
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def row_key(control, subject):
    return {"control": {"S": control}, "subject": {"S": subject}}


def read_control(run, control, subject):
    """A row of the controls, or None; both regions have the same table, and it is strongly consistent."""
    query = {"TableName": run["table"], "Key": row_key(control, subject), "ConsistentRead": True}
    item = anywhere(run["regions"], lambda it: client("dynamodb", it).get_item(**query)).get("Item")
    if item is None:
        return None
    details = {name: value["S"] for name, value in item.get("details", {}).get("M", {}).items()}
    plain = {name: value["S"] for name, value in item.items() if "S" in value}
    return {**plain, "details": details}


def write_control(run, control, subject, state, details=None):
    """Writes a row, unless it says so already: a second run keeps the time and the incident of the first."""
    details = details or {}
    before = read_control(run, control, subject)
    if before is not None and before["state"] == state and before["details"] == details:
        return before
    item = {
        **row_key(control, subject),
        "state": {"S": state},
        "since": {"S": now()},
        "incident": {"S": run["incident"]},
        "execution": {"S": run["execution"]},
        "details": {"M": {name: {"S": str(value)} for name, value in details.items()}},
    }
    put = {"TableName": run["table"], "Item": item}
    anywhere(run["regions"], lambda it: client("dynamodb", it).put_item(**put))
    return read_control(run, control, subject)
