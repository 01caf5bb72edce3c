#!/usr/bin/env bash
# Install exactly the locked packages into the environment that Snakemake has just made.
set -euo pipefail
python -m pip install --quiet --require-hashes -r requirements.lock
