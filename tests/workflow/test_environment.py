"""One source of versions: the ranges, the lock, the conda file and what is installed agree."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, version

import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from project import PROJECT

LOCK = (PROJECT / "requirements.lock").read_text("utf-8")
METADATA = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
RANGES = [
    Requirement(item) for item in [*METADATA["dependencies"], *METADATA["optional-dependencies"]["test"]]
]


def locked() -> list[Requirement]:
    return [Requirement(line.rstrip(" \\")) for line in LOCK.splitlines() if re.match(r"[a-z0-9]", line)]


def test_every_range_has_a_locked_version_inside_it() -> None:
    pins: dict[str, list[str]] = {}
    for pin in locked():
        pins.setdefault(canonicalize_name(pin.name), []).append(str(pin.specifier).removeprefix("=="))
    for requirement in RANGES:
        versions = pins.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not in requirements.lock: run `make lock`"
        assert all(requirement.specifier.contains(item) for item in versions), requirement.name


def test_the_lock_is_exact_and_hashed() -> None:
    entries = re.split(r"\n(?=[a-z0-9])", LOCK.strip())
    assert len(entries) == len(locked()) > 100
    for entry, pin in zip(entries, locked(), strict=True):
        assert re.fullmatch(r"==[^,*]+", str(pin.specifier)), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_no_registry_is_named() -> None:
    for name in ("requirements.lock", "pyproject.toml", "environment.yml", "Makefile", ".ci/run"):
        text = (PROJECT / name).read_text("utf-8")
        assert not re.search(r"https?://|--index-url|--extra-index|--find-links", text), name


def test_the_conda_environment_installs_the_lock_and_nothing_else() -> None:
    conda = yaml.safe_load((PROJECT / "environment.yml").read_text("utf-8"))
    python = next(
        item for item in conda["dependencies"] if isinstance(item, str) and item.startswith("python")
    )
    others = [item for item in conda["dependencies"] if item not in (python, "pip")]
    assert others == [{"pip": ["--require-hashes", "-r requirements.lock"]}]
    assert SpecifierSet(python.removeprefix("python")) == SpecifierSet(METADATA["requires-python"])


def test_what_is_installed_is_what_is_locked() -> None:
    wrong = []
    for pin in locked():
        if pin.marker and not pin.marker.evaluate():
            continue
        try:
            if not pin.specifier.contains(version(pin.name)):
                wrong.append(f"{pin.name} {version(pin.name)}, locked {pin.specifier}")
        except PackageNotFoundError:
            wrong.append(f"{pin.name} is missing")
    assert not wrong, "run `make` in a fresh environment: " + "; ".join(wrong)
