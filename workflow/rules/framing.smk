# Framing.
#   in:  corpus/{articles,paragraphs,sentences,tokens}, alignment/units, the codebook, the stop lists
#   out: framing/{hits,actors,salience,paired_salience,keyness,coverage,concordance,renderings,rendering_consistency}


rule framing:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        sentences=f"{RESULTS}/corpus/sentences.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        units=f"{RESULTS}/alignment/units.parquet",
        codebook=STUDY.file("codebook"),
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
        paired_salience=update(f"{RESULTS}/framing/paired_salience.parquet"),
        paired_salience_csv=update(f"{RESULTS}/framing/paired_salience.csv"),
        keyness=update(f"{RESULTS}/framing/keyness.parquet"),
        keyness_csv=update(f"{RESULTS}/framing/keyness.csv"),
        coverage=update(f"{RESULTS}/framing/coverage.parquet"),
        coverage_csv=update(f"{RESULTS}/framing/coverage.csv"),
        concordance=update(f"{RESULTS}/framing/concordance.parquet"),
        concordance_csv=update(f"{RESULTS}/framing/concordance.csv"),
        renderings=update(f"{RESULTS}/framing/renderings.parquet"),
        renderings_csv=update(f"{RESULTS}/framing/renderings.csv"),
        consistency=update(f"{RESULTS}/framing/rendering_consistency.parquet"),
        consistency_csv=update(f"{RESULTS}/framing/rendering_consistency.csv"),
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
        alignment=STUDY.config["alignment"],
        keyness=STUDY.config["keyness"],
        concordance=STUDY.config["concordance"],
    message:
        "Matching the codebook and comparing words"
    script:
        "../scripts/framing.py"
