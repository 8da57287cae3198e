# Two commands are enough: `make site` and `make test`. Both make the virtual environment first, where there is none.
# GNU Make 4.3 and bash; without make (Windows) see CONTRIBUTING.md.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
BENCH := bench/.venv

# What the tools say about new versions of themselves is no news to whoever builds a site.
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve test test-slow fuzz mutants lint bench lock clean

help: ## Say what can be made.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(READY) ## Check the content and build the whole public site into site/.
	@$(BIN)/goldenthread build

serve: $(READY) ## Show the site as you write, on this computer only.
	@$(BIN)/goldenthread serve

test: lint ## The tests, in under ten minutes: units, golden cases, browser, accessibility.
	@CHROMIUM="$$(.ci/chromium)"; export CHROMIUM; $(BIN)/pytest --no-header -m "not slow" -n 2

test-slow: $(READY) ## The rest of the tests, in under an hour.
	@CHROMIUM="$$(.ci/chromium)"; export CHROMIUM; \
	  $(BIN)/pytest --no-header -m slow -n 2 || { code=$$?; [ $$code -eq 5 ] && echo "There is no slow test yet."; }

fuzz: $(READY) ## Try files that nobody would write, for an hour or MINUTES=10, and keep what is found as cases.
	@nice -n 19 $(BIN)/python tests/fuzz.py --minutes $(or $(MINUTES),60)

mutants: $(READY) ## Make small mistakes in the checks and the guard, and tell which no test notices; MOST=50 is quick.
	@nice -n 19 $(BIN)/python tests/mutate.py --most $(or $(MOST),130) --seed $(or $(SEED),1)

lint: $(READY) ## Style, types and layers of the code.
	@$(BIN)/ruff check --quiet && echo "ruff: the style is as agreed."
	@$(BIN)/mypy
	@said="$$($(BIN)/lint-imports --no-logo 2>&1)" || { echo "$$said"; exit 1; }; echo "import-linter: $$(tail -n 1 <<< "$$said")"

bench: $(READY) $(BENCH)/.ready ## Time it beside its peers and write bench/RESULTS.md; SIZES="100 1000" ROUNDS=1 is quick.
	@CHROMIUM="$$(.ci/chromium)"; export CHROMIUM; $(BIN)/python -m bench $(SIZES) $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(KEEP),--keep $(KEEP))

lock: $(READY) ## Write requirements.lock anew from pyproject.toml, with the newest versions that fit.
	@command -v uv >/dev/null || [ -x $(BIN)/uv ] || $(BIN)/python -m pip install -qq uv
	@PATH="$$PATH:$(BIN)"; uv pip compile --quiet --no-config --upgrade --universal --python-version 3.11 \
	  --all-extras --group pyproject.toml:build --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --custom-compile-command "make lock" --output-file requirements.lock pyproject.toml
	@echo "Wrote requirements.lock: $$(grep -c '^[a-z0-9].*==' requirements.lock) packages."

clean: ## Take away what was made, the environment included.
	@rm -rf site site-internal .site.building .site-internal.building
	@rm -rf .venv $(BENCH) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

# The stamp: written last, so that an environment that was made half is made again.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or later is needed; “$(PYTHON)” is $$($(PYTHON) --version 2>&1 || true)." \
	    "Name another with: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Making the environment in .venv from requirements.lock ($$($(PYTHON) --version)) …"
	@$(PYTHON) -m venv .venv >/dev/null || { rm -rf .venv; \
	  echo "Python cannot make virtual environments here. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@echo "Made .venv: $$($(BIN)/python -m pip list --format freeze | wc -l) packages, and goldenthread itself."
	@touch $@

# The peers, with goldenthread beside them as it is without its extras: so it makes no office files, as they make none.
$(BENCH)/.ready: bench/requirements.txt requirements.lock pyproject.toml | $(READY)
	@echo "Making the environment of the peers in $(BENCH) …"
	@$(BIN)/python -m venv --clear $(BENCH)
	@sed -E '/^( |#)/d; s/ \\$$//' requirements.lock > $(BENCH)/locked.txt
	@$(BENCH)/bin/python -m pip install -qq -c $(BENCH)/locked.txt -r bench/requirements.txt
	@$(BENCH)/bin/python -m pip install -qq -c $(BENCH)/locked.txt --no-build-isolation -e .
	@touch $@
