# Nazorgmaatje. `make run` and `make test` need nothing but Python 3.10 and 3.11+, make, a C compiler and PyPI.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
RUN := .venv/bin/python

.PHONY: help install train train-signals train-meaning train-cv train-dialogue run test check fmt shell demo-data clean report

help:  ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

install: .venv/.done engine/.venv/.done train  ## Both environments and the models

.tools/bin/uv:
	@echo "uv: installing into .tools"
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer was not found" >&2; exit 1; }
	@$(PYTHON) -m venv .tools && .tools/bin/pip install --quiet uv

.venv/.done: pyproject.toml uv.lock | $(UV)
	@echo "app: installing (Python 3.11+)"
	@$(UV) sync --frozen --python "$(PYTHON)"
	@touch $@

engine/.venv/.done: engine/pyproject.toml engine/uv.lock | $(UV)
	@echo "engine: installing (Python 3.10)"
	@$(UV) sync --frozen --project engine --python "$$(command -v python3.10 || echo 3.10)"
	@touch $@

train: .venv/.done engine/.venv/.done  ## Train the models whose data changed
	@$(MAKE) --no-print-directory -j2 train-signals train-meaning train-cv train-dialogue

train-signals:
	@echo "signals: training where data changed (about fifteen minutes)"
	@$(RUN) -m bot.safety.train

train-meaning:
	@echo "meaning: training where data changed (about five minutes)"
	@$(RUN) -m bot.meaning.train

train-cv:
	@echo "cv: training where data changed (less than a minute)"
	@$(RUN) -m bot.language.cv.tagging.train

train-dialogue:
	@echo "dialogue: training where data changed (about a minute)"
	@engine/.venv/bin/python -m nazorg_engine.train

run: install  ## Everything up with demo data: http://127.0.0.1:8080
	@exec .venv/bin/nazorg up --demo

test: install  ## All tests, three files at a time: they wait more than they work
	@$(RUN) -m pytest -q -n 3 --dist loadfile --no-loadscope-reorder

check: install  ## Lint, types, imports, texts
	@$(RUN) -m ruff check .
	@$(RUN) -m mypy
	@.venv/bin/lint-imports
	@.venv/bin/nazorg check-content

fmt: .venv/.done  ## Sort imports and mend what ruff can mend
	@$(RUN) -m ruff check --fix .

shell: train  ## Talk to the dialogue engine alone, as in any Rasa project
	@RASA_TELEMETRY_ENABLED=false engine/.venv/bin/rasa shell --model "$$(ls -t models/engine-*.tar.gz | head -1)"

demo-data: install  ## Fill an empty demo database
	@NAZORG_DEMO=1 .venv/bin/nazorg demo data

report: install  ## Measure everything on the held-out writers: docs/quality.md (about ten minutes)
	@.venv/bin/nazorg report

clean:  ## Remove environments, models and runtime files
	@rm -rf .venv engine/.venv .tools var models/*.tar.gz models/signals-* models/meaning-* models/cv-*
