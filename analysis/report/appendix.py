"""The appendix of the report: the configuration, the codebook, versions, checksums and warnings of a run."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.report.figures import packed_link
from analysis.report.sections import Section


@dataclass(frozen=True)
class Record:
    """What a run was made from and with.

    Attributes:
        configuration: the whole merged configuration, in YAML.
        codebook: what :func:`analysis.codebook.summary.summary` says of the codebook.
        versions: the version of each program and package.
        inputs: the SHA-256 of each file that the study was given, by its name.
        warnings: what the run warns of.
    """

    configuration: str
    codebook: Mapping[str, Any]
    versions: Mapping[str, str]
    inputs: Mapping[str, str]
    warnings: Sequence[str]


def appendix(record: Record) -> Section:
    """The section of the appendix."""
    parts = [
        ("warnings", "Warnings of the run", _warnings(record.warnings)),
        ("configuration", "Configuration", _configuration(record.configuration)),
        ("codebook", "Codebook", _codebook(record.codebook)),
        ("inputs", "Input files", _inputs(record.inputs)),
        ("versions", "Versions", _versions(record.versions)),
    ]
    lines: list[str] = []
    for name, title, own in parts:
        lines += [f'<h3 id="{name}">{html.escape(title)}</h3>', *own]
    return Section("appendix", "Appendix", lines, parts=[(name, title) for name, title, _ in parts])


def _warnings(warnings: Sequence[str]) -> list[str]:
    if not warnings:
        return ["<p>None.</p>"]
    return ["<ul>", *(f"<li>{html.escape(warning)}</li>" for warning in warnings), "</ul>"]


def _configuration(configuration: str) -> list[str]:
    link = packed_link("config.yaml", configuration.encode("utf-8"), "Configuration (YAML)")
    return [
        "<p>All values of this study, after <code>--configfile</code> and <code>--config</code>. Of a folder outside "
        "the project the last part of its path is given.</p>",
        f'<div class="tools">{link}</div>',
        f'<pre class="table"><code>{html.escape(configuration)}</code></pre>',
    ]


def _codebook(codebook: Mapping[str, Any]) -> list[str]:
    forms = codebook["forms"]
    rows = [
        ("name", codebook["name"]),
        ("version", codebook["version"]),
        ("SHA-256", codebook["checksum"]),
        ("frames", codebook["frames"]),
        ("terms", codebook["terms"]),
        ("actors", codebook["actors"]),
        ("forms", f"{forms['en']:,} English, {forms['zh']:,} Chinese"),
        *((f"dictionary {one['id']}", one["checksum"]) for one in codebook["dictionaries"]),
    ]
    return _table(("codebook", ""), rows)


def _inputs(inputs: Mapping[str, str]) -> list[str]:
    return [
        "<p>The files that the study was given. The checksums of the tables that a figure is drawn from are in its "
        "<em>Sources</em>.</p>",
        *_table(("file", "SHA-256"), list(inputs.items())),
    ]


def _versions(versions: Mapping[str, str]) -> list[str]:
    return _table(("program or package", "version"), list(versions.items()))


def _table(head: tuple[str, str], rows: Sequence[tuple[str, object]]) -> list[str]:
    cells = [
        f'<tr><th scope="row">{html.escape(name)}</th>'
        f"<td{_CHECKSUM if _is_checksum(value) else ''}>{html.escape(str(value))}</td></tr>"
        for name, value in rows
    ]
    heads = [f'<th scope="col">{html.escape(name)}</th>' if name else "<td></td>" for name in head]
    return [
        '<div class="table">',
        "<table>",
        f"<thead><tr>{''.join(heads)}</tr></thead>",
        "<tbody>",
        *cells,
        "</tbody>",
        "</table>",
        "</div>",
    ]


_CHECKSUM = ' class="checksum"'


def _is_checksum(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64 and set(value) <= set("0123456789abcdef")
