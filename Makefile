# Two commands do everything: make run, make test. Both set up what they need.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
JOBS ?= 2

.PHONY: run test setup check lock docs clean

run: setup ## start the server on its embedded store, open a room, show how to join
	@$(BIN)/viceversa serve --room $(ARGS)

test: setup check ## everything: lint, types, all tests
	$(BIN)/pytest -n $(JOBS) --dist worksteal $(ARGS)

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

lock: ## renew requirements.lock from pyproject.toml, for every system and Python that is supported
	$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install --quiet uv
	$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --no-emit-index-url --no-header --upgrade -o requirements.lock pyproject.toml
	rm -rf $(VENV)-lock

docs: setup ## renew the generated pages
	$(BIN)/viceversa docs

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
