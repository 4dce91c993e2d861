"""How is Tantivy driven? By its Python package; the commands are those of peer.h."""

import json
import sys
import time

import tantivy
from tantivy import Occur, Query

HEAP_BYTES = 256_000_000


def make_index(documents, directory, threads):
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="position")
    index = tantivy.Index(builder.build(), path=directory)
    writer = index.writer(heap_size=HEAP_BYTES, num_threads=threads)
    count = 0
    with open(documents, encoding="utf-8", newline="\n") as file:
        for line in file:
            identifier, tokens = line.rstrip("\n").split("\t")
            writer.add_document(tantivy.Document(id=identifier, text=tokens))
            count += 1
    writer.commit()
    writer.wait_merging_threads()
    print(json.dumps({"documents": count}))


class Searches:
    def __init__(self, directory):
        index = tantivy.Index.open(directory)
        self.schema = index.schema
        self.searcher = index.searcher()

    def term(self, token):
        return Query.term_query(self.schema, "text", token, index_option="freq")

    def word(self, tokens):
        if len(tokens) == 1:
            return self.term(tokens[0])
        return Query.phrase_query(self.schema, "text", tokens)

    def search(self, line, exact):
        kind, *words = line.split("\t")
        words = [word.split(" ") for word in words]
        if exact and kind == "all" and len(words) == 1 and len(words[0]) == 1:
            # The number of documents with a term is known, so the rest may be pruned.
            self.searcher.search(self.term(words[0][0]), 10, count=False)
            return self.searcher.doc_freq("text", words[0][0])
        if kind == "any":
            parts = [(Occur.Should, self.term(token)) for token in words[0]]
        else:
            parts = [(Occur.Must, self.word(word)) for word in words]
        query = parts[0][1] if len(parts) == 1 else Query.boolean_query(parts)
        result = self.searcher.search(query, 10, count=exact)
        return result.count if exact else len(result.hits)

    def run(self, mode, passes, path):
        with open(path, encoding="utf-8") as file:
            queries = file.read().split("\n")[:-1]
        times, counts = [], [0] * len(queries)
        for _ in range(passes):
            row = []
            for number, query in enumerate(queries):
                start = time.perf_counter_ns()
                counts[number] = self.search(query, mode == "exact")
                row.append(time.perf_counter_ns() - start)
            times.append(row)
        return {"ns": times, "counts": counts}


def main(command, *arguments):
    if command == "version":
        print(tantivy.__version__.split(",")[0].replace("tantivy v", "Tantivy "))
    elif command == "index":
        make_index(arguments[0], arguments[1], int(arguments[2]))
    else:
        searches = Searches(arguments[0])
        for line in sys.stdin:
            _, mode, passes, path = line.rstrip("\n").split(" ", 3)
            print(json.dumps(searches.run(mode, int(passes), path)), flush=True)


main(*sys.argv[1:])
