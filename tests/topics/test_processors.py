"""The same topics on other processors: newer instructions of numpy, OpenBLAS and the C library switched off."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
import hashlib
import numpy as np
import polars as pl
from analysis.topics.joint_model import FitSettings, fit_model
from analysis.topics.parts import parts_of_units
from analysis.topics.prevalence import prevalence
from analysis.topics.distance import distances
from analysis.topics.selection import selection
from analysis.topics.units import JointUnits
from analysis.topics.versions import version_shares
from benchmarks.synthetic_topics import drawn_topics, drawn_units
counts, _ = drawn_units(drawn_topics(5, 2, vocabulary=200), 80, 2)
counts = dict(zip(("en", "zh"), (counts[name] for name in sorted(counts))))
words = {name: tuple(f"{place:04d}" for place in range(matrix.shape[1])) for name, matrix in counts.items()}
places = pl.DataFrame({"issue": ["i"] * 80, "article": [str(place % 6) for place in range(80)],
                       "author": ["a"] * 80, "unit": range(80)})
units = JointUnits(places, words, counts)
settings = FitSettings(0.25, 0.01, 1)
fitted = fit_model(units, 7, 3, settings, parts_of_units(places, 2)[0])
versions = version_shares(fitted.model, units)
tables = [fitted.model.table(), prevalence(places, versions, "s", 200, 1), distances(places, versions, "s", 200, 1),
          selection(units, [3, 7], 2, settings)]
print(hashlib.sha256("".join(table.write_csv() for table in tables).encode()).hexdigest())
"""

PLAIN = {
    "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX AVX512_ICL X86_V3 X86_V4",
    "OPENBLAS_CORETYPE": "Nehalem",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F",
}


@pytest.mark.skipif(
    platform.machine() != "x86_64" or sys.platform != "linux", reason="instructions of x86-64 on Linux"
)
def test_the_tables_are_the_same_without_newer_instructions() -> None:
    found = set()
    for more in ({}, PLAIN):
        run = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", PROGRAM],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | more,
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(run.stdout.strip())
    assert len(found) == 1
