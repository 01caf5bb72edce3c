"""What lies beside the vertical texts: their columns and elements, and how they become corpora."""

from __future__ import annotations

import re

from analysis.interchange.vertical import COLUMNS, STRUCTURES

_TEXT = """\
Vertical text of the study {study}: a token a line, tabs between the columns, elements on lines of their own.

Columns:   {columns}
{elements}
{study}.en-zh.mapping, {study}.zh-en.mapping: the alignment for Sketch Engine (places of <s>, from 0)
{study}.align: the alignment for the Corpus Workbench (places of tokens, from 0)

Corpus Workbench and CQPweb, in this folder:

mkdir -p corpora/registry corpora/{en} corpora/{zh}
{encode_en}
{encode_zh}
cwb-make -r "$PWD/corpora/registry" -V {EN}
cwb-make -r "$PWD/corpora/registry" -V {ZH}
echo "ALIGNED {zh}" >> corpora/registry/{en}
echo "ALIGNED {en}" >> corpora/registry/{zh}
cwb-align-encode -r "$PWD/corpora/registry" -D {study}.align
cwb-align-encode -r "$PWD/corpora/registry" -D -R {study}.align

Sketch Engine, in the configuration of each corpus:

ENCODING "UTF-8"
{attributes}
{structures}
ALIGNSTRUCT "s"
"""


def corpus_name(study: str, language: str) -> str:
    """The name of a language of a study as a corpus: small letters, digits, ``_`` and ``-``, no digit in front."""
    name = re.sub(r"[^a-z0-9_-]", "_", study.lower())
    return f"{name if name[0].isalpha() else f'study_{name}'}_{language}"


def encode_command(study: str, language: str) -> str:
    """The line that makes a corpus of the Corpus Workbench from a vertical text."""
    name = corpus_name(study, language)
    columns = " ".join(f"-P {column}" for column in COLUMNS[1:])
    elements = " ".join(f"-S {tag}:0+{'+'.join(keys)}" for tag, keys in STRUCTURES.items())
    return (
        f'cwb-encode -d "$PWD/corpora/{name}" -R "$PWD/corpora/registry/{name}" -f {study}.{language}.vert'
        f" -c utf8 -xsB {columns} {elements}"
    )


def vertical_readme(study: str) -> str:
    """The text that lies beside the vertical texts of a study."""
    english, chinese = corpus_name(study, "en"), corpus_name(study, "zh")
    elements = "".join(f"<{tag}>:".ljust(11) + " ".join(keys) + "\n" for tag, keys in STRUCTURES.items())
    structures = "\n".join(
        f"STRUCTURE {tag} {{\n" + "".join(f"    ATTRIBUTE {key}\n" for key in keys) + "}"
        for tag, keys in STRUCTURES.items()
    )
    return _TEXT.format(
        study=study,
        columns=" ".join(COLUMNS),
        elements=elements,
        en=english,
        zh=chinese,
        EN=english.upper(),
        ZH=chinese.upper(),
        encode_en=encode_command(study, "en"),
        encode_zh=encode_command(study, "zh"),
        attributes="\n".join(f"ATTRIBUTE {column}" for column in COLUMNS),
        structures=structures,
    )
