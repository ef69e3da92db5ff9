# Every command that a newcomer needs; `make` alone lists them. The work is done in dev/.

PYTHON ?= python3
DEV := $(PYTHON) -m dev.
BIN := .venv/bin
LOCK := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links \
	--universal --python-version 3.11 --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help run prepare admin test torture intake-report lint format types css lock overdue sbom bench cluster clean python packages

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

run: python ## Install what is missing and serve the tracker on http://127.0.0.1:8000
	@$(DEV)run

prepare: python ## Do all that make run does before it serves: a new version is brought in
	@$(DEV)run --prepare

admin: ## Make an administrator, who may then sign in at /admin/
	@test -x $(BIN)/python || { echo "Run make run first: it makes the database."; exit 1; }
	@$(BIN)/python manage.py createsuperuser

test: python ## Check everything: style, types, tests on both databases and in a browser
	@$(DEV)test

torture: python ## Try everything that make test tries a share of; takes much longer
	@TORTURE=1 $(DEV)test sqlite postgres browser
	@$(BIN)/python -m dev.hostile 50000
	@$(BIN)/python -m dev.kills 200
	@$(BIN)/python -m dev.crowd 30
	@test "$$(id -u)" != 0 || $(BIN)/python -m dev.full_disk

intake-report: packages ## Measure how well documents are read in; DOCUMENTS=DIR names their copies
	@$(BIN)/python manage.py intake_report --documents "$(or $(DOCUMENTS),../shared/seeds)"

lint: python ## Check style and the direction of imports
	@$(DEV)test lint format imports

format: packages ## Rewrite Python files in the common style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: python ## Check types
	@$(DEV)test types

css: python ## Build the styles
	@$(DEV)frontend

lock: packages ## Write the locks anew, with the newest versions that pyproject.toml allows
	$(LOCK) --upgrade pyproject.toml --output-file requirements.txt
	$(LOCK) --upgrade pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt
	$(LOCK) --upgrade --group node --output-file requirements-node.txt
	$(LOCK) --upgrade --group postgres --output-file requirements-postgres.txt
	$(LOCK) --upgrade --group sbom --output-file requirements-sbom.txt

overdue: packages ## Say which packages have had a newer version for too long
	@$(BIN)/python -m dev.overdue

sbom: python ## Write var/sbom.json: all packages, with licences (CycloneDX)
	@$(DEV)sbom

bench: packages ## Measure how fast pages and commands are
	$(BIN)/python -m dev.bench

cluster: packages ## Try two servers behind nginx on one PostgreSQL, and kill one of them
	$(BIN)/python -m dev.cluster

clean: ## Remove what was installed and built; the database and .env stay
	rm -rf .venv node_modules static/build var/static var/static.stamp
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@command -v $(PYTHON) >/dev/null || { echo "Install Python 3.11 or newer, or name it: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $(PYTHON) is older. Name another: make PYTHON=python3.12"; exit 1; }

packages: python
	@$(DEV)packages requirements-dev.txt
