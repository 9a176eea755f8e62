def look(run, context):
    """A circuit is known by its files in the store of artefacts: circuits/<circuit>/<version>/…"""

    def versions(region):
        listed = client("s3", region).list_objects_v2(
            Bucket=run["buckets"][region], Prefix="circuits/", MaxKeys=1000
        )
        return sorted({tuple(it["Key"].split("/")[1:3]) for it in listed.get("Contents", []) if it["Key"].count("/") > 2})

    known = anywhere(run["regions"], versions)
    mine = [version for circuit, version in known if circuit == run["circuit"]]
    if not mine:
        names = ", ".join(sorted({circuit for circuit, _ in known})) or "none"
        raise Exception(f"there is no circuit {run['circuit']}; known are {names}")
    if run["version"] != "*" and run["version"] not in mine:
        raise Exception(f"circuit {run['circuit']} has no version {run['version']}; known are {', '.join(mine)}")
    return {"versions": mine}
