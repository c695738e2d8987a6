# What CI runs is what you run. Every target sets up what it needs.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
UD_DIR ?= ../shared/treebanks
SHARED ?= ../shared

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(READY): pyproject.toml
	python3 -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $(READY)

setup: $(READY) ## Install into .venv

demo: $(READY) ## Install, and code the example articles into tables and a ledger
	mkdir -p build
	$(BIN)/detente code examples/*.txt --out build/demo.jsonl
	@echo "The same records, one JSON object a line: build/demo.jsonl"
	$(BIN)/detente ingest examples/dispatches --ledger build/demo.duckdb
	$(BIN)/detente ledger info build/demo.duckdb

test: $(READY) lint types ## Install, and run lint, types and tests
	$(BIN)/pytest -n 2

fast: $(READY) ## Run the tests that need no pipeline
	$(BIN)/pytest -m "not model"

lint: $(READY) ## Check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(READY) ## Put the code into its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: $(READY) ## Check types
	$(BIN)/mypy

codebook: $(READY) ## Check the codebook, print docs/codebook.md, and report what it holds and lacks
	$(BIN)/python tools/print_codebook.py
	$(BIN)/python tools/codebook_report.py --shared $(SHARED)

docs: $(READY) ## Write the parts of the docs that are made from data
	$(BIN)/python tools/print_codebook.py
	$(BIN)/python tools/print_help.py

score: $(READY) ## Score on the shared gold, where it is there, against gold/pins.json
	$(BIN)/python tools/score.py --shared $(SHARED)

bench: $(READY) ## Measure speed: parse and coding apart, and the first record from a cold start
	$(BIN)/python tools/bench.py

bench-ledger: $(READY) ## Measure taking 20,000 articles into a ledger: rate and memory (ten minutes)
	$(BIN)/python tools/bench_ledger.py

bench-explorer: $(READY) ## Measure the explorer's views on a ledger of a million events
	$(BIN)/python tools/bench_explorer.py

pictures: $(READY) ## Make the pictures of the docs from the example ledger
	$(BIN)/python tools/screenshots.py

models: $(READY) ## Train the pipelines from the treebanks in UD_DIR (an hour or two on two cores)
	@test -d $(UD_DIR) || { echo "no treebanks at $(UD_DIR): set UD_DIR"; exit 1; }
	$(BIN)/python training/make.py --treebanks $(UD_DIR)
	$(BIN)/python training/backoff.py
	$(BIN)/python tools/calibrate.py

clean: ## Remove what was built
	rm -rf build dist $(VENV)

.PHONY: help setup demo test fast lint format types codebook docs score bench bench-ledger bench-explorer pictures models clean
.DEFAULT_GOAL := help
