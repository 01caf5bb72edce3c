"""The schemas that files of a study are checked against."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def read_schema(root: Path, name: str) -> Mapping[str, Any]:
    """A schema of the project, parsed, its references put in: following them would take half the time of a check."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (root / "workflow" / "schemas" / f"{name}.schema.yaml").read_text("utf-8")
    schema = yaml.load(text, loader)  # a safe loader
    return _without_references(schema, schema.get("$defs", {}))


def _without_references(node: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(node, list):
        return [_without_references(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        node = {**definitions[node["$ref"].rpartition("/")[2]], **node}
    return {
        key: _without_references(value, definitions)
        for key, value in node.items()
        if key not in ("$ref", "$defs")
    }
