"""Does README.md show the newest archived figures? Writes them there, or tells.

    readme.py [--check] [--runs FOLDER] [--readme FILE]

The tables stand between the lines `<!-- bench:begin -->` and `<!-- bench:end -->`.
"""

import argparse
import glob
import json
import os
import sys

import tables

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"


def newest(runs):
    """The figures of the newest folder of runs, by name."""
    folders = sorted(glob.glob(os.path.join(runs, "*", "")))
    files = sorted(glob.glob(os.path.join(folders[-1], "*.json"))) if folders else []
    if not files:
        sys.exit(f"readme: no runs in {runs}; `make bench-peers` makes one")
    for path in files:
        with open(path, encoding="utf-8") as file:
            yield json.load(file)


def block(runs):
    parts = [part for run in newest(runs) for part in (tables.facts(run), tables.ratio_table(run, brief=True))]
    return "\n".join([BEGIN, "", "\n\n".join(parts), "", END])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing; 1 if out of date")
    parser.add_argument("--runs", default=os.path.join(ROOT, "Benchmarks", "Runs"))
    parser.add_argument("--readme", default=os.path.join(ROOT, "README.md"))
    options = parser.parse_args()
    with open(options.readme, encoding="utf-8") as file:
        text = file.read()
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        sys.exit(f"readme: {options.readme} has no lines {BEGIN} and {END}")
    new = before + block(options.runs) + after
    if options.check:
        sys.exit(0 if new == text else f"readme: {options.readme} is out of date; run "
                 "Benchmarks/peers/readme.py")
    with open(options.readme, "w", encoding="utf-8") as file:
        file.write(new)


if __name__ == "__main__":
    main()
