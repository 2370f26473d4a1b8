# printgen: `make` builds the sample workbooks, `make test` runs every test. Each sets up what it needs.
.DEFAULT_GOAL := samples
.PHONY: samples setup recordings checkers install test lint bench docs requirements wheel clean help
SHELL := /bin/bash
PYTHON := .venv/bin/python
PRINTGEN := .venv/bin/printgen

samples: .venv/.runtime ## set up, then build both sample workbooks, PDF and Word, each for two brands, into output/
	@scripts/build_samples.sh $(PRINTGEN) output

setup: .venv/.runtime ## set up the Python environment and the system libraries, build nothing

recordings: .venv/.recordings ## set up what recordings and braille need as well (130 MB)

checkers: .venv/.checkers ## set up the checkers of finished files as well (600 MB)

install: .venv/.runtime ## make printgen a command of your own, by a link in ~/.local/bin
	@mkdir -p ~/.local/bin
	@ln -sf "$(CURDIR)/$(PRINTGEN)" ~/.local/bin/printgen
	@case ":$$PATH:" in *":$$HOME/.local/bin:"*) echo "You can now type: printgen new my-workbook" ;; \
	  *) echo "Open a new terminal, then type: printgen new my-workbook"; \
	     echo "(If it is not found, add ~/.local/bin to your PATH.)" ;; esac

.venv/.runtime: requirements/runtime.txt scripts/setup.sh pyproject.toml
	@scripts/setup.sh runtime

.venv/.dev: requirements/dev.txt tools/ooxml/package-lock.json tools/web/package-lock.json scripts/setup.sh pyproject.toml
	@scripts/setup.sh dev

.venv/.recordings .venv/.checkers: .venv/.%: requirements/%.txt scripts/setup.sh pyproject.toml
	@scripts/setup.sh $*

test: .venv/.dev ## set up, then run every test (JOBS=n for n at once)
	@$(PYTHON) -m pytest -n $(or $(JOBS),auto) --dist loadgroup $(ARGS)

lint: .venv/.dev ## style, types and the one-way flow between the packages
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports

bench: .venv/.dev ## measure speed, memory and growth against WeasyPrint, pandoc and a bare Python, in one run
	@$(PYTHON) -m bench $(ARGS)

docs: .venv/.dev ## make the pictures and the generated pages in docs/ again
	@$(PYTHON) scripts/make_docs.py

requirements: ## pin the versions in requirements/*.txt anew, with hashes (needs uv)
	@scripts/pin.sh

wheel: .venv/.dev ## a wheel with templates and sample workbooks, into dist/
	@$(PYTHON) -m build --wheel --no-isolation --outdir dist .

clean: ## remove what builds and tests made
	@rm -rf output dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "  %-18s %s\n", $$1, $$2}'
