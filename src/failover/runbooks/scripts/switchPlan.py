def look(run, context):
    plan = client("arc-region-switch", run["standby"]).get_plan_in_region(arn=run["plan"])["plan"]
    return {"before": plan["name"]}


def throw(run, context):
    """A plan is started in the region that it activates; the approver's step is part of the plan."""
    if run["do"] == "take-back":
        return {"executionId": "none"}
    started = client("arc-region-switch", run["to"]).start_plan_execution(
        planArn=run["plan"], targetRegion=run["to"], action="activate"
    )
    return {"executionId": started["executionId"]}


def verify(run, context):
    if run["executionId"] == "none":
        return {"after": "left as it is"}
    plan = client("arc-region-switch", run["to"])
    state = plan.get_plan_execution(planArn=run["plan"], executionId=run["executionId"])["executionState"]
    if state not in ("inProgress", "pendingManualApproval", "completed"):
        raise Exception(f"the Region switch plan is {state}")
    return {"after": state}
