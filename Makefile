# The verbs of this house; CI uses the same ones. `make` alone lists them.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run check test docs bench lock clean

venv := .venv
ready := $(venv)/.ready
# Tests wait for sockets more than they compute: on 2 cores 4 workers take 39 s, 2 take 61 s.
workers := 4
bench_venv := .bench/venv
bench_ready := $(bench_venv)/.ready

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(ready) ## set up .venv; the other verbs do it by themselves

run: $(ready) ## show the main job at work: check a sample list against a small local web
	@$(venv)/bin/holdfast demo
	@printf "\nNow one of yours: %s check https://the-page-that-links.com/ https://your-site.com/\n" $(venv)/bin/holdfast

check: $(ready) ## lint, formatting, types, import contracts
	$(venv)/bin/ruff check
	$(venv)/bin/ruff format --check
	$(venv)/bin/mypy
	$(venv)/bin/lint-imports

test: check ## everything check does, then all the tests; installs Debian's Chromium where it is missing
	@scripts/chromium $(venv)
	$(venv)/bin/pytest -n $(workers) --dist loadgroup $(ARGS)

docs: $(ready) ## write the generated pages of the docs again
	$(venv)/bin/python scripts/cli_reference.py docs/reference/cli.md

bench: $(ready) $(bench_ready) ## measure speed and right verdicts beside other checkers; writes docs/reference/performance.md
	$(venv)/bin/python -m bench

lock: ## resolve the dependencies anew (needs uv)
	scripts/lock

clean: ## remove what the verbs made
	rm -rf $(venv) .bench .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis dist

$(ready): requirements.lock pyproject.toml scripts/setup
	@scripts/setup $(venv) requirements.lock .
	@touch $@

$(bench_ready): requirements-bench.lock scripts/setup
	@scripts/setup $(bench_venv) requirements-bench.lock
	@touch $@
