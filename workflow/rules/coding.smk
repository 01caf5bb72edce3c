# Hand coding.
#   in:  corpus/{articles,paragraphs,sentences}, alignment/units, framing/hits, the codebook, the coders' files
#   out: coding/: the sample that people code (rule coding_sheet); what they coded, and how reliable the program is
#        (rule coding_reliability, where the study names coded files)


rule coding_sheet:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        sentences=f"{RESULTS}/corpus/sentences.parquet",
        units=f"{RESULTS}/alignment/units.parquet",
        hits=f"{RESULTS}/framing/hits.parquet",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        schemas=schemas("codebook"),
        code=modules("coding_sheet"),
    output:
        key=update(f"{RESULTS}/coding/key.parquet"),
        key_csv=update(f"{RESULTS}/coding/key.csv"),
        sheet=update(f"{RESULTS}/coding/sheet.parquet"),
        sheet_csv=update(f"{RESULTS}/coding/sheet.csv"),
    log:
        f"{RESULTS}/logs/coding_sheet.log",
    benchmark:
        f"{RESULTS}/benchmarks/coding_sheet.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        sections=STUDY.config["sections"],
        coding={
            key: STUDY.config["coding"][key]
            for key in ("unit", "frames", "hits", "opposite", "non_hits", "seed")
        },
    message:
        "Drawing a sample for hand coding"
    script:
        "../scripts/coding_sheet.py"


rule coding_reliability:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        sentences=f"{RESULTS}/corpus/sentences.parquet",
        units=f"{RESULTS}/alignment/units.parquet",
        hits=f"{RESULTS}/framing/hits.parquet",
        key=f"{RESULTS}/coding/key.parquet",
        sheet=f"{RESULTS}/coding/sheet.parquet",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        coded=[path for role, path in CODED],
        schemas=schemas("codebook"),
        code=modules("coding_reliability"),
    output:
        codes=update(f"{RESULTS}/coding/codes.parquet"),
        codes_csv=update(f"{RESULTS}/coding/codes.csv"),
        disputed=update(f"{RESULTS}/coding/disputed.parquet"),
        disputed_csv=update(f"{RESULTS}/coding/disputed.csv"),
        reliability=update(f"{RESULTS}/coding/reliability.parquet"),
        reliability_csv=update(f"{RESULTS}/coding/reliability.csv"),
    log:
        f"{RESULTS}/logs/coding_reliability.log",
    benchmark:
        f"{RESULTS}/benchmarks/coding_reliability.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        sections=STUDY.config["sections"],
        coded=CODED,
        coding={key: STUDY.config["coding"][key] for key in ("unit", "opposite", "resamples", "seed")},
    message:
        "Comparing the program with the coders"
    script:
        "../scripts/coding_reliability.py"
