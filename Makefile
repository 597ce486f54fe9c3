# One command a job; each sets up what it needs. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup run test check lint types contracts content tests site index serve eval bench lock clean browser

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: $(STAMP) browser ## .venv with exact versions, and Chromium where the system allows it

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Se necesita Python 3.11 o posterior."; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@# torch first: with the CPU wheel in place nothing asks for the CUDA packages
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt torch
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(STAMP)

browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Instalando Chromium para las pruebas de navegador…"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	  else \
	    echo "Sin Chromium: las pruebas de navegador se omitirán (instala el paquete «chromium» como administrador)."; \
	  fi; }

run: site index serve ## everything, then http://127.0.0.1:8000

test: check ## all that CI runs

check: lint types contracts content tests ## ruff, mypy, import contracts, content, tests (the strict site build is one of them)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

contracts: $(STAMP)
	$(BIN)/lint-imports

content: $(STAMP)
	$(BIN)/emra check
	$(BIN)/emra readability

tests: setup
	$(BIN)/pytest

site: $(STAMP) ## build/site
	$(BIN)/emra build

index: $(STAMP) ## build/index
	$(BIN)/emra index build

serve: $(STAMP) ## serves what was built
	$(BIN)/emra serve

eval: $(STAMP) index ## scores the assistant on the judged questions of tests/eval
	$(BIN)/emra evaluate answers tests/eval/preguntas.jsonl

bench: $(STAMP) index ## what is measured and against whom; writes docs/benchmarks.md
	$(BIN)/python -m benchmarks

lock: ## writes constraints.txt from what is installed
	{ echo "# Exact versions of everything, direct and indirect. Written by 'make lock'."; \
	  $(BIN)/pip freeze --exclude-editable | sed 's/+cpu$$//' | LC_ALL=C sort -f; } > constraints.txt

clean: ## removes everything generated, keeps .venv and library
	rm -rf build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
