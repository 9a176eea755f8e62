def payload_of(step):
    text = (step.get("Outputs", {}).get("OutputPayload") or ["{}"])[0]
    payload = json.loads(text).get("Payload")
    return payload if isinstance(payload, dict) else {}


def described(step):
    times = {name: str(step[field]) for name, field in (("from", "ExecutionStartTime"), ("until", "ExecutionEndTime")) if field in step}
    told = {name: step[field] for name, field in (("failure", "FailureMessage"), ("outputs", "Outputs")) if field in step}
    return {"step": step["StepName"], "action": step["Action"], "status": step["StepStatus"], **times, **told}


def outcome(execution, steps):
    """While the run itself writes this, its own status says that it goes on: the steps tell how it ended."""
    if execution["AutomationExecutionStatus"] not in ("InProgress", "Pending", "Waiting"):
        return execution["AutomationExecutionStatus"]
    bad = [it for it in steps if it["StepStatus"] in ("Failed", "TimedOut", "Cancelled") and it.get("IsCritical", True)]
    return bad[0]["StepStatus"] if bad else "Success"


def record(run, context):
    """What ran, who started it, each step with its outcome and time, who approved, before and after, what is still open."""
    execution = anywhere(
        run["regions"][:1], lambda it: client("ssm", it).get_automation_execution(AutomationExecutionId=run["execution"])
    )["AutomationExecution"]
    parameters = execution.get("Parameters", {})
    incident = parameters.get("IncidentReference", ["none"])[0]
    steps = [it for it in execution["StepExecutions"] if it["StepStatus"] not in ("Pending", "InProgress")]
    payloads = [payload_of(it) for it in steps]
    still_open = {}
    for it in payloads:
        still_open.update(it.get("open", {}))
    evidence = {
        "document": execution["DocumentName"],
        "version": execution.get("DocumentVersion"),
        "execution": run["execution"],
        "region": run["regions"][0],
        "incident": incident,
        "outcome": outcome(execution, steps),
        "parameters": parameters,
        "startedBy": execution.get("ExecutedBy"),
        "startedAt": str(execution["ExecutionStartTime"]),
        "recordedAt": now(),
        "steps": [described(it) for it in steps],
        "approvals": [described(it) for it in steps if it["Action"] == "aws:approve"],
        "before": [it["before"] for it in payloads if "before" in it],
        "after": [it["after"] for it in payloads if "after" in it],
        "open": still_open,
    }
    body = json.dumps(evidence, sort_keys=True, default=str).encode()
    key = f"runbooks/{incident}/{run['execution']}.json"

    def put(region):
        bucket = run["buckets"][region]
        client("s3", region).put_object(
            Bucket=bucket, Key=key, Body=body, ContentType="application/json", ChecksumAlgorithm="SHA256"
        )
        return f"s3://{bucket}/{key}"

    written = everywhere(run["regions"], put)
    return {"evidence": written["done"], "open": written["open"]}
