"""The frames near a topic, as ``topics/labels.frames`` writes them: `trust (0.45); trade (0.31)`."""

from __future__ import annotations

from collections.abc import Iterable


def written_frames(frames: Iterable[tuple[str, float]]) -> str | None:
    """Ids of frames, each with its correlation; nothing where there is none."""
    return "; ".join(f"{frame} ({correlation:.2f})" for frame, correlation in frames) or None


def near_frames(written: str | None) -> list[tuple[str, str]]:
    """The ids, and the correlations as they are written, from what :func:`written_frames` gave."""
    parts = [one.rpartition(" ") for one in written.split("; ")] if written else []
    return [(frame, correlation.strip("()")) for frame, _, correlation in parts]
