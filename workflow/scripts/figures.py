"""Draw all figures of a study, in one font that is cut for them once."""

import gc
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import polars as pl

from analysis.codebook.titles import actor_titles, frame_titles, query_titles
from analysis.figures.actors import draw_actors, shown_actors
from analysis.figures.characters import characters_written
from analysis.figures.collocate_graph import shown_collocates
from analysis.figures.collocates import draw_collocates
from analysis.figures.devices import draw_devices
from analysis.figures.drawing import Drawing
from analysis.figures.font import fallback_path, font_path, subset_font
from analysis.figures.frames import draw_frames
from analysis.figures.frames_along import draw_frames_along
from analysis.figures.keywords import draw_keywords
from analysis.figures.overview import draw_overview
from analysis.figures.rhetoric import draw_rhetoric
from analysis.figures.shifts import draw_shifts
from analysis.figures.similarity import draw_similarity
from analysis.figures.size import Size
from analysis.figures.style import house_style
from analysis.figures.topic_number import draw_topic_number
from analysis.figures.topic_terms import draw_topic_terms
from analysis.figures.topics import draw_topics
from analysis.figures.trends import draw_trends
from analysis.gallery.captions import source_of
from analysis.language.written_forms import as_written
from workflow.figure import save
from workflow.figure_list import FIGURES
from workflow.job import job
from workflow.measured import measured_articles
from workflow.study_files import read_codebook, read_markers

# A page is some thousand objects that refer to each other and live to its end: to look for dead ones among them, again
# and again, takes time and finds none.
gc.disable()

with job(snakemake):
    source, params = snakemake.input, snakemake.params
    config, root = params.config, Path(params.root)
    options = config["figures"]
    codebook = read_codebook(source.codebook, root, checked=True)
    frames, actors = frame_titles(codebook), actor_titles(codebook)
    categories = read_markers(source.markers, root, checked=True).titles
    paths = dict(zip(params.tables, source.tables, strict=True))

    forms = pl.read_parquet(source.written_forms)

    @cache
    def table(name: str) -> pl.DataFrame:
        """A table of the study, read once."""
        found = pl.read_parquet(paths[name])
        return as_written(found, forms) if name in ("framing/keyness", "topics/terms") else found

    titles = query_titles(codebook)
    nodes, words = options["collocates"]["nodes"], options["collocates"]["words"]
    company = shown_collocates(table("framing/collocates"), nodes, words, forms)
    named = [title for query in company["query"].unique() for title in titles.get(query, {}).values()]
    articles = measured_articles(table("corpus/articles"), config["sections"])
    shown = shown_actors(table("framing/actors_frames"), actors, options["actors"])
    text = characters_written(
        articles,
        table("framing/keyness"),
        table("topics/labels"),
        table("topics/terms"),
        frames,
        options["keywords"],
        categories,
        {actor: actors[actor] for actor in shown},
        [*company["written"], *named],
    )
    font = subset_font(font_path().read_bytes(), text, fallback_path().read_bytes())
    Path(snakemake.output.font).write_bytes(font)

    drawings: dict[str, Callable[[Size], Drawing]] = {
        "overview": lambda size: draw_overview(articles, titles=options["titles"], size=size),
        "frames": lambda size: draw_frames(
            table("framing/salience"), table("framing/paired_salience"), articles, frames, size=size
        ),
        "frames_along": lambda size: draw_frames_along(
            table("framing/hits"),
            table("alignment/units"),
            table("corpus/paragraphs"),
            table("framing/salience"),
            articles,
            frames,
            size=size,
        ),
        "trends": lambda size: draw_trends(
            table("framing/salience"), articles, config["dates"], frames, size=size
        ),
        "actors": lambda size: draw_actors(
            table("framing/actors_frames"),
            table("framing/salience"),
            articles,
            actors,
            frames,
            options["actors"],
            size=size,
        ),
        "keywords": lambda size: draw_keywords(
            table("framing/keyness"), articles, options["keywords"], titles=options["titles"], size=size
        ),
        "topics": lambda size: draw_topics(
            table("topics/prevalence"),
            table("topics/labels"),
            table("topics/distance"),
            articles,
            size=size,
        ),
        "topic_terms": lambda size: draw_topic_terms(
            table("topics/terms"), table("topics/labels"), frames, size=size
        ),
        "topic_number": lambda size: draw_topic_number(
            table("topics/selection"), table("topics/choice"), size=size
        ),
        "rhetoric": lambda size: draw_rhetoric(table("profiles/profiles"), articles, categories, size=size),
        "devices": lambda size: draw_devices(table("rhetoric/devices"), articles, size=size),
        "shifts": lambda size: draw_shifts(
            table("shifts/shifts"), table("alignment/summary"), articles, size=size
        ),
        "collocates": lambda size: draw_collocates(
            table("framing/collocates"), titles, nodes, words, forms, size=size
        ),
        "similarity": lambda size: draw_similarity(
            table("profiles/similarity"), table("profiles/similarity_agreement"), articles, size=size
        ),
    }

    def source_of_figure(used: Sequence[str]) -> str:
        """Where a figure comes from that is drawn from these tables."""
        measured = articles.select("issue", "article").n_unique()
        return source_of(params.study, params.titles, measured, articles.height, used)

    with house_style(snakemake.output.font):
        for name, files in params.files.items():
            figure = FIGURES[name]
            settings = {key: config[key] for key in ("sections", "figures", *figure.settings)}
            if "codebook" in settings:
                settings["codebook"] = codebook.checksum
            save(
                drawings[name],
                files,
                {used: paths[used] for used in figure.tables},
                settings,
                source_of_figure,
            )
