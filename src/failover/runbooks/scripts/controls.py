def wanted(run):
    """The rows that this run sets: what is done is one of `Do`, and each row says which state it then gets."""
    return [it for it in run["rows"] if run["do"] in it["states"] and it["subject"] not in ("none", "")]


def look(run, context):
    before = {f"{it['control']} {it['subject']}": read_control(run, it["control"], it["subject"]) for it in wanted(run)}
    return {"before": {name: row and row["state"] for name, row in before.items()}}


def write(run, context):
    for it in wanted(run):
        write_control(run, it["control"], it["subject"], it["states"][run["do"]], it.get("details"))
    return {"wrote": len(wanted(run))}


def verify(run, context):
    after = {}
    for it in wanted(run):
        row = read_control(run, it["control"], it["subject"])
        after[f"{it['control']} {it['subject']}"] = row and row["state"]
        if row is None or row["state"] != it["states"][run["do"]]:
            raise Exception(f"{it['control']} {it['subject']} is {row and row['state']}, not {it['states'][run['do']]}")
    return {"after": after}
