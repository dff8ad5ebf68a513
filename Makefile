# Everyday commands; `make` lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
SEED ?= 0
BIN := $(if $(wildcard .venv/bin),.venv/bin/,)

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

setup: ## make .venv with everything that developers need, as locked
	$(PYTHON) -m venv .venv
	.venv/bin/pip install -q --require-hashes -r requirements-dev.lock
	.venv/bin/pip install -q --no-deps --no-build-isolation -e .

lint: ## formatters, linters, types, layers
	$(BIN)ruff format --check .
	$(BIN)ruff check .
	$(BIN)mypy
	$(BIN)lint-imports

format: ## format and mend what can be mended
	$(BIN)ruff check --fix .
	$(BIN)ruff format .

test: ## all tests, two at a time, but those in a browser and in LibreOffice (pytest -n 2 runs these, too)
	$(BIN)pytest -n 2 -m "not browser and not office"

mutants: ## break single places on purpose and see whether a test notices (SEED=1 chooses others)
	$(BIN)python tests/mutants.py --seed $(SEED)

kills: ## kill commands at any moment, run them side by side, and see that nothing is lost
	$(BIN)python tests/kills.py

fuzz: ## feed broken input to everything that reads, two minutes of processor time each
	$(BIN)python tests/fuzz.py --minutes 2

bench: ## speed, as ratios in one run
	$(BIN)pytest tests/benchmarks --benchmark-only

docs: ## make what is generated
	$(BIN)python docs/generate.py

docs-check: ## say what is stale
	$(BIN)python docs/generate.py --check

lock: ## pin the development environment anew
	$(BIN)uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url --extra dev pyproject.toml -o requirements-dev.lock

ci: ## what CI runs, on a fresh environment
	bash .ci/run

.PHONY: help setup lint format test mutants kills fuzz bench docs docs-check lock ci
