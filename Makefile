# Every target makes .venv itself and may be repeated: stamps keep a second run quick.
PYTHON ?= python3
BIN := .venv/bin
# A change in what is installed, or in how the package is built, asks for a new installation.
SETUP := pyproject.toml hatch_build.py $(wildcard src/sayso/packs/gazetteer/*.tsv src/sayso/packs/gazetteer/*.py) src/sayso/packs/collect/collect.toml src/sayso/packs/collect/build.py

.PHONY: help demo test check lint types imports floors bench growth clean

help:
	@echo "make demo    the main job on the built-in example corpus, into sayso-demo/"
	@echo "make test    the tests"
	@echo "make check   what CI runs: lint, types, imports, tests, quality floors"
	@echo "make bench   documents/s beside spaCy's blank tokenizer, memory, start-up, cost of each stage"
	@echo "make growth  time a claim and memory from 10,000 to 1,000,000 claims, one document more, findings"
	@echo "make clean   remove .venv and what was made"

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sayso needs Python 3.11 or later: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/made $(SETUP)
	$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@touch $@

.venv/installed-dev: .venv/made $(SETUP)
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch .venv/installed $@

.venv/installed-bench: .venv/installed-dev
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[bench]'
	@touch $@

demo: .venv/installed
	$(BIN)/sayso demo --out sayso-demo

test: .venv/installed-dev
	$(BIN)/python -m pytest

lint: .venv/installed-dev
	$(BIN)/ruff check .

types: .venv/installed-dev
	$(BIN)/mypy

imports: .venv/installed-dev
	$(BIN)/lint-imports

floors: .venv/installed-dev
	$(BIN)/python bench/floors.py

check: lint types imports test floors

bench: .venv/installed-bench
	$(BIN)/python bench/speed.py

growth: .venv/installed-dev
	$(BIN)/python bench/growth.py

clean:
	rm -rf .venv sayso-demo .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
