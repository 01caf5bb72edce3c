"""What the files say of the program that made them."""

from __future__ import annotations

NAME = "Parallax"
# The version in pyproject.toml, which is not there to ask where the library is used from a notebook.
VERSION = "0.1.0"
