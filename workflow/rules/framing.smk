# Framing.
#   in:  corpus/{articles,paragraphs,sentences,tokens}, alignment/{units,lexicon}, the codebook, the stop lists
#   out: framing/{hits,actors,salience,keyness,coverage,coverage_forms,coverage_overlaps,uncovered,concordance,
#        collocates,collocate_network,actors_frames}, framing/codebook.json


rule framing:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        sentences=f"{RESULTS}/corpus/sentences.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        units=f"{RESULTS}/alignment/units.parquet",
        lexicon=f"{RESULTS}/alignment/lexicon.parquet",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        stopwords_en=STUDY.file("language", "stopwords", "en"),
        stopwords_zh=STUDY.file("language", "stopwords", "zh"),
        schemas=schemas("codebook"),
        code=modules("framing"),
    output:
        hits=update(f"{RESULTS}/framing/hits.parquet"),
        hits_csv=update(f"{RESULTS}/framing/hits.csv"),
        actors=update(f"{RESULTS}/framing/actors.parquet"),
        actors_csv=update(f"{RESULTS}/framing/actors.csv"),
        salience=update(f"{RESULTS}/framing/salience.parquet"),
        salience_csv=update(f"{RESULTS}/framing/salience.csv"),
        keyness=update(f"{RESULTS}/framing/keyness.parquet"),
        keyness_csv=update(f"{RESULTS}/framing/keyness.csv"),
        coverage=update(f"{RESULTS}/framing/coverage.parquet"),
        coverage_csv=update(f"{RESULTS}/framing/coverage.csv"),
        coverage_forms=update(f"{RESULTS}/framing/coverage_forms.parquet"),
        coverage_forms_csv=update(f"{RESULTS}/framing/coverage_forms.csv"),
        coverage_overlaps=update(f"{RESULTS}/framing/coverage_overlaps.parquet"),
        coverage_overlaps_csv=update(f"{RESULTS}/framing/coverage_overlaps.csv"),
        uncovered=update(f"{RESULTS}/framing/uncovered.parquet"),
        uncovered_csv=update(f"{RESULTS}/framing/uncovered.csv"),
        codebook=update(f"{RESULTS}/framing/codebook.json"),
        concordance=update(f"{RESULTS}/framing/concordance.parquet"),
        concordance_csv=update(f"{RESULTS}/framing/concordance.csv"),
        collocates=update(f"{RESULTS}/framing/collocates.parquet"),
        collocates_csv=update(f"{RESULTS}/framing/collocates.csv"),
        network=update(f"{RESULTS}/framing/collocate_network.parquet"),
        network_csv=update(f"{RESULTS}/framing/collocate_network.csv"),
        actors_frames=update(f"{RESULTS}/framing/actors_frames.parquet"),
        actors_frames_csv=update(f"{RESULTS}/framing/actors_frames.csv"),
    log:
        f"{RESULTS}/logs/framing.log",
    benchmark:
        f"{RESULTS}/benchmarks/framing.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        study=STUDY.name,
        sections=STUDY.config["sections"],
        keyness=STUDY.config["keyness"],
        coverage=STUDY.config["coverage"],
        concordance=STUDY.config["concordance"],
        collocation=STUDY.config["collocation"],
    message:
        "Matching the codebook and comparing words"
    script:
        "../scripts/framing.py"
