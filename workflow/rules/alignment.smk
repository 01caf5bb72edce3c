# Alignment.
#   in:  corpus/{articles,paragraphs,sentences,tokens}, the codebook's pairs of terms
#   out: alignment/{units,unaligned,summary,lexicon}


rule alignment:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        sentences=f"{RESULTS}/corpus/sentences.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        schemas=schemas("codebook"),
        code=modules("alignment"),
    output:
        units=update(f"{RESULTS}/alignment/units.parquet"),
        units_csv=update(f"{RESULTS}/alignment/units.csv"),
        unaligned=update(f"{RESULTS}/alignment/unaligned.parquet"),
        unaligned_csv=update(f"{RESULTS}/alignment/unaligned.csv"),
        summary=update(f"{RESULTS}/alignment/summary.parquet"),
        summary_csv=update(f"{RESULTS}/alignment/summary.csv"),
        lexicon=update(f"{RESULTS}/alignment/lexicon.parquet"),
        lexicon_csv=update(f"{RESULTS}/alignment/lexicon.csv"),
    log:
        f"{RESULTS}/logs/alignment.log",
    benchmark:
        f"{RESULTS}/benchmarks/alignment.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        sections=STUDY.config["sections"],
    message:
        "Lining the two versions up"
    script:
        "../scripts/alignment.py"
