# Topics: the baseline models.
#   in:  corpus/{articles,paragraphs,tokens}, the stop lists
#   out: topics/{terms,prevalence,fits}


rule topics:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        stopwords_en=STUDY.file("language", "stopwords", "en"),
        stopwords_zh=STUDY.file("language", "stopwords", "zh"),
        code=modules("topics"),
    output:
        terms=update(f"{RESULTS}/topics/terms.parquet"),
        terms_csv=update(f"{RESULTS}/topics/terms.csv"),
        prevalence=update(f"{RESULTS}/topics/prevalence.parquet"),
        prevalence_csv=update(f"{RESULTS}/topics/prevalence.csv"),
        fits=update(f"{RESULTS}/topics/fits.parquet"),
        fits_csv=update(f"{RESULTS}/topics/fits.csv"),
    log:
        f"{RESULTS}/logs/topics.log",
    benchmark:
        f"{RESULTS}/benchmarks/topics.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        study=STUDY.name,
        sections=STUDY.config["sections"],
        topics=STUDY.config["topics"],
    message:
        "Fitting the baseline topic models"
    script:
        "../scripts/topics.py"
