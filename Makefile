# make run, make test: each sets up what it needs. Python 3.11 or newer and make are enough.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: run test thorough torture check bench bench-names bench-links screenshots lock clean
.DELETE_ON_ERROR:

run: $(STAMP)
	$(BIN)/newsreader seeds/

# Twice as many processes as a small machine has cores: half of the time a screen is waited for.
test: $(STAMP)
	$(BIN)/python -m pytest -n 4 --dist loadgroup \
		-m "not terminal and not mediawiki and not torture and not thorough"

# A picture of every screen, every hostile input, faults of all kinds.
thorough: $(STAMP)
	$(BIN)/python -m pytest -n 2 --dist loadgroup \
		-m "thorough and not terminal and not mediawiki and not torture"

# What takes long on purpose. Fuzzing needs atheris, which has no wheels for some Pythons.
FUZZ_S ?= 3600
torture: $(STAMP)
	$(BIN)/python -m pytest -m torture
	$(BIN)/python -m pytest tests/torture -m "not torture" --kills 200 --seconds 60
	if $(BIN)/python -c 'import atheris' 2>/dev/null; then \
		PYTHONPATH=.:tests $(BIN)/python -m torture.fuzz_readers -max_total_time=$(FUZZ_S); \
	else echo "atheris is not installed: no fuzzing"; fi

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)
	$(BIN)/python -m bench

bench-names: $(STAMP)
	$(BIN)/python -m bench.names --data $(DATA)

bench-links: $(STAMP)
	$(BIN)/python -m bench.links --data $(DATA)

screenshots: $(STAMP)
	$(BIN)/python scripts/screenshots.py

lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --quiet \
		--group dev --extra zim pyproject.toml --output-file requirements.lock \
		--custom-compile-command "make lock"

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsreader needs Python 3.11 or newer")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
