"""Read what stands around the hits of the codebook, and opposite to them in the other version."""

from pathlib import Path

import polars as pl

from analysis.framing.actors_frames import actors_frames
from analysis.framing.collocate_network import collocate_network
from analysis.framing.collocation import collocates
from analysis.framing.collocation_checks import SENTENCE
from analysis.framing.concordance import concordance
from analysis.framing.concordance_queries import (
    chosen_entries,
    compared_between_versions,
    find_list_hits,
    list_entries,
    lists_as_frames,
)
from analysis.framing.paired_salience import paired_salience
from analysis.framing.queries import chosen_queries
from analysis.framing.rendering_consistency import rendering_consistency
from analysis.framing.rendering_pairs import rendering_pairs
from analysis.framing.renderings import renderings
from analysis.tables.collocation import COLLOCATE_NETWORK, COLLOCATES
from analysis.tables.framing import ACTORS_FRAMES, CONCORDANCE
from analysis.tables.paired_salience import PAIRED_SALIENCE
from analysis.tables.renderings import CONSISTENCY, RENDERINGS
from workflow.job import job, write
from workflow.measured import measured_articles, measured_texts
from workflow.study_files import read_codebook, read_stopwords

with job(snakemake):
    source, output, params = snakemake.input, snakemake.output, snakemake.params
    articles = measured_articles(pl.read_parquet(source.articles), params.sections)
    paragraphs, sentences, tokens = measured_texts(
        articles, source.paragraphs, source.sentences, source.tokens
    )
    codebook = read_codebook(source.codebook, Path(params.root), checked=True)
    stopwords = read_stopwords(source.stopwords_en, source.stopwords_zh)
    hits, actors, units = (pl.read_parquet(path) for path in (source.hits, source.actors, source.units))
    chance = (params.resamples, params.seed)
    lists = list_entries(params.concordance["lists"])
    found = find_list_hits(lists, codebook, paragraphs, sentences, tokens, "config: concordance.lists")
    entries = pl.concat([hits, actors])
    matches = pl.concat([entries, found])

    # Opposite to the hits.
    shown = [*chosen_entries(params.concordance["terms"], codebook), *lists]
    write(
        concordance(shown, matches, articles, sentences, units),
        CONCORDANCE,
        output.concordance,
        output.concordance_csv,
    )
    least = params.alignment["least_confidence"]
    compared = compared_between_versions(codebook, lists)
    framed = pl.concat([hits, lists_as_frames(found)])
    write(
        paired_salience(framed, articles, paragraphs, units, compared, params.study, least, *chance),
        PAIRED_SALIENCE,
        output.paired,
        output.paired_csv,
    )
    pairs = rendering_pairs(entries, articles, units)
    write(
        renderings(pairs, articles, tokens, units, codebook, stopwords, params.study),
        RENDERINGS,
        output.renderings,
        output.renderings_csv,
    )
    write(
        rendering_consistency(pairs, entries, articles, units, codebook, params.study, *chance),
        CONSISTENCY,
        output.consistency,
        output.consistency_csv,
    )

    # Around the hits.
    wanted = params.collocation
    queries = chosen_queries(wanted["queries"], codebook, lists)
    thresholds = (wanted["minimum_count"], wanted["minimum_range"])
    neighbours = collocates(
        queries,
        matches,
        tokens,
        paragraphs,
        units,
        pl.read_parquet(source.lexicon),
        stopwords,
        None if wanted["window"] == SENTENCE else tuple(wanted["window"]),
        *thresholds,
        wanted["maximum_rows"],
    )
    write(neighbours, COLLOCATES, output.collocates, output.collocates_csv)
    network = collocate_network(neighbours, queries, matches, *thresholds)
    write(network, COLLOCATE_NETWORK, output.network, output.network_csv)
    related = actors_frames(hits, actors, articles, paragraphs, sentences, codebook, params.study, *chance)
    write(related, ACTORS_FRAMES, output.actors_frames, output.actors_frames_csv)
