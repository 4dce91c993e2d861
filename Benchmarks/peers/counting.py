"""Do all engines find the same number of documents for every query?"""

# Where Gongkai means to find something else than a plain search for the words does, and why.
ZONES = "Gongkai passes over tails and wrappers of reports; with --zones all it counts the same"


def counts_of(engines, gongkai, indexes, queries):
    """For each class and engine the count of every query; "gongkai, all zones" where it differs.

    Classes that match any word are compared among the peers only: there Gongkai knows single
    characters too.
    """
    found = {}
    for kind, (paths, _) in queries.items():
        found[kind] = {}
        for engine in engines:
            engine.start(indexes[engine.key])
            found[kind][engine.key] = engine.run("exact", 1, paths.tokens)["counts"]
            engine.stop()
        if kind != "or":
            directory = indexes[gongkai.key]
            found[kind][gongkai.key] = gongkai.totals(directory, paths.text)
            if len(set(map(tuple, found[kind].values()))) > 1:
                found[kind]["gongkai, all zones"] = gongkai.totals(
                    directory, paths.text, "--zones", "all")
    return found


def differences(found, queries, explained):
    """The queries whose counts differ, with what explains it, or None."""
    listed = []
    for kind, counts in found.items():
        for number, query in enumerate(queries[kind][1]):
            by_engine = {key: values[number] for key, values in counts.items()}
            all_zones = by_engine.pop("gongkai, all zones", None)
            if len(set(by_engine.values())) == 1:
                continue
            reason = explained.get((kind, query.text))
            if reason is None and all_zones is not None:
                in_zones = by_engine["gongkai"]
                if len(set({**by_engine, "gongkai": all_zones}.values())) == 1:
                    reason = f"{ZONES} ({all_zones}, in the zones {in_zones})"
            listed.append({"class": kind, "query": query.text, "counts": by_engine,
                           "explained": reason})
    return listed


def read_explained(path):
    """Reasons by class and query, from lines of class, query and reason, parted by tabs."""
    if path is None:
        return {}
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    return {(line[0], line[1]): line[2] for line in lines if len(line) == 3}
