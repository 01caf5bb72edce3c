"""Write a figure: its files in all sizes, the data behind it, and what a reader must know of where it came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workflow.job import write_text

if TYPE_CHECKING:
    from analysis.figures.drawing import Drawing
    from analysis.figures.size import Size

# Packages whose version can change a figure.
PACKAGES = ("fonttools", "gensim", "matplotlib", "numpy", "polars", "rjieba", "scikit-learn", "simplemma")


def save(
    draw: Callable[[Size], Drawing],
    files: Mapping[str, str],
    inputs: Mapping[str, str],
    settings: Mapping[str, Any],
    source: Callable[[Sequence[str]], str],
) -> None:
    """Draw a figure in each size and write it.

    Args:
        draw: draws the figure; what is measured and said is the same in every size.
        files: paths by kind: ``csv``, ``json``, ``caption.md``, ``caption.tex``, the figure formats, and with the name
            of a further size ``slide.pdf``.
        inputs: paths of the tables it was made from, by name.
        settings: the part of the configuration that it depends on; ``figures`` holds the sizes, the first of which has
            no name in ``files``, and the resolution of PNG files.
        source: says where the figure comes from, given the tables it was drawn from.
    """
    from analysis.figures.files import FORMATS, render
    from analysis.figures.size import SIZES
    from analysis.gallery.captions import Words, caption_latex, caption_markdown
    from analysis.tables.text_files import to_csv

    first, *_ = sizes = settings["figures"]["sizes"]
    drawings = {size: draw(SIZES[size]) for size in sizes}
    written: dict[str, list[str]] = {size: [] for size in sizes}
    for kind, path in files.items():
        named, _, format = kind.rpartition(".")
        if format in FORMATS:
            size = named or first
            Path(path).write_bytes(render(drawings[size], format, settings["figures"]["resolution"]))
            written[size].append(Path(path).name)
    drawing = drawings[first]
    write_text(to_csv(drawing.data), files["csv"])
    words = Words(drawing.name, drawing.question, drawing.finding, drawing.caption, source(sorted(inputs)))
    write_text(caption_markdown(words), files["caption.md"])
    write_text(caption_latex(words), files["caption.tex"])
    about = {
        **drawing.description(),
        "source": words.source,
        "alternative": words.alternative,
        "sizes": [{"name": size, "files": written[size], **drawings[size].extent()} for size in sizes],
        "inputs": {name: checksum(path) for name, path in sorted(inputs.items())},
        "settings": settings,
        "versions": {package: version(package) for package in PACKAGES},
    }
    write_text(json.dumps(about, ensure_ascii=False, indent=2, sort_keys=True) + "\n", files["json"])


def checksum(path: str) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
