import base64
import time


def memory(run):
    """What a run of this incident did to this key: it makes every step repeatable. Written before anything is changed."""
    return read_control(run, "runbook/key-rotation", f"{run['incident']}/{run['purpose']}")


def remember(run, **details):
    write_control(run, "runbook/key-rotation", f"{run['incident']}/{run['purpose']}", "begun", details)


def key_behind(run, region):
    return client("kms", region).describe_key(KeyId=run["alias"])["KeyMetadata"]


def key_in(region, key_id):
    """A key's metadata in a region, or None where it is not."""
    try:
        return client("kms", region).describe_key(KeyId=key_id)["KeyMetadata"]
    except Exception as error:
        if type(error).__name__ == "NotFoundException":
            return None
        raise


def tags(run):
    """Rights reach signing keys by the first; people read the second."""
    return [{"TagKey": run["tag"], "TagValue": run["purpose"]}, {"TagKey": "incident", "TagValue": run["incident"]}]


def look(run, context):
    behind = everywhere(run["regions"], lambda it: key_behind(run, it))
    known = memory(run)
    current = next(iter(behind["done"].values()))
    if known is not None:
        compromised = known["details"]["compromised"]
    elif run["key"] == "current":
        compromised = current["KeyId"]
    else:
        found = anywhere(run["regions"], lambda it: key_in(it, run["key"]))
        if found is None:
            raise Exception(f"there is no key {run['key']}; {run['alias']} is {current['KeyId']}")
        if found.get("KeyUsage") != "SIGN_VERIFY":
            raise Exception(f"{run['key']} is no signing key")
        compromised = found["KeyId"]
    before = {region: {"alias": it["KeyId"], "state": it["KeyState"]} for region, it in behind["done"].items()}
    return {
        "compromised": compromised,
        "spec": current["KeySpec"],
        "behind": [it["KeyId"] for it in behind["done"].values()],
        "before": before,
        "open": behind["open"],
    }


def fresh_key(run):
    """The key that this incident made, or a new one, in the first region that answers."""
    known = memory(run)
    if known is not None and "fresh" in known["details"]:
        return known["details"]["fresh"], known["details"]["home"]
    remember(run, compromised=run["compromised"])

    def make(region):
        made = client("kms", region).create_key(
            Description=f"Made by the runbook for {run['incident']}",
            KeySpec=run["spec"],
            KeyUsage="SIGN_VERIFY",
            MultiRegion=True,
            Policy=run["policy"],
            Tags=tags(run),
        )
        return made["KeyMetadata"]["KeyId"], region

    key_id, home = anywhere(run["regions"], make)
    remember(run, compromised=run["compromised"], fresh=key_id, home=home)
    return key_id, home


def make(run, context):
    """Makes the fresh key where this incident has none, and publishes it: verifiers know it before anybody signs with it."""
    if run["do"] == "revoke" and run["compromised"] not in run["behind"]:
        return {"fresh": "none", "home": "none"}
    key_id, home = fresh_key(run)
    public = client("kms", home).get_public_key(KeyId=key_id)["PublicKey"]
    row = read_control(run, "verification-key", run["purpose"])
    same = row is not None and row["details"]["keyId"] == key_id
    details = {
        "keyId": key_id,
        "publicKey": base64.b64encode(public).decode(),
        "rotatedAt": row["details"]["rotatedAt"] if same else now(),
    }
    write_control(run, "verification-key", run["purpose"], "current", details)
    return {"fresh": key_id, "home": home}


def usable(run, region, patience):
    """The fresh key in a region: copied there if it is not yet, and waited for, since a copy takes seconds."""
    deadline = time.time() + patience
    if region != run["home"] and key_in(region, run["fresh"]) is None:
        client("kms", run["home"]).replicate_key(
            KeyId=run["fresh"], ReplicaRegion=region, Policy=run["policy"], Tags=tags(run)
        )
    while True:
        found = key_in(region, run["fresh"])
        if found is not None and found["KeyState"] == "Enabled":
            return
        if time.time() > deadline:
            raise Exception(f"the fresh key is not usable yet: {found and found['KeyState']}")
        time.sleep(1)


