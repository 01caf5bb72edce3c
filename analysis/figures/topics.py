"""Topics by article and version: how much of each article a topic takes up, English beside Chinese."""

from __future__ import annotations

import polars as pl

from analysis.corpus.print_order import Article, articles_in_order, of_articles
from analysis.figures.drawing import Drawing
from analysis.figures.panels import Row
from analysis.figures.share_panels import SharePanels
from analysis.figures.size import DOUBLE, Size
from analysis.pages.numbers import Numbers

QUESTION = "Which topics does each article dwell on, and do its two versions agree?"


def draw_topics(
    prevalence: pl.DataFrame,
    labels: pl.DataFrame,
    distance: pl.DataFrame,
    articles: pl.DataFrame,
    *,
    size: Size = DOUBLE,
) -> Drawing:
    """Draw the mean share of every topic in every article and version, with 95 % intervals.

    A panel is an article and a row is a topic, in the order of the model; all panels share one scale. A topic has the
    name that the researcher gave it, else its first words. Topics that do not recur are grey and say so.

    Args:
        prevalence: table ``topics/prevalence``; the grouping ``article`` and the versions ``en`` and ``zh`` are drawn.
        labels: table ``topics/labels``. distance: table ``topics/distance``, for what the figure says in one line.
        articles: table ``corpus/articles``, for names and order.
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row an article, version and topic.
    """
    ordered = articles_in_order(articles)
    data = _data(prevalence, labels, ordered)
    rows = [_row(topic) for topic in labels.sort("topic").iter_rows(named=True)]
    panels = SharePanels(ordered, rows, data, "topic", "units", "Mean share of units (%)")
    quote = Numbers("topics")
    finding = _finding(distance, ordered, quote)
    notes = ["Line: 95 % interval", "n: aligned paragraphs", "Grey: topic that does not recur"]
    pages = panels.draw(QUESTION, finding, notes, size)
    caption = _caption(data, labels, len(ordered), quote)
    return Drawing("topics", QUESTION, finding, caption, pages, data, tuple(quote))


def _data(prevalence: pl.DataFrame, labels: pl.DataFrame, articles: list[Article]) -> pl.DataFrame:
    versions = prevalence.filter(pl.col("version") != "joint").rename({"version": "language"})
    return (
        of_articles(versions, articles)
        .join(labels.select("topic", "label", "name", "recurrence", "stable"), on="topic", how="left")
        .sort("topic", "place", "language")
        .select(
            "group",
            "language",
            "topic",
            "label",
            "name",
            "recurrence",
            "stable",
            "units",
            "share",
            "low",
            "high",
        )
    )


def _row(topic: dict[str, object]) -> Row:
    """The label of a topic: its name over its English words, or its English words over its Chinese ones."""
    number, unstable = topic["topic"], topic["stable"] is False
    english, chinese = (str(topic[key] or "") for key in ("label_en", "label_zh"))
    lines = [str(topic["name"]), english or chinese] if topic["name"] else [english or chinese, chinese]
    if not topic["name"] and not (english and chinese):
        lines[1] = ""
    return Row(str(number), f"{number} {lines[0] or '–'}", lines[1], quiet=unstable)


def _finding(distance: pl.DataFrame, articles: list[Article], quote: Numbers) -> str:
    groups = [article.group for article in articles]
    versions = distance.filter(pl.col("compared") == "versions", pl.col("group").is_in(groups))
    between = distance.filter(
        pl.col("compared") == "articles", pl.col("group").is_in(groups), pl.col("other").is_in(groups)
    )
    tested = versions.drop_nulls("expected_high")
    if tested.is_empty():
        return ""
    apart = tested.filter(pl.col("distance") > pl.col("expected_high")).height
    own = quote.within("apart", "Jensen–Shannon distance of mean shares of topics")
    typical = own.decimal("versions", _median(tested), 2, meaning="median between the versions of an article")
    others = _median(between)
    scale = (
        ""
        if others is None
        else f", between articles {own.decimal('articles', others, 2, meaning='median between articles')}"
    )
    beyond = own("beyond_chance", apart, meaning="articles whose versions lie apart beyond random exchanges")
    compared = own.counted(
        "compared", tested.height, "article", meaning="articles whose versions were compared"
    )
    return (
        f"In {beyond} of {compared} the versions lie further apart than in 19 of 20 random exchanges; median distance "
        f"{typical}{scale} (Jensen–Shannon)."
    )


def _median(distance: pl.DataFrame) -> float | None:
    value = distance["distance"].to_frame().select(pl.median("distance")).item()
    return None if value is None else float(value)


def _caption(data: pl.DataFrame, labels: pl.DataFrame, articles: int, quote: Numbers) -> str:
    told = data.filter(pl.col("low").is_null())
    single = "marks of a single paragraph, without an interval"
    missing = (
        f" {quote.counted('single', told.height, 'mark', meaning=single)} of a single paragraph have no interval."
        if told.height
        else ""
    )
    recurrence = (
        "Recurrence was not measured, because the topics come from another run or from one chain."
        if labels["recurrence"].null_count() == labels.height
        else "Topics that do not recur over random starts (threshold of the study) are grey."
    )
    topics = quote.counted("topics", labels.height, "topic", meaning="topics of the model")
    among = quote.counted("articles", articles, "article", meaning="articles with topics")
    return (
        f"Mean share of each of {topics} over the aligned paragraphs of "
        f"{among}. One panel an article, by author; one row a topic of one model of "
        "both languages (polylingual topic model), named by the researcher or by its words with the highest "
        "frex, in the order of its share. Blue circles: the English text alone folded into the topics; "
        "vermillion squares: the Chinese text alone; lines: 95 % intervals (paragraphs of the article "
        f"reweighted at random), which take the topics as given.{missing} {recurrence} n: aligned paragraphs "
        "with words in the version. The two versions of an article are one text in two languages, not two "
        "samples: whether their lines overlap is no test of a difference; topics/distance has one. With one "
        "article an author, these are topics of an article, not of its author."
    )
