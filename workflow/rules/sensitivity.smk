# Sensitivity.
#   in:  corpus/{articles,paragraphs,sentences,tokens}, alignment/units, framing/hits, the codebook, the stop lists
#   out: sensitivity/{findings,summary,alternatives}


rule sensitivity:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        sentences=f"{RESULTS}/corpus/sentences.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        units=f"{RESULTS}/alignment/units.parquet",
        hits=f"{RESULTS}/framing/hits.parquet",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        stopwords_en=STUDY.file("language", "stopwords", "en"),
        stopwords_zh=STUDY.file("language", "stopwords", "zh"),
        schemas=schemas("codebook"),
        code=modules("sensitivity"),
    output:
        findings=update(f"{RESULTS}/sensitivity/findings.parquet"),
        findings_csv=update(f"{RESULTS}/sensitivity/findings.csv"),
        summary=update(f"{RESULTS}/sensitivity/summary.parquet"),
        summary_csv=update(f"{RESULTS}/sensitivity/summary.csv"),
        alternatives=update(f"{RESULTS}/sensitivity/alternatives.parquet"),
        alternatives_csv=update(f"{RESULTS}/sensitivity/alternatives.csv"),
    log:
        f"{RESULTS}/logs/sensitivity.log",
    benchmark:
        f"{RESULTS}/benchmarks/sensitivity.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        study=STUDY.name,
        sections=STUDY.config["sections"],
        segmenter=STUDY.config["language"]["segmenter"],
        least_confidence=STUDY.config["alignment"]["least_confidence"],
        keyness=STUDY.config["keyness"],
        lists=STUDY.config["concordance"]["lists"],
        keywords=STUDY.config["sensitivity"]["keywords"],
        alternatives=STUDY.config["sensitivity"]["alternatives"],
    message:
        "Counting the findings anew under other choices"
    script:
        "../scripts/sensitivity.py"
