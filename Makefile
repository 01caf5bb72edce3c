# make          the environment, then the demo study
# make test     the environment, then all tests
# make check    formatting, lint and types
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# Without bytecode every start of Snakemake takes seconds longer.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check format docs lock clean

run: $(READY)
	$(BIN)/snakemake

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "parallax: $(PYTHON) is older than Python 3.11. Run make PYTHON=python3.11 (or a later one)." >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' || \
	  { echo "parallax: $(PYTHON) lacks venv. Install your system's package for it (python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --compile -r requirements.lock
	@touch $@

test: $(READY)
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/snakefmt --check Snakefile workflow/rules
	$(BIN)/snakemake --lint

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/snakefmt Snakefile workflow/rules

docs: $(READY)
	PYTHONPATH=. $(BIN)/python -m workflow.reference

# Newer versions within the ranges of pyproject.toml; needs uv.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --upgrade \
	  --extra test --python-version 3.11 pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) results .snakemake
