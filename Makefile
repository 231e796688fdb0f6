# Everything is made from here; `make help` lists it. Needs GNU make, git and python3 3.11 or later.
# The first run fills .venv from requirements.lock; a later one looks at four time stamps and starts.

MAKEFLAGS += --no-print-directory
SHELL := /bin/sh
# Debian's own Python where it can make environments: one compiled by hand is often half as slow again (docs/costs.md).
DEBIANS := /usr/bin/python3
MAKES_ENVIRONMENTS := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
ifndef PYTHON
PYTHON := $(shell $(DEBIANS) -c '$(MAKES_ENVIRONMENTS)' 2>/dev/null && echo $(DEBIANS) || echo python3)
endif
BIN := .venv/bin
DEPLOYMENT := resources/deployment

CODE := $(wildcard benchmarks booking_core docs/model kiosk resources tests ui)
TRANSLATIONS := $(wildcard resources/translations/*/screens.ts)
COMPILED_TRANSLATIONS := $(TRANSLATIONS:.ts=.qm)

# A window wants a few libraries more than a run without a display, and a bundle carries them along.
DISPLAY_PACKAGES := $(if $(DISPLAY)$(filter bundle,$(MAKECMDGOALS)),$(DEPLOYMENT)/debian-packages-display.txt)

# The tests look at the public page in a real browser and print on a real queue.
TEST_PACKAGES := $(if $(filter test tests shots,$(MAKECMDGOALS)),$(wildcard $(DEPLOYMENT)/debian-packages-test.txt))

# The model of the booking protocol is searched by spin, which writes C.
MODEL_PACKAGES := $(if $(filter model,$(MAKECMDGOALS)),$(DEPLOYMENT)/debian-packages-model.txt)

# Qt draws without a display and without a graphics card.
OFFSCREEN := QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software
# Most tests ask where things lie on a screen and what they say: for them Qt lays everything out and paints nothing.
UNPAINTED := QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=rhi QSG_RHI_BACKEND=null
# Three times the cores of a small machine: a test of the screens waits more than it works (with four 689 s, six 614).
TEST_WORKERS ?= 6

# Where it is set, every process of every test compiles all it imports anew: a second each.
unexport PYTHONDONTWRITEBYTECODE

# Each looks at the files by itself, so they do it at once; what one of them says stands together.
GATES := check-format check-rules check-types check-imports check-qml check-translations

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: bench bundle check $(GATES) clean format help lock model run setup shots system-packages test tests translations walk

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | awk -F '\t' '{ printf "  make %-14s %s\n", $$1, $$2 }'

run: setup ## everything needed, then the demo: central store, Herlev's places and a kiosk
	@$(BIN)/moedested demo

test: check tests ## make check, then every test

tests: setup ## the tests alone: those that look at colours and pixels, then all others
	@failed=0; \
	$(OFFSCREEN) $(BIN)/python -m pytest -q -n 2 --dist worksteal -m painted tests/ui || failed=1; \
	$(UNPAINTED) $(BIN)/python -m pytest -q -n $(TEST_WORKERS) --dist worksteal -m "not painted" || failed=1; \
	exit $$failed

check: setup ## format, rules, types, imports, QML and translations
	@$(MAKE) --jobs --keep-going --output-sync=target $(GATES)

check-format:
	@$(BIN)/ruff format --check --quiet . || { echo "Not formatted: make format" >&2; exit 1; }

check-rules:
	@$(BIN)/ruff check --quiet .

check-types:
	@$(BIN)/mypy $(CODE)

check-imports:
	@$(BIN)/lint-imports --no-logo

check-qml:
	@$(BIN)/python -m tests.gates.qml

check-translations:
	@$(BIN)/python -m tests.gates.translations

format: setup ## bring Python and QML into shape
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/python -m tests.gates.qml --format

bench: setup ## measure what docs/ promises, or PARTS="one other" of it
	@$(OFFSCREEN) $(BIN)/python -m benchmarks $(PARTS)

shots: setup ## every screen in every language and mode as PNG, in build/shots
	@$(OFFSCREEN) $(BIN)/python -m tests.shots build/shots || \
	    echo "Some pages do not fit: build/shots/misfits.txt" >&2
	@$(OFFSCREEN) $(BIN)/python -m tests.shots_languages build/shots/languages || \
	    echo "Some pages do not fit: build/shots/languages/misfits.txt" >&2
	@$(OFFSCREEN) $(BIN)/python -m tests.shots_gallery build/shots/gallery
	@$(OFFSCREEN) $(BIN)/python -m tests.shots_simple build/shots/simple
	@$(OFFSCREEN) $(BIN)/python -m tests.shots_refusals build/shots/refusals
	@$(OFFSCREEN) $(BIN)/python -m tests.shots_web build/shots/web
	@$(BIN)/python -m tests.shots_sheets build/shots

walk: setup ## all that make test sees a slice of: every page in every language and mode (build/walk), every example
	@failed=0; \
	$(OFFSCREEN) $(BIN)/python -m tests.walk build/walk || failed=1; \
	MOEDESTED_TESTS=whole $(OFFSCREEN) $(BIN)/python -m pytest -q -n $(TEST_WORKERS) --dist worksteal -m sliced || failed=1; \
	exit $$failed

model: setup ## search every state of the booking protocol's model, in build/model
	@$(BIN)/python docs/model/check.py build/model

translations: setup ## bring the .ts files up to date with the screens and compile them
	@$(BIN)/python -m tests.gates.translations --update
	@$(MAKE) setup

bundle: setup ## the program as one folder, in dist/moedested, and a walk with it
	@$(BIN)/pyinstaller --noconfirm --clean --log-level WARN --workpath build/bundle --distpath dist installer.spec
	@$(OFFSCREEN) dist/moedested/moedested demo --tour
	@du -sh dist/moedested

lock: .venv/.created ## resolve the dependencies anew and write them with their hashes
	@$(BIN)/uv pip compile pyproject.toml --group dev --upgrade --generate-hashes --no-emit-index-url \
	    --custom-compile-command "make lock" --quiet --output-file requirements.lock

clean: ## remove what was made, but not .venv
	rm -rf build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -f resources/translations/*.qm resources/translations/*/*.qm
	find . -path ./.venv -prune -o -type d -name __pycache__ -exec rm -rf {} +

setup: system-packages .venv/.installed $(COMPILED_TRANSLATIONS) ## fill .venv and compile the translations

system-packages:
	@PYTHON="$(PYTHON)" $(DEPLOYMENT)/install-system-packages $(DEPLOYMENT)/debian-packages.txt $(DISPLAY_PACKAGES) $(TEST_PACKAGES) $(MODEL_PACKAGES)

.venv/.created: $(DEPLOYMENT)/installer.lock | system-packages
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Mødested needs Python 3.11 or later; name another one with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
	    { echo "Python cannot make a virtual environment: install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv/.synced: requirements.lock .venv/.created
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	@rm -f .venv/.installed
	@touch $@

.venv/.installed: pyproject.toml .venv/.synced
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@$(OFFSCREEN) $(BIN)/python -c 'import PySide6.QtQuick' || \
	    { echo "Qt does not load: install the packages in $(DEPLOYMENT)/debian-packages.txt" >&2; exit 1; }
	@touch $@

# A screen that runs has the old file in its memory: it ends when that is written over, and not when it is replaced.
%.qm: %.ts | .venv/.installed
	@$(BIN)/pyside6-lrelease -silent $< -qm $@.new
	@mv $@.new $@
