everybody = {"IPV4": ["0.0.0.0/1", "128.0.0.0/1"], "IPV6": ["::/1", "8000::/1"]}


def family(address):
    return "IPV6" if ":" in address else "IPV4"


def lists(waf, names):
    """The address lists by name; ids are known only to the account."""
    found = {it["Name"]: it for it in waf.list_ip_sets(Scope="REGIONAL", Limit=100)["IPSets"]}
    missing = [name for name in names if name not in found]
    if missing:
        raise Exception(f"there is no address list {', '.join(missing)}")
    return found


def targets(run, current):
    """What each list holds after this run, by name; lists that are not touched are left out."""
    strict, blocked = run["strict"], run["blocked"]
    if run["do"] == "strict":
        return {strict[version]: everybody[version] for version in everybody}
    if run["do"] == "normal":
        return {strict[version]: [] for version in everybody}
    changed = set(run["addresses"])
    return {
        name: sorted(set(current[name]) | {it for it in changed if family(it) == version})
        if run["do"] == "block"
        else sorted(set(current[name]) - changed)
        for version, name in blocked.items()
    }


def read(run, region):
    waf = client("wafv2", region)
    names = [*run["strict"].values(), *run["blocked"].values()]
    found = lists(waf, names)
    sets = {
        name: waf.get_ip_set(Name=name, Scope="REGIONAL", Id=found[name]["Id"]) for name in names
    }
    return waf, found, sets


def addresses(sets):
    return {name: it["IPSet"]["Addresses"] for name, it in sets.items()}


def look(run, context):
    if run["do"] in ("block", "unblock") and not run["addresses"]:
        raise Exception("no address is named: give Addresses in CIDR notation, such as 203.0.113.0/24 or 2001:db8::/32")
    before = everywhere(run["regions"], lambda it: addresses(read(run, it)[2]))
    return {"before": before["done"], "open": before["open"]}


def write(run, context):
    def set_lists(region):
        waf, found, sets = read(run, region)
        for name, wanted in targets(run, addresses(sets)).items():
            if sorted(sets[name]["IPSet"]["Addresses"]) != sorted(wanted):
                token = sets[name]["LockToken"]
                waf.update_ip_set(Name=name, Scope="REGIONAL", Id=found[name]["Id"], Addresses=wanted, LockToken=token)
        return "set"

    return everywhere(run["regions"], set_lists)


def verify(run, context):
    def check(region):
        current = addresses(read(run, region)[2])
        for name, wanted in targets(run, current).items():
            if sorted(current[name]) != sorted(wanted):
                raise Exception(f"{name} holds {current[name]}, not {wanted}")
        return current

    after = everywhere(run["regions"], check)
    return {"after": after["done"], "open": after["open"]}
