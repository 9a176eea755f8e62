import urllib.request


def ask(check):
    """What a region's own endpoint says of itself: a known-good verification, asked for over HTTPS."""
    request = urllib.request.Request(f"https://{check['host']}{check['path']}")
    try:
        with urllib.request.urlopen(request, timeout=3) as answer:
            return "healthy" if check["contains"] in answer.read(5120).decode() else "answers without the expected text"
    except Exception as error:
        return why(error)


def look(run, context):
    health = {region: {it["host"]: ask(it) for it in checks} for region, checks in run["checks"].items()}
    healthy = [region for region, hosts in health.items() if set(hosts.values()) == {"healthy"}]
    return {"health": health, "healthy": healthy}


def ready(run, context):
    """Traffic is never moved to a region that does not serve, unless somebody insists."""
    seen = look(run, context)
    if run["to"] not in seen["healthy"] and run["force"] != "true":
        raise Exception(f"{run['to']} does not serve: {json.dumps(seen['health'].get(run['to']))}; Force=true moves anyway")
    return seen
