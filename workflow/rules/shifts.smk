# Shifts.
#   in:  corpus/{articles,paragraphs,sentences,tokens}, alignment/{units,lexicon}, framing/{hits,actors},
#        rhetoric/markers_hits, the codebook, the list of graded words, the stop lists, files of verdicts
#   out: shifts/: candidates, a sheet to judge them on, what readers said, precision by kind, counts by article


rule shifts:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        sentences=f"{RESULTS}/corpus/sentences.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        units=f"{RESULTS}/alignment/units.parquet",
        lexicon=f"{RESULTS}/alignment/lexicon.parquet",
        hits=f"{RESULTS}/framing/hits.parquet",
        actors=f"{RESULTS}/framing/actors.parquet",
        markers=f"{RESULTS}/rhetoric/markers_hits.parquet",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        valence=STUDY.file("shifts", "valence"),
        stopwords_en=STUDY.file("language", "stopwords", "en"),
        stopwords_zh=STUDY.file("language", "stopwords", "zh"),
        verdicts=VERDICTS,
        schemas=schemas("codebook", "valence"),
        code=modules("shifts"),
    output:
        shifts=update(f"{RESULTS}/shifts/shifts.parquet"),
        shifts_csv=update(f"{RESULTS}/shifts/shifts.csv"),
        sheet=update(f"{RESULTS}/shifts/sheet.parquet"),
        sheet_csv=update(f"{RESULTS}/shifts/sheet.csv"),
        verdicts=update(f"{RESULTS}/shifts/verdicts.parquet"),
        verdicts_csv=update(f"{RESULTS}/shifts/verdicts.csv"),
        precision=update(f"{RESULTS}/shifts/precision.parquet"),
        precision_csv=update(f"{RESULTS}/shifts/precision.csv"),
        by_article=update(f"{RESULTS}/shifts/by_article.parquet"),
        by_article_csv=update(f"{RESULTS}/shifts/by_article.csv"),
    log:
        f"{RESULTS}/logs/shifts.log",
    benchmark:
        f"{RESULTS}/benchmarks/shifts.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        sections=STUDY.config["sections"],
        least_score=STUDY.config["shifts"]["least_score"],
        verdicts=VERDICTS,
    message:
        "Looking for shifts between the versions"
    script:
        "../scripts/shifts.py"
