"""How does Gongkai compare with the best peer at each thing?"""

import statistics

OURS = "gongkai"
# What Gongkai does, what the peers do meanwhile, and how the row is called.
WORKS = (
    ("exact", "top", "exact count + top 10, against top 10"),
    ("exact", "exact", "exact count + top 10, both"),
    ("top", "top", "`--approximate`, against top 10"),
    ("bigrams top", "top", "bigrams only, top 10, both"),
    ("bigrams exact", "exact", "bigrams only, exact count + top 10, both"),
)
# Parts of our index that no peer has; they hold ids or less.
TEXT_PARTS = ("stored text", "stored text index", "compression dictionary", "source hashes")


class Figure:
    """The median, least and greatest of some measurements."""

    def __init__(self, values):
        values = list(values)
        self.middle = statistics.median(values)
        self.low, self.high, self.count = min(values), max(values), len(values)


class Row:
    """One thing measured: ours, the best peer's, and the ratio of the medians."""

    def __init__(self, group, name, ours, peers, more_is_better=False):
        self.group, self.name, self.ours = group, name, ours
        choose = max if more_is_better else min
        self.peer = choose(peers, key=lambda key: peers[key].middle)
        self.best = peers[self.peer]
        self.ratio = ours.middle / self.best.middle
        self.is_better = (self.ratio > 1) == more_is_better


def index_figures(run):
    """Engine and threads with the figures of its index runs."""
    size = run["documents"]["text_bytes"]
    found = {}
    for item in run["indexing"]:
        runs = item["runs"]
        found[item["engine"], item["threads"]] = {
            "MB a CPU second": Figure(size / 1e6 / cost["cpu_s"] for cost in runs),
            "MB a second": Figure(size / 1e6 / cost["wall_s"] for cost in runs),
            "peak memory, MB": Figure(cost["peak_bytes"] / 1e6 for cost in runs),
            "index, % of text": Figure(cost["index_bytes"] * 100 / size for cost in runs)}
    return found


def search_figures(run):
    """Class, engine and work with the figures of p50, p95 and p99 in microseconds."""
    return {(item["class"], item["engine"], item["work"]):
            {name: Figure(entry[f"{name}_us"] for entry in item["rounds"])
             for name in ("p50", "p95", "p99")}
            for item in run["searching"]}


def start_figures(run):
    """Engine with milliseconds to the first output and MB of memory."""
    return {item["engine"]: (Figure(cost["first_output_s"] * 1e3 for cost in item["runs"]),
                             Figure(cost["peak_bytes"] / 1e6 for cost in item["runs"]))
            for item in run["starting"]}


def index_rows(run):
    figures = index_figures(run)
    for threads in (1, 2):
        ours = figures[OURS, threads]
        peers = {key: value for (key, count), value in figures.items()
                 if key != OURS and count == threads}
        names = ("MB a CPU second", "peak memory, MB") if threads == 1 else ("MB a second",)
        for name in names if peers else ():
            yield Row("indexing", f"{threads} thread{'s' * (threads > 1)}: {name}", ours[name],
                      {key: value[name] for key, value in peers.items()}, "second" in name)
    name = "index, % of text"
    peers = {key: value[name] for (key, threads), value in figures.items()
             if key != OURS and threads == 1}
    if not peers:
        return
    size = run["documents"]["text_bytes"]
    whole = run["sizes"]
    without_text = sum(value for part, value in whole.items() if part not in TEXT_PARTS)
    lists = sum(value for part, value in whole.items()
                if part.startswith(("postings", "term dictionary")))
    for what, value in (("lists and dictionary of all token kinds", lists),
                        ("all but the stored text", without_text),
                        ("with the stored text", sum(whole.values()))):
        yield Row("size", f"{what}, % of text", Figure([value * 100 / size]), peers)


def search_rows(run):
    figures = search_figures(run)
    for kind in dict.fromkeys(key[0] for key in figures):
        for own_work, work, what in WORKS:
            ours = figures.get((kind, OURS, own_work))
            # Counting all gives the ten best too, and sometimes sooner than pruning does.
            works = ("top", "exact") if work == "top" else ("exact",)
            peers = [(engine, value) for (some, engine, done), value in figures.items()
                     if some == kind and engine != OURS and done in works]
            if ours is None or not peers:
                continue
            for name in ("p50", "p95"):
                best = {}
                for engine, value in peers:
                    best.setdefault(engine, []).append(value[name])
                yield Row(kind, f"{what}: {name}, µs", ours[name],
                          {key: min(some, key=lambda figure: figure.middle)
                           for key, some in best.items()})


def start_rows(run):
    figures = start_figures(run)
    ours = figures.pop(OURS)
    for index, name in enumerate(("process start to answer, ms", "its memory, MB")):
        if figures:
            yield Row("start", name, ours[index],
                      {key: value[index] for key, value in figures.items()})


def rows(run):
    return [*index_rows(run), *search_rows(run), *start_rows(run)]
