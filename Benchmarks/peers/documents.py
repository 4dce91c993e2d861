"""What do the engines index, and what are they asked?"""

import json
import os

CLASSES = ("term", "phrase", "and", "or")


def read(path):
    """Identifier, title and text of each document of a jsonl file or a folder of .txt files."""
    if not os.path.isdir(path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.strip():
                    value = json.loads(line)
                    yield value["id"], value.get("title") or "", value["text"]
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".txt"):
                file = os.path.join(folder, name)
                with open(file, encoding="utf-8", newline="", errors="replace") as text:
                    yield os.path.relpath(file, path), "", text.read()


def write_tokens(path, folding, out):
    """Writes an identifier and tokens for each document; returns documents and bytes of text."""
    count = size = 0
    batch = []

    def flush():
        folding.learn(text for _, title, text in batch for text in (title, text))
        for identifier, title, text in batch:
            tokens = folding.tokens(f"{title}\n\n{text}" if title else text)
            file.write(f"{identifier}\t{' '.join(tokens)}\n")
        batch.clear()

    with open(out, "w", encoding="utf-8") as file:
        for document in read(path):
            batch.append(document)
            count += 1
            size += len(document[1].encode()) + len(document[2].encode())
            if len(batch) == 2000:
                flush()
        flush()
    return count, size


class Query:
    """A query as it was typed, and as the engines get it: see engines/peer.h."""

    def __init__(self, kind, text, folding):
        self.kind, self.text = kind, text
        words = [folding.tokens(word) for word in text.strip('"').split()]
        lone = any(len(word) == 1 and len(word[0]) == 1 for word in words)
        if kind == "or":
            tokens = [t for word in words for t in word if t not in folding.han and t != "|"]
            self.line = "any\t" + " ".join(dict.fromkeys(tokens))
            self.answerable = bool(tokens) and not lone
        else:
            self.line = "all\t" + "\t".join(" ".join(word) for word in words)
            grams = all(len(t) == 2 and set(t) <= folding.han for word in words for t in word)
            self.answerable = bool(words) and all(words) and grams


def queries(path, folding):
    """The queries of a file by class, and those that an index of bigrams cannot answer."""
    found, left_out = {kind: [] for kind in CLASSES}, []
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    lines = [parts for parts in lines if len(parts) > 1 and parts[0] in CLASSES]
    folding.learn(parts[1] for parts in lines)
    for kind, text, *_ in lines:
        query = Query(kind, text, folding)
        (found[kind] if query.answerable else left_out).append(query)
    return {kind: some for kind, some in found.items() if some}, left_out
