import urllib.request


def write(run, context):
    """Cloudflare's "I'm under attack" mode, or the level that config calls normal."""
    if not run["zone"]:
        return {"cdn": "no CDN is configured; the firewall limits alone"}
    if run["do"] not in ("strict", "normal"):
        return {"cdn": "left as it is"}
    secret = {"SecretId": run["secret"]}
    token = anywhere(run["regions"], lambda it: client("secretsmanager", it).get_secret_value(**secret))["SecretString"]
    level = "under_attack" if run["do"] == "strict" else run["normal"]
    request = urllib.request.Request(
        f"https://api.cloudflare.com/client/v4/zones/{run['zone']}/settings/security_level",
        data=json.dumps({"value": level}).encode(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        method="PATCH",
    )
    answer = json.loads(urllib.request.urlopen(request, timeout=5).read())
    # Cloudflare answers 200 with success: false to what it does not do.
    if not answer.get("success") or answer["result"]["value"] != level:
        raise Exception(f"Cloudflare did not set the level: {json.dumps(answer.get('errors'))}")
    return {"cdn": level}
