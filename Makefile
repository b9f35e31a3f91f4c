# Everything from a fresh clone, with nothing but Python 3.11+ and make.
PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin

.PHONY: run test lint format bench fuzz audit soak clean install-service try-service

run: $(VENV)/.run
	@$(BIN)/python -m bot run

# A file's tests stay together: some share what is slow to make.
test: lint
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# An hour or two at full size; `make bench QUICK=1` takes minutes and leaves docs/performance.md alone.
bench: $(VENV)/.bench
	$(BIN)/python -m tests.benchmarks $(if $(QUICK),--quick)

# As root, in /opt/verbatim: a service of systemd (docs/running.md). DESTDIR=FOLDER installs below FOLDER.
install-service: $(VENV)/.run
	@DESTDIR="$(DESTDIR)" deploy/install

# Hostile inputs, the same for the same SEED: `make fuzz INPUTS=1000000 SEED=7`, TARGET=page for one door alone.
INPUTS ?= 100000
SEED   ?= 1
fuzz: $(VENV)/.dev
	nice $(BIN)/python -m tests.fuzz --inputs $(INPUTS) --seed $(SEED) $(if $(TARGET),--target $(TARGET))

# As root, on Linux: the service, installed and started by a real systemd in namespaces that are forgotten.
try-service: $(VENV)/.dev
	$(BIN)/python -m tests.running.trial

# Known vulnerabilities in what is installed, by pip-audit's first list of them; SERVICE=osv asks another.
audit: $(VENV)/.dev
	@$(BIN)/python -m tests.audit $(if $(SERVICE),--vulnerability-service $(SERVICE))

# A day of a busy bot in less than an hour, watching that nothing grows (docs/reliability.md).
soak: $(VENV)/.dev
	$(BIN)/python -m tests.soak

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Verbatim needs Python 3.11 or newer; say which with: make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# A stamp for each set of packages, so that nothing is installed twice. What pip says goes to standard
# error: the standard output of `make run` is the program's alone.
$(VENV)/.run: pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) (once) ..." >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable . >&2
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) with the developers' tools (once) ..." >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[dev]' >&2
	@touch $(VENV)/.run $@

$(VENV)/.bench: pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) with the engines to compare with (once) ..." >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[bench]' >&2
	@touch $(VENV)/.run $@
