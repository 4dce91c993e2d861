"""How long does each engine take, when all take turns?"""

import contextlib
import fcntl
import json
import os
import shutil
import statistics
import sys

from engines import folder_bytes

# Repeats of an index run stop when one takes longer than this.
SLOW_SECONDS = 100


def say(text):
    print(text, file=sys.stderr, flush=True)


@contextlib.contextmanager
def turn(lock):
    """Waits for the lock, a path or None, and holds it for a round of measurements."""
    if lock is None:
        yield
        return
    with open(lock, "a", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def percentile(values, percent):
    """The value that this many of a hundred do not exceed, by nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def index_all(engines, sources, work, costs, rounds, lock):
    """Indexes with every engine and number of threads, in turns.

    Returns the runs, and the folder of each engine's index made with one thread.
    """
    runs, indexes, slow = {}, {}, set()

    def index(engine, threads):
        directory = os.path.join(work, f"{engine.key}-{threads}")
        shutil.rmtree(directory, ignore_errors=True)
        os.makedirs(directory)
        output, cost = costs.of(
            engine.index_command(sources[engine.key], directory, threads), engine.environment)
        cost["index_bytes"] = folder_bytes(directory)
        cost["documents"] = documents_of(output)
        runs.setdefault((engine.key, threads), []).append(cost)
        if cost["wall_s"] > SLOW_SECONDS:
            slow.add((engine.key, threads))
        if threads == 1:
            indexes[engine.key] = directory
        else:
            shutil.rmtree(directory)
        say(f"  {engine.key}, {threads} threads: "
            f"{cost['wall_s']:.1f} s, {cost['cpu_s']:.1f} CPU s")

    for number in range(rounds):
        with turn(lock):
            say(f"indexing, round {number + 1}")
            for threads in (1, 2):
                for engine in engines:
                    if threads in engine.threads and (engine.key, threads) not in slow:
                        index(engine, threads)
    listed = [{"engine": key, "threads": threads, "runs": costs}
              for (key, threads), costs in runs.items()]
    return listed, indexes


def documents_of(output):
    """The number of documents that an index run says it has indexed."""
    report = json.loads(output)
    return report["documents"] if "documents" in report else report["added"]


class Searches:
    """Rounds of searches: in each, new processes that are warmed, then timed in turns."""

    def __init__(self, peers, gongkai, indexes, queries, passes):
        self.peers, self.gongkai, self.indexes = peers, gongkai, indexes
        self.queries, self.passes = queries, passes
        self.rounds = {}

    def round(self):
        for peer in self.peers:
            peer.start(self.indexes[peer.key])
        repeats = {}
        for kind, (paths, _) in self.queries.items():
            for peer in self.peers:
                for mode in ("top", "exact"):
                    repeats[kind, peer.key, mode] = self.warm(peer, mode, paths.tokens)
        for kind, (paths, queries) in self.queries.items():
            for mode in ("top", "exact"):
                for peer in self.peers:
                    passes = repeats[kind, peer.key, mode]
                    times = peer.run(mode, passes, paths.tokens)["ns"]
                    medians = [statistics.median(column) for column in zip(*times)]
                    self.add(kind, peer.key, mode, len(queries), *(
                        percentile(medians, percent) / 1e3 for percent in (50, 95, 99)))
            for work, options in self.gongkai.works.items():
                group = self.gongkai.bench(
                    self.indexes[self.gongkai.key], paths.text, "--warmup", "2",
                    "--repeat", str(self.passes), *options)[0]
                self.add(kind, self.gongkai.key, work, group["n"], *(
                    group[f"{name}_us"] for name in ("p50", "p95", "p99")))
        for peer in self.peers:
            peer.stop()

    def warm(self, peer, mode, path):
        """Runs the queries for the engine's warm-up time; returns how many passes to time."""
        seconds = sum(peer.run(mode, 1, path)["ns"][0]) / 1e9
        passes = int(peer.warm_seconds / max(seconds, 1e-3))
        if passes:
            seconds = min(sum(row) for row in peer.run(mode, passes, path)["ns"]) / 1e9
        return max(3, min(self.passes, int(3 / max(seconds, 1e-3))))

    def add(self, kind, engine, work, count, p50, p95, p99):
        entry = self.rounds.setdefault((kind, engine, work), {"n": count, "rounds": []})
        entry["rounds"].append({"p50_us": p50, "p95_us": p95, "p99_us": p99})

    @property
    def listed(self):
        return [{"class": kind, "engine": engine, "work": work, **entry}
                for (kind, engine, work), entry in self.rounds.items()]


def start_all(peers, gongkai, indexes, query, files, costs, repeats):
    """New processes that open an index and answer one query, in turns."""
    command_file, query_file = files
    with open(query_file, "w", encoding="utf-8") as file:
        file.write(query.line + "\n")
    with open(command_file, "w", encoding="utf-8") as file:
        file.write(f"run top 1 {query_file}\n")
    runs = {}
    for _ in range(repeats):
        for peer in peers:
            command = [*peer.command, "serve", indexes[peer.key]]
            cost = costs.of(command, peer.environment, command_file)[1]
            runs.setdefault(peer.key, []).append(cost)
        command = [gongkai.command, "search", query.text, "--index", indexes[gongkai.key],
                   "--no-snippets"]
        runs.setdefault(gongkai.key, []).append(costs.of(command)[1])
    return [{"engine": key, "query": query.text, "runs": costs} for key, costs in runs.items()]
