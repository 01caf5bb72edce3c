"""Write the pages of the documentation that follow from code: the data dictionary, the configuration keys,
and the gallery of the figures that are part of the project.

    make docs

A test fails when a page and the code disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from analysis.tables import ALL, Table
from workflow.figure_list import FIGURES
from workflow.gallery_files import gallery_of
from workflow.schema_files import read_schema

#: The study whose figures are part of the project.
SHOWN_STUDY = "spring-2022"

DICTIONARY_INTRODUCTION = """\
# Data dictionary

Every table of a study, from the declarations in `analysis/tables/` (this page is made by `make docs`). Tables lie under
`results/<study>/` as Parquet; those marked with CSV lie beside it as CSV too. A CSV file is UTF-8 with a byte-order
mark, so that spreadsheets read Chinese, and text that a spreadsheet would take for a formula has an apostrophe in
front. In R: `arrow::read_parquet(path)` or `readr::read_csv(path)`; in Python: `polars.read_parquet(path)`.

An empty cell means that there is no value, and never zero.
"""

CONFIGURATION_INTRODUCTION = """\
# Configuration

`config.yaml` in this folder holds the demo study. For a study of your own, name what differs on the command line or in
a file of your own:

```
snakemake --config study=my-study issues=path/to/issues
snakemake --configfile my-study.yaml
```

| file | what it is |
| --- | --- |
| `config.yaml` | the study; its keys are below |
| `codebook.yaml` | frames, terms and actors in both languages (`docs/add-a-codebook.md` shows how to write one) |
| `devices.yaml` | metaphors by source domain, proverbs, what introduces a saying (`docs/methods-rhetoric-devices.md`) |
| `markers.yaml` | rhetorical markers in both languages (`docs/methods-rhetoric.md`) |
| `valence.yaml` | graded words of evaluation and force in both languages (`docs/methods-shifts.md`) |
| `journals/<journal>.yaml` | how a journal prints its issues |
| `stopwords/en.txt`, `stopwords/zh.txt` | words that are not counted |

Each of them is checked before anything runs (the schemas are in `workflow/schemas/`). Lists replace the list of
`config.yaml`, they do not add to it.

## Keys of a study (made by `make docs`)
"""

ISSUE_INTRODUCTION = "\n## Keys of an issue (`issue.yaml`)\n"
JOURNAL_INTRODUCTION = "\n## Keys of a journal\n"


def data_dictionary() -> str:
    """The data dictionary in Markdown."""
    return DICTIONARY_INTRODUCTION + "".join(_table(table) for table in ALL)


def _table(table: Table) -> str:
    kept = "Parquet and CSV" if table.csv else "Parquet"
    key = f" Its key: {', '.join(f'`{name}`' for name in table.key)}." if table.key else ""
    lines = [
        f"\n## `{table.name}`\n\nA row is {table.row}.{key} ({kept})\n",
        "| column | type | unit | meaning |",
        "| --- | --- | --- | --- |",
    ]
    for column in table.columns:
        kind = f"{column.type}, may be empty" if column.empty else column.type
        lines.append(f"| `{column.name}` | {kind} | {_cell(column.unit)} | {_cell(column.meaning)} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def configuration(root: Path) -> str:
    """The page of all configuration keys in Markdown, with the values of the demo study."""
    defaults = yaml.safe_load((root / "config" / "config.yaml").read_text("utf-8"))
    page = CONFIGURATION_INTRODUCTION + _keys(read_schema(root, "config"), defaults)
    page += ISSUE_INTRODUCTION + _keys(read_schema(root, "issue"), {})
    return page + JOURNAL_INTRODUCTION + _keys(read_schema(root, "journal"), {})


def _keys(schema: Mapping[str, Any], defaults: Mapping[str, Any]) -> str:
    lines = ["", "| key | meaning | demo study |" if defaults else "| key | meaning |"]
    lines.append("| --- | --- | --- |" if defaults else "| --- | --- |")
    for key, description, value in _walk(schema, schema, "", defaults):
        shown = f" {value} |" if defaults else ""
        lines.append(f"| `{key}` | {_cell(description)} |{shown}")
    return "\n".join(lines) + "\n"


def _walk(
    node: Mapping[str, Any], schema: Mapping[str, Any], prefix: str, defaults: Any
) -> Iterator[tuple[str, str, str]]:
    for name, part in node.get("properties", {}).items():
        item = schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
        key = f"{prefix}{name}"
        value = defaults.get(name) if isinstance(defaults, dict) else None
        nested = "properties" in item or "properties" in item.get("items", {})
        shown = "" if nested or value is None else f"`{value}`"
        yield key, item["description"], shown
        yield from _walk(item, schema, f"{key}.", value or {})
        if "items" in item:
            yield from _walk(item["items"], schema, f"{key}[].", {})


def pages(root: Path) -> dict[Path, str]:
    """Paths and contents of the pages that this module makes."""
    return {
        root / "docs" / "data-dictionary.md": data_dictionary(),
        root / "config" / "README.md": configuration(root),
        root / "figures" / "README.md": gallery_of(
            root / "figures" / SHOWN_STUDY, FIGURES, f"{SHOWN_STUDY}/"
        ),
    }


if __name__ == "__main__":
    for path, text in pages(Path()).items():
        path.write_bytes(text.encode("utf-8"))
