import random


def through_any_endpoint(run, act):
    """Any three of a cluster's five endpoints are promised to answer: they are tried in turn, in no fixed order."""
    endpoints = json.loads(run["endpoints"])
    random.shuffle(endpoints)
    refused = []
    for it in endpoints:
        try:
            cluster = boto3.client(
                "route53-recovery-cluster", region_name=it["region"], endpoint_url=it["endpoint"], config=quick
            )
            return act(cluster)
        except Exception as error:
            refused.append(f"{it['region']}: {why(error)}")
    raise Exception("no endpoint of the cluster answered: " + "; ".join(refused))


def states(cluster, run):
    return {
        role: cluster.get_routing_control_state(RoutingControlArn=arn)["RoutingControlState"]
        for role, arn in run["controls"].items()
    }


def look(run, context):
    return {"before": through_any_endpoint(run, lambda it: states(it, run))}


def throw(run, context):
    """Both controls change in one call, so that the safety rules hold all the while."""
    if run["do"] == "take-back":
        return {}
    entries = [
        {"RoutingControlArn": arn, "RoutingControlState": run["wanted"][role]} for role, arn in run["controls"].items()
    ]
    through_any_endpoint(run, lambda it: it.update_routing_control_states(UpdateRoutingControlStateEntries=entries))
    return {}


def verify(run, context):
    after = through_any_endpoint(run, lambda it: states(it, run))
    if run["do"] != "take-back" and after != run["wanted"]:
        raise Exception(f"the routing controls are {json.dumps(after)}, not {json.dumps(run['wanted'])}")
    return {"after": after}
