"""Say in one sentence what is wrong with what is to be coded, before anything has run."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from analysis.codebook.codebook import Codebook
from analysis.errors import StudyError
from analysis.study.schema_mistakes import shown


def check_coded_frames(frames: str | Sequence[str], codebook: Codebook, where: str) -> None:
    """Check the frames that are coded, ``all`` or a list of ids, against the codebook.

    Raises:
        StudyError: the codebook has no frame of an id.
    """
    known = [frame.id for frame in codebook.frames]
    for at, name in enumerate([] if isinstance(frames, str) else frames):
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            raise StudyError(
                f"{where}[{at}]",
                f"{codebook.file} has no frame {shown(name)}.",
                f"Did you mean “{near[0]}”?" if near else "Name an id of a frame of the codebook, or `all`.",
            )
