# Framing.
#   in:  corpus/{articles,paragraphs,sentences,tokens}, the codebook, the stop lists
#   out: framing/{hits,actors,salience,keyness,coverage}


rule framing:
    message:
        "Matching the codebook and comparing words"
    input:
        articles=RESULTS + "/corpus/articles.parquet",
        paragraphs=RESULTS + "/corpus/paragraphs.parquet",
        sentences=RESULTS + "/corpus/sentences.parquet",
        tokens=RESULTS + "/corpus/tokens.parquet",
        codebook=STUDY.file("codebook"),
        stopwords_en=STUDY.file("language", "stopwords", "en"),
        stopwords_zh=STUDY.file("language", "stopwords", "zh"),
        schemas=schemas("codebook"),
        code=modules("framing"),
    output:
        hits=update(RESULTS + "/framing/hits.parquet"),
        hits_csv=update(RESULTS + "/framing/hits.csv"),
        actors=update(RESULTS + "/framing/actors.parquet"),
        actors_csv=update(RESULTS + "/framing/actors.csv"),
        salience=update(RESULTS + "/framing/salience.parquet"),
        salience_csv=update(RESULTS + "/framing/salience.csv"),
        keyness=update(RESULTS + "/framing/keyness.parquet"),
        keyness_csv=update(RESULTS + "/framing/keyness.csv"),
        coverage=update(RESULTS + "/framing/coverage.parquet"),
        coverage_csv=update(RESULTS + "/framing/coverage.csv"),
    log:
        RESULTS + "/logs/framing.log",
    benchmark:
        RESULTS + "/benchmarks/framing.tsv"
    params:
        root=ROOT,
        study=STUDY.name,
        sections=STUDY.config["sections"],
        keyness=STUDY.config["keyness"],
    script:
        "../scripts/framing.py"
