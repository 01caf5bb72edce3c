"""Put the modules of the page's program into one script.

A page that is opened from disk may not import modules. The modules are written so that they need no more than this:
imports are by name, from a file beside, and no two modules use the same name at their top level.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<module>[a-z-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
_NAME = re.compile(r"^(?:async )?(?:function\*?|const|let|class) (?P<name>[A-Za-z_$][\w$]*)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b", re.MULTILINE)


def script_bundle(modules: Mapping[str, str], main: str) -> str:
    """One script of the modules that ``main`` needs, each once and behind those that it imports.

    Args:
        modules: texts of the modules by their names, without ``.js``.
        main: the name of the module that is run.

    Raises:
        ValueError: a module is missing, imports go round in a circle, two modules use the same name, or an
            import or export has another form. This is a fault of the modules.
    """
    ordered: list[str] = []
    open_: list[str] = []

    def visit(name: str) -> None:
        if name in ordered:
            return
        if name in open_:
            raise ValueError(f"the modules {', '.join(open_)} import each other")
        if name not in modules:
            raise ValueError(f"{open_[-1] if open_ else 'the page'} imports {name}.js, which is not there")
        open_.append(name)
        for match in _IMPORT.finditer(modules[name]):
            visit(match["module"])
        open_.pop()
        ordered.append(name)

    visit(main)
    owners: dict[str, str] = {}
    parts = []
    for name in ordered:
        text = _EXPORT.sub("", _IMPORT.sub("", modules[name]))
        if _LEFT.search(text):
            raise ValueError(f"{name}.js has an import or export that cannot be put into one script")
        for match in _NAME.finditer(text):
            if owners.setdefault(match["name"], name) != name:
                raise ValueError(f"{owners[match['name']]}.js and {name}.js both name {match['name']}")
        parts.append(text.strip())
    body = "\n\n".join(parts)
    return f'"use strict";\n(() => {{\n{body}\n}})();\n'
