"""How large a picture is, as its file says it."""

from __future__ import annotations

import re
import struct

POINTS_AN_INCH = 72
PIXELS_AN_INCH = 96
METRES_AN_INCH = 0.0254

_SVG = re.compile(rb'<svg\b[^>]*?\swidth="(?P<width>[0-9.]+)pt"[^>]*?\sheight="(?P<height>[0-9.]+)pt"')
_PNG = re.compile(rb"\x89PNG\r\n\x1a\n....IHDR(?P<size>.{8})", re.DOTALL)
_PNG_DENSITY = re.compile(rb"pHYs(?P<density>.{8})\x01", re.DOTALL)


def picture_size(kind: str, picture: bytes) -> tuple[float, float]:
    """Width and height of a picture as it is printed, in the pixels of a page (96 an inch).

    Args:
        kind: ``svg`` (in points) or ``png`` (with its density, in dots a metre).
        picture: the file.

    Raises:
        ValueError: the file does not say how large it is.
    """
    if kind == "svg" and (found := _SVG.search(picture)):
        scale = PIXELS_AN_INCH / POINTS_AN_INCH
        return float(found["width"]) * scale, float(found["height"]) * scale
    if kind == "png" and (size := _PNG.match(picture)) and (density := _PNG_DENSITY.search(picture)):
        dots = struct.unpack(">2I", size["size"])
        a_metre = struct.unpack(">2I", density["density"])
        across, down = (
            pixels / metre / METRES_AN_INCH * PIXELS_AN_INCH
            for pixels, metre in zip(dots, a_metre, strict=True)
        )
        return across, down
    raise ValueError(f"the {kind.upper()} file does not say how large it is")
