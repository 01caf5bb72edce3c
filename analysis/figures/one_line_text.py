"""A text that is drawn where it is put, without matplotlib's layout of lines.

Imported by the page only when it writes: it needs matplotlib.
"""

from __future__ import annotations

from typing import Any

from matplotlib.text import Text


class OneLineText(Text):
    """One line, left-aligned on its baseline.

    ``Text`` lays a text out anew for every file, to find its lines and its box. The page knows where a line
    starts, so that half of the time of a figure can be saved. Everything else is as in ``Text``.
    """

    def draw(self, renderer: Any) -> None:
        """Hand the text to the renderer at its place."""
        x, y = self.get_transform().transform(self.get_position())
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        context = renderer.new_gc()
        context.set_foreground(self.get_color())
        renderer.draw_text(
            context, x, y, self.get_text(), self.get_fontproperties(), self.get_rotation(), mtext=self
        )
        context.restore()
