"""Is Gongkai faster and smaller than other engines? Runs all, archives the figures.

    bench.py --gongkai PROGRAM --documents FILE.jsonl|FOLDER --queries FILE.tsv [options]
"""

import argparse
import collections
import datetime
import json
import os
import platform
import re
import sys
import time

import counting
import documents
import engines
import tables
import timing
from folding import Folding

BENCHMARKS = os.path.dirname(engines.HERE)
Paths = collections.namedtuple("Paths", "tokens text")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gongkai", required=True, help="the program to measure")
    parser.add_argument("--documents", required=True,
                        help="a .jsonl file (id, title, text) or a folder of .txt files")
    parser.add_argument("--queries", required=True, help="class, tab, query on each line")
    parser.add_argument("--name", help="what to call the documents in the tables")
    parser.add_argument("--rounds", type=int, default=5, help="of searches (default 5)")
    parser.add_argument("--passes", type=int, default=5, help="in a round, timed (default 5)")
    parser.add_argument("--index-rounds", type=int, default=3, help="(default 3)")
    parser.add_argument("--starts", type=int, default=21, help="of each engine (default 21)")
    parser.add_argument("--engines", default="lucene,tantivy,sqlite,xapian", help="the peers")
    parser.add_argument("--explained", help="class, query, reason: differences that are known")
    parser.add_argument("--lock", help="a file to lock during each round, where other work "
                        "waits for the same file")
    parser.add_argument("--peers", default=os.path.join(BENCHMARKS, ".peers"))
    parser.add_argument("--out", default=os.path.join(BENCHMARKS, "Runs"))
    return parser.parse_args()


def machine():
    """The processor, its cores, memory and system."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"model name\s*: (.*)", file.read())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {"processor": model.group(1) if model else platform.machine(),
            "cores": len(os.sched_getaffinity(0)), "memory_gb": round(memory / 2**30),
            "system": platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
            "load_before": os.getloadavg()[0]}


def write_queries(by_class, work):
    """Writes the query files of each class, for the peers and for Gongkai."""
    written = {}
    for kind, queries in by_class.items():
        paths = Paths(os.path.join(work, f"{kind}.tokens"), os.path.join(work, f"{kind}.tsv"))
        with open(paths.tokens, "w", encoding="utf-8") as file:
            file.writelines(query.line + "\n" for query in queries)
        with open(paths.text, "w", encoding="utf-8") as file:
            file.writelines(f"{kind}\t{query.text}\n" for query in queries)
        written[kind] = (paths, queries)
    return written


def compare_counts(run, peers, gongkai, indexes, queries, explained):
    """Prints every difference; ends the program when one is not explained."""
    found = counting.counts_of(peers, gongkai, indexes, queries)
    run["counts"] = {kind: {key: sum(some) for key, some in counts.items()}
                     for kind, counts in found.items()}
    run["differences"] = counting.differences(found, queries, explained)
    for item in run["differences"]:
        counts = ", ".join(f"{key} {count}" for key, count in item["counts"].items())
        print(f"{item['class']}\t{item['query']}\t{counts}\t"
              f"{item['explained'] or 'NOT EXPLAINED'}")
    wrong = [item for item in run["differences"] if not item["explained"]]
    total = sum(len(some) for _, some in queries.values())
    timing.say(f"counts: {total - len(run['differences'])} of {total} queries equal, "
               f"{len(run['differences']) - len(wrong)} explained, {len(wrong)} not")
    if wrong:
        sys.exit("peers: the engines do not find the same; nothing was timed")


def main():
    options = arguments()
    name = options.name or os.path.basename(options.documents.rstrip("/")).split(".")[0]
    work = os.path.join(os.path.abspath(options.peers), "work", name)
    os.makedirs(work, exist_ok=True)
    started = time.time()
    gongkai = engines.Gongkai(os.path.abspath(options.gongkai))
    wanted = options.engines.split(",")
    peers = [p for p in engines.peers_in(os.path.abspath(options.peers)) if p.key in wanted]
    names = {engine.key: engine.describe() for engine in [gongkai, *peers]}
    for peer in peers:
        if names[peer.key] is None:
            timing.say(f"{peer.key}: not installed, left out (run Benchmarks/peers/install)")
    peers = [peer for peer in peers if names[peer.key]]

    folding = Folding(gongkai.command)
    tokens = os.path.join(work, "documents.tokens")
    timing.say(f"cutting {name} into tokens")
    count, size = documents.write_tokens(options.documents, folding, tokens)
    by_class, left_out = documents.queries(options.queries, folding)
    queries = write_queries(by_class, work)
    if not queries:
        sys.exit(f"peers: {options.queries} has no query that an index of bigrams can answer")
    run = {"date": datetime.date.today().isoformat(), "machine": machine(), "engines": names,
           "documents": {"name": name, "count": count, "text_bytes": size},
           "left_out": [{"class": query.kind, "query": query.text} for query in left_out]}

    costs = engines.Costs(os.path.abspath(options.peers), work)
    sources = {peer.key: tokens for peer in peers}
    sources[gongkai.key] = options.documents
    run["indexing"], indexes = timing.index_all(
        [gongkai, *peers], sources, work, costs, options.index_rounds,
        options.lock)
    for item in run["indexing"]:
        if any(cost["documents"] != count for cost in item["runs"]):
            sys.exit(f"peers: {item['engine']} indexed fewer or more than {count} documents")
    run["sizes"] = gongkai.sizes(indexes[gongkai.key])["parts"]
    with timing.turn(options.lock):
        compare_counts(run, peers, gongkai, indexes, queries,
                       counting.read_explained(options.explained))

    searches = timing.Searches(peers, gongkai, indexes, queries, options.passes)
    for number in range(options.rounds):
        with timing.turn(options.lock):
            timing.say(f"searches, round {number + 1}")
            searches.round()
    run["searching"], run["passes"] = searches.listed, options.passes
    first = next(iter(queries.values()))[1][0]
    files = os.path.join(work, "start.command"), os.path.join(work, "start.tokens")
    with timing.turn(options.lock):
        run["starting"] = timing.start_all(
            peers, gongkai, indexes, first, files, costs, options.starts)
    run["machine"]["load_after"] = os.getloadavg()[0]
    run["seconds"] = round(time.time() - started)
    archive(run, name, options.out)


def archive(run, name, out):
    """Writes the figures and the tables of a run."""
    cores = run["machine"]["cores"]
    slug = re.sub(r"[^a-z0-9]+", "-", run["machine"]["processor"].lower()).strip("-")
    folder = os.path.join(out, f"{run['date']}-{slug}-{cores}-cores")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, f"{name}.json"), "w", encoding="utf-8") as file:
        json.dump(run, file, ensure_ascii=False, indent=1)
        file.write("\n")
    page = tables.page(run)
    with open(os.path.join(folder, f"{name}.md"), "w", encoding="utf-8") as file:
        file.write(page)
    print(page)


if __name__ == "__main__":
    main()
