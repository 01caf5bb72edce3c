# Discovery.
#   in:  corpus/{articles,sentences,tokens}, alignment/{units,lexicon}, the codebook, the stop lists
#   out: discovery/proposals: bilingual terms that the codebook lacks, as a table and as a block for the codebook


rule discovery:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        sentences=f"{RESULTS}/corpus/sentences.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        units=f"{RESULTS}/alignment/units.parquet",
        lexicon=f"{RESULTS}/alignment/lexicon.parquet",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        stopwords_en=STUDY.file("language", "stopwords", "en"),
        stopwords_zh=STUDY.file("language", "stopwords", "zh"),
        schemas=schemas("codebook"),
        code=modules("discovery"),
    output:
        proposals=update(f"{RESULTS}/discovery/proposals.parquet"),
        proposals_csv=update(f"{RESULTS}/discovery/proposals.csv"),
        block=update(f"{RESULTS}/discovery/proposals.yaml"),
    log:
        f"{RESULTS}/logs/discovery.log",
    benchmark:
        f"{RESULTS}/benchmarks/discovery.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        study=STUDY.name,
        sections=STUDY.config["sections"],
        discovery=STUDY.config["discovery"],
    message:
        "Proposing terms that the codebook lacks"
    script:
        "../scripts/discovery.py"
