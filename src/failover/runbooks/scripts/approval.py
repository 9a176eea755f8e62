def ask(run, context):
    """Tells the approver, by an event that a rule hands to PagerDuty: the approval step itself tells nobody in time."""
    detail = {
        "action": run["action"],
        "execution": run["execution"],
        "document": run["document"],
        "incident": run["incident"],
        "message": run["message"],
        "region": run["regions"][0],
    }
    entry = {"Source": run["source"], "DetailType": "Runbook approval", "Detail": json.dumps(detail)}

    def put(region):
        answer = client("events", region).put_events(Entries=[entry])
        if answer["FailedEntryCount"] > 0:
            raise Exception(answer["Entries"][0].get("ErrorMessage", "the event was refused"))
        return region

    return {"told": anywhere(run["regions"], put)}