def point(run, context):
    """Points the alias at the fresh key in every region that has it."""
    if run["fresh"] == "none":
        return {"open": {}}

    def act(region):
        usable(run, region, 12)
        if key_behind(run, region)["KeyId"] != run["fresh"]:
            client("kms", region).update_alias(AliasName=run["alias"], TargetKeyId=run["fresh"])
        return run["fresh"]

    return everywhere(run["regions"], act)


def disable(run, context):
    """Last of all, and never where the alias still points at it: a service that cannot sign is an outage as well."""
    if run["do"] == "rotate":
        return {"open": {}}

    def act(region):
        if key_behind(run, region)["KeyId"] == run["compromised"]:
            raise Exception(f"{run['alias']} still points at it")
        found = key_in(region, run["compromised"])
        if found is not None and found["KeyState"] == "Enabled":
            client("kms", region).disable_key(KeyId=run["compromised"])
        return "disabled" if found is not None else "is not there"

    done = everywhere(run["regions"], act)
    known = read_control(run, "invalidated-key", run["compromised"])
    since = known["details"]["from"] if known is not None and known["state"] == "invalidated" else now()
    write_control(run, "invalidated-key", run["compromised"], "invalidated", {"from": since})
    return done


def settled(check, patience=5):
    """KMS is consistent within seconds, not at once."""
    deadline = time.time() + patience
    while True:
        problem = check()
        if problem is None or time.time() > deadline:
            return problem
        time.sleep(1)


def verify(run, context):
    """Every region that answers must be done; one that does not is still open, and the run is repeated when it is back."""
    after, still_open, wrong = {}, {}, []
    for region in run["regions"]:

        def check():
            behind = key_behind(run, region)
            old = key_in(region, run["compromised"])
            after[region] = {"alias": behind["KeyId"], "state": behind["KeyState"], "compromised": old and old["KeyState"]}
            if run["fresh"] != "none" and behind["KeyId"] != run["fresh"]:
                return f"{run['alias']} points at {behind['KeyId']}"
            if behind["KeyState"] != "Enabled":
                return f"{behind['KeyId']} is {behind['KeyState']}"
            if run["do"] != "rotate" and old is not None and old["KeyState"] != "Disabled":
                return f"{run['compromised']} is {old['KeyState']}"

        try:
            problem = settled(check)
            if problem is not None:
                wrong.append(f"{region}: {problem}")
        except Exception as error:
            still_open[region] = why(error)
    if wrong or not after:
        raise Exception("not everything is done, run it again: " + "; ".join([*wrong, *still_open.values()]))
    return {"after": after, "open": still_open}


def restore(run, context):
    """Back to the key that was suspected, after an approver has said that the suspicion was wrong."""
    known = memory(run)
    if known is None:
        raise Exception(f"{run['incident']} rotated no {run['purpose']} key")
    old = known["details"]["compromised"]

    def act(region):
        kms = client("kms", region)
        if kms.describe_key(KeyId=old)["KeyMetadata"]["KeyState"] == "Disabled":
            kms.enable_key(KeyId=old)
        if key_behind(run, region)["KeyId"] != old:
            kms.update_alias(AliasName=run["alias"], TargetKeyId=old)
        return old

    done = everywhere(run["regions"], act)
    region = next(iter(done["done"]))
    public = base64.b64encode(client("kms", region).get_public_key(KeyId=old)["PublicKey"]).decode()
    write_control(run, "invalidated-key", old, "valid", {"from": now()})
    write_control(run, "verification-key", run["purpose"], "current", {"keyId": old, "publicKey": public, "rotatedAt": now()})
    return {"after": done["done"], "open": done["open"]}
