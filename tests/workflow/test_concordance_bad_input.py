"""A concordance that cannot be made is refused in one sentence, before anything has run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from project import PROJECT

from analysis.errors import StudyError
from workflow.study import open_study


def refusal(monkeypatch: pytest.MonkeyPatch, **concordance: Any) -> StudyError:
    """What opening the demo study says with these terms and lists."""
    monkeypatch.chdir(PROJECT)
    config = yaml.safe_load(Path("config/config.yaml").read_text("utf-8"))
    config["concordance"] = {"terms": "all", "lists": [], **concordance}
    with pytest.raises(StudyError) as caught:
        open_study(config, Path())
    sentence = str(caught.value)
    assert "\n" not in sentence and sentence.endswith((".", "?"))
    return caught.value


def words(name: str, **forms: list[str]) -> dict[str, Any]:
    return {"name": name, **forms}


@pytest.mark.parametrize(
    ("concordance", "where", "told"),
    [
        (
            {"terms": ["hegemony", "win_win_coperation"]},
            "terms[1]",
            ("no frame, term or actor “win_win_coperation”", "Did you mean “win_win_cooperation”?"),
        ),
        ({"terms": ["三股势力"]}, "terms[0]", ("“三股势力”", "an id of the codebook")),
        ({"terms": "hegemony"}, "terms", ("“hegemony”", "a list of ids")),
        ({"terms": [7]}, "terms", ("a list of ids",)),
        (
            {"lists": [words("own", en=["must"]), words("own", zh=["必须"])]},
            "lists[1].name",
            ("another list",),
        ),
        ({"lists": [words("hegemony", en=["must"])]}, "lists[0].name", ("a term of the codebook",)),
        ({"lists": [words("security", en=["must"])]}, "lists[0].name", ("a frame of the codebook",)),
        ({"lists": [words("china", en=["must"])]}, "lists[0].name", ("an actor of the codebook",)),
        ({"lists": [words("My words", en=["must"])]}, "lists[0].name", ("“My words”", "lower-case letters")),
        ({"lists": [words("own")]}, "lists[0]", ("has no form",)),
        ({"lists": [words("own", en=[], zh=[])]}, "lists[0]", ("has no form",)),
        ({"lists": [words("own", en=["must!"])]}, "lists[0].en[0]", ("“must!”", "an English form")),
        ({"lists": [words("own", en=["必须"])]}, "lists[0].en[0]", ("“必须”", "an English form")),
        ({"lists": [words("own", zh=["必须", "必 须"])]}, "lists[0].zh[1]", ("“必 须”", "a Chinese form")),
        ({"lists": [words("own", zh=["必须。"])]}, "lists[0].zh[0]", ("“必须。”",)),
        ({"lists": [words("own", zh=[""])]}, "lists[0].zh[0]", ("an empty text",)),
        ({"lists": [words("own", zh="必须")]}, "lists[0].zh", ("“必须”", "a list of Chinese forms")),
        ({"lists": [words("own", fr=["doit"])]}, "lists[0].fr", ("`fr` is unknown",)),
        ({"lists": [{"en": ["must"]}]}, "lists[0]", ("the key `name` is missing",)),
        (
            {"lists": [words("one", zh=["必须"]), words("two", zh=["应当", "必须"])]},
            "lists[1].zh[1]",
            ("“必须” of “two” stands already in the list “one”", "Delete it"),
        ),
        (
            {"lists": [words("one", en=["well-being"]), words("two", en=["Well being"])]},
            "lists[1].en[0]",
            ("stands already in the list “one”",),
        ),
        ({"lists": [words("one", zh=["甲·乙"]), words("two", zh=["甲•乙"])]}, "lists[1].zh[0]", ("“one”",)),
    ],
)
def test_what_cannot_be_looked_for(
    monkeypatch: pytest.MonkeyPatch, concordance: dict[str, Any], where: str, told: tuple[str, ...]
) -> None:
    error = refusal(monkeypatch, **concordance)
    assert error.where == f"config: concordance.{where}", error
    for part in told:
        assert part in str(error)


def test_what_can_be_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    config = yaml.safe_load(Path("config/config.yaml").read_text("utf-8"))
    for concordance in (
        {"terms": [], "lists": []},
        {"terms": ["actor", "sovereignty", "hegemony", "china"], "lists": []},
        {"terms": "all", "lists": [words("own", en=["must", "Must", "have to"])]},
        # a form that a term of the codebook has, and one that is a shield there
        {"terms": "all", "lists": [words("own", en=["hegemony", "social security"], zh=["霸权"])]},
    ):
        open_study({**config, "concordance": concordance}, Path())
