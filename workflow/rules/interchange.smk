# The study in the formats of other programs.
#   in:  corpus/{articles,paragraphs,sentences,tokens}, alignment/units
#   out: interchange/: translation-memory.tmx, tei/, conllu/, vertical/, document-feature-matrix.{en,zh}.csv,
#        document-features.csv


rule interchange:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        sentences=f"{RESULTS}/corpus/sentences.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        units=f"{RESULTS}/alignment/units.parquet",
        code=modules("interchange"),
    output:
        # Folders where the articles, which are not known before they are extracted, name the files.
        tei=update(directory(f"{RESULTS}/interchange/tei")),
        conllu=update(directory(f"{RESULTS}/interchange/conllu")),
        vertical=update(directory(f"{RESULTS}/interchange/vertical")),
        memory=update(f"{RESULTS}/interchange/translation-memory.tmx"),
        matrix_en=update(f"{RESULTS}/interchange/document-feature-matrix.en.csv"),
        matrix_zh=update(f"{RESULTS}/interchange/document-feature-matrix.zh.csv"),
        features=update(f"{RESULTS}/interchange/document-features.csv"),
    log:
        f"{RESULTS}/logs/interchange.log",
    benchmark:
        f"{RESULTS}/benchmarks/interchange.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        study=STUDY.name,
        sections=STUDY.config["sections"],
    message:
        "Writing the texts for other programs"
    script:
        "../scripts/interchange.py"
