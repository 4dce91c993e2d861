# The commands of everyday work; `make` alone lists them.

SWIFT ?= swift
export SWIFT

RELEASE := .build/release
GONGKAI := $(RELEASE)/gongkai
SAMPLE := $(RELEASE)/gongkai-sample
DATA := index-data

# How what is released is compiled: each type is made by a function and not from its name, which
# takes a fifth of a search's instructions.
RELEASE_FLAGS := -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
# Fully static, with all that searches run in one place of the file (.ci/order-functions).
STATIC_FLAGS := -Xswiftc -static-executable -Xswiftc -use-ld=lld \
  -Xswiftc -Xfrontend -Xswiftc -function-sections -Xcc -ffunction-sections \
  -Xlinker --symbol-ordering-file=.ci/search-functions -Xlinker --no-warn-symbol-ordering

# Tests run optimized: indexing in a debug build is fifty times slower.
TEST_FLAGS := -c release -Xswiftc -enable-testing --scratch-path .build-test
LINTED := $(wildcard Package.swift Sources Tests Benchmarks)

.DEFAULT_GOAL := help
.PHONY: help packages build demo test soak bench bench-peers score lint clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

packages: ## check Swift, install missing libraries
	@.ci/install-packages

build: packages ## build .build/release/gongkai and gongkai-sample, fully static where possible
	@build() { \
	  $(SWIFT) build -c release $(RELEASE_FLAGS) "$$@" --product gongkai && \
	  $(SWIFT) build -c release $(RELEASE_FLAGS) "$$@" --product gongkai-sample; \
	}; \
	build $(STATIC_FLAGS) || { \
	  echo "note: the fully static build failed (are static libraries missing?);" \
	    "building with shared libraries, which start more slowly" >&2; \
	  build; \
	}

demo: build ## index 5,000 made-up reports and search them
	rm -rf $(DATA)/demo $(DATA)/demo-index
	$(SAMPLE) --count 5000 --out $(DATA)/demo --seed 1
	$(GONGKAI) index $(DATA)/demo/reports --index $(DATA)/demo-index
	$(GONGKAI) search 依申请公开 --index $(DATA)/demo-index --limit 10

test: packages lint ## check formatting, build and run all tests
	$(SWIFT) build $(TEST_FLAGS) --build-tests
	$(SWIFT) test $(TEST_FLAGS) --skip-build

MINUTES ?= 30

soak: packages ## run the long forms of the tests for hours (MINUTES=30 of the long run)
	@.ci/soak $(MINUTES)

bench: build ## time the queries of Benchmarks/queries over 20,000 made-up reports, and the parts
	test -d $(DATA)/bench/reports || $(SAMPLE) --count 20000 --out $(DATA)/bench --seed 1
	$(GONGKAI) index $(DATA)/bench/reports --index $(DATA)/bench-index
	$(GONGKAI) bench --index $(DATA)/bench-index \
	  --queries Benchmarks/queries/reports.tsv --repeat 5
	$(SWIFT) run -c release --package-path Benchmarks --scratch-path .build-bench \
	  MicroBenchmarks

REPORTS ?= 20000

bench-peers: build ## compare with Lucene, Tantivy, SQLite, Xapian (REPORTS=, DOCUMENTS=, QUERIES=, PEERS_FLAGS=)
	Benchmarks/peers/install
	test -n "$(DOCUMENTS)" || test -d $(DATA)/bench-peers-$(REPORTS)/reports || \
	  $(SAMPLE) --count $(REPORTS) --out $(DATA)/bench-peers-$(REPORTS) --seed 1 --tails 0 --wrapper 0
	python3 Benchmarks/peers/bench.py --gongkai $(GONGKAI) \
	  --documents $(or $(DOCUMENTS),$(DATA)/bench-peers-$(REPORTS)/reports) \
	  --queries $(or $(QUERIES),Benchmarks/queries/reports.tsv) $(PEERS_FLAGS)

score: build ## compare what is read out of 5,000 damaged reports with the truth about them
	rm -rf $(DATA)/score $(DATA)/score-index
	$(SAMPLE) --count 5000 --out $(DATA)/score --seed 11 --dirt 0.2
	$(GONGKAI) index $(DATA)/score/reports --index $(DATA)/score-index
	$(GONGKAI) table --json --index $(DATA)/score-index > $(DATA)/score/table.jsonl
	$(SAMPLE) score --answers $(DATA)/score/answers.jsonl --table $(DATA)/score/table.jsonl

lint: ## check the formatting of all Swift files
	$(SWIFT) format lint --strict --recursive --configuration .swift-format $(LINTED)

clean: ## remove what was built and what demo and bench made
	rm -rf .build .build-test .build-bench .build-fuzz .build-soak
	rm -rf .build-address .build-thread
	rm -rf $(DATA)/demo $(DATA)/demo-index $(DATA)/bench $(DATA)/bench-index
	rm -rf $(DATA)/score $(DATA)/score-index $(DATA)/bench-peers Benchmarks/.peers/work
