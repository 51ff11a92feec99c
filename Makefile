# Every command sets up what it needs first; see docs/developing.md.
.DEFAULT_GOAL := help
.PHONY: help run voice test test-long test-pythons check lint format bench screenshots lock clean

export PYTHON
BIN := .venv/bin

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run:  ## start Midline; for its options: make run ARGS="--help"
	@tools/setup.sh run
	@$(BIN)/midline $(ARGS)

voice:  ## add the clear voice for exercise names of your own (about 250 MB)
	@tools/setup.sh run
	@$(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes \
		-r requirements-voice.lock

test:  ## run the tests; some of them: make test ARGS="tests/routine -k sides"
	@tools/setup.sh test
	@$(BIN)/python -m pytest $(ARGS)

test-long:  ## run the long versions of the tests, such as 20,000 broken files
	@tools/setup.sh test
	@$(BIN)/python -m pytest -m long $(ARGS)

test-pythons:  ## record the sound under each Python from 3.11 to 3.13 that is here
	@tools/test_pythons.sh

check: lint test  ## everything a change must pass: format, lint, types, imports, tests

lint:  ## the checks that read the code: format, lint, types, imports
	@tools/setup.sh test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format:  ## format the code and fix what can be fixed by itself
	@tools/setup.sh test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench:  ## measure startup, memory and processor time against bare windows
	@tools/setup.sh test
	@$(BIN)/python -m tests.bench.run $(ARGS)

screenshots:  ## draw every screen into docs/screenshots; elsewhere: ARGS=FOLDER
	@tools/setup.sh test
	@$(BIN)/python -m tools.make_screenshots $(ARGS)
	@if [ -z "$(ARGS)" ]; then $(BIN)/python -m tools.make_sheets; fi

lock:  ## take up newer dependencies into the lock files
	@tools/setup.sh test
	@tools/lock.sh

clean:  ## remove the virtual environment and everything made
	rm -rf .venv .venv-3.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
