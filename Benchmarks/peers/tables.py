"""How are the figures of a run written down?"""

import ratios


def number(value):
    """Three figures that count."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def cell(figure):
    """The median, and where there are several the least and greatest."""
    if figure.count == 1:
        return number(figure.middle)
    return f"{number(figure.middle)} ({number(figure.low)}–{number(figure.high)})"


def table(head, body):
    align = [" --- " if index == 0 else " --: " for index in range(len(head))]
    lines = [f"| {' | '.join(head)} |", f"|{'|'.join(align)}|"]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in body])


def is_telling(row):
    """Whether a row says something that the rows beside it do not: words alone matter in bags, and
    all counts are exact."""
    return not row.name.startswith("`--approximate`") and (
        row.group == "or" or not row.name.startswith("bigrams only"))


def ratio_table(run, brief=False):
    body = []
    for row in ratios.rows(run):
        if brief and not is_telling(row):
            continue
        ratio = f"{row.ratio:.2f}"
        verdict = "" if row.is_better or ratio == "1.00" else ", worse"
        body.append([f"{row.group}: {row.name}", cell(row.ours),
                     f"{cell(row.best)} {run['engines'][row.peer].split()[0]}", ratio + verdict])
    return table(["", "Gongkai", "best peer", "ratio"], body)


def index_table(run):
    body = [[run["engines"][engine], str(threads), *(cell(value) for value in some.values()),
             str(some["MB a second"].count)]
            for (engine, threads), some in ratios.index_figures(run).items()]
    return table(["", "threads", "MB a CPU second", "MB a second", "peak memory, MB",
                  "index, % of text", "n"], body)


def search_table(run, kind):
    names = {"top": "top 10", "exact": "exact count + top 10"}
    body = []
    for (some, engine, work), figures in ratios.search_figures(run).items():
        if some == kind:
            what = "`--approximate`" if (engine, work) == (ratios.OURS, "top") else work
            body.append([run["engines"][engine], names.get(what, what),
                         *(cell(figures[name]) for name in ("p50", "p95", "p99"))])
    return table(["", "work", "p50", "p95", "p99"], body)


def start_table(run):
    body = [[run["engines"][engine], cell(time), cell(memory), str(time.count)]
            for engine, (time, memory) in ratios.start_figures(run).items()]
    return table(["", "start to answer, ms", "memory, MB", "n"], body)


def facts(run):
    """What was measured, where and when, in one paragraph."""
    documents, machine = run["documents"], run["machine"]
    rounds = max(len(item["rounds"]) for item in run["searching"])
    index_rounds = max(len(item["runs"]) for item in run["indexing"])
    starts = max(len(item["runs"]) for item in run["starting"])
    return (f"*{documents['name']}*: {documents['count']:,} documents, "
            f"{documents['text_bytes'] / 1e6:.1f} MB of UTF-8; {run['date']}, "
            f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB, "
            f"{machine['system']}, load {machine['load_before']:.1f} before and "
            f"{machine['load_after']:.1f} after; {', '.join(run['engines'].values())}; "
            f"n = {index_rounds} rounds of indexing, {rounds} of searches, {starts} starts.")


def differences(run):
    lines = [f"- {item['class']} `{item['query']}`: "
             + ", ".join(f"{key} {count}" for key, count in item["counts"].items())
             + f". {item['explained']}." for item in run["differences"]]
    counted = sum(item["n"] for item in run["searching"]
                  if item["engine"] == ratios.OURS and item["work"] == "exact")
    left_out = ", ".join(f"{item['class']} `{item['query']}`" for item in run["left_out"])
    text = (f"Counts of {counted - len(lines)} of {counted} queries are equal in all engines"
            + (", these differ:\n\n" + "\n".join(lines) if lines else "."))
    return text + (f"\n\nLeft out, since bigrams cannot answer: {left_out}." if left_out else "")


def page(run):
    """The page of a run."""
    kinds = dict.fromkeys(item["class"] for item in run["searching"])
    counts = {item["class"]: item["n"] for item in run["searching"]}
    parts = [f"# {run['documents']['name']}", facts(run),
             "Medians, in brackets the least and the greatest of the rounds. Ratio: Gongkai's "
             "median by the best peer's.", ratio_table(run), "## Counts", differences(run),
             "## Indexing", index_table(run), "## Searching",
             f"Microseconds a query, one warm thread: per query the median of up to "
             f"{run['passes']} passes in a process, percentiles over the queries; "
             "rounds of new processes."]
    for kind in kinds:
        parts += [f"### {kind}, {counts[kind]} queries", search_table(run, kind)]
    parts += ["## Starting", f"A new process that opens the index and answers "
              f"`{run['starting'][0]['query']}`.", start_table(run)]
    return "\n\n".join(parts) + "\n"
