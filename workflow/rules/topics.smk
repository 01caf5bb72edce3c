# Topics: the baseline models.
#   in:  corpus/{articles,paragraphs,tokens}, the stop lists
#   out: topics/{terms,prevalence,fits}


rule topics:
    message:
        "Fitting the baseline topic models"
    input:
        articles=RESULTS + "/corpus/articles.parquet",
        paragraphs=RESULTS + "/corpus/paragraphs.parquet",
        tokens=RESULTS + "/corpus/tokens.parquet",
        stopwords_en=STUDY.file("language", "stopwords", "en"),
        stopwords_zh=STUDY.file("language", "stopwords", "zh"),
        code=modules("topics"),
    output:
        terms=update(RESULTS + "/topics/terms.parquet"),
        terms_csv=update(RESULTS + "/topics/terms.csv"),
        prevalence=update(RESULTS + "/topics/prevalence.parquet"),
        prevalence_csv=update(RESULTS + "/topics/prevalence.csv"),
        fits=update(RESULTS + "/topics/fits.parquet"),
        fits_csv=update(RESULTS + "/topics/fits.csv"),
    log:
        RESULTS + "/logs/topics.log",
    benchmark:
        RESULTS + "/benchmarks/topics.tsv"
    params:
        study=STUDY.name,
        sections=STUDY.config["sections"],
        topics=STUDY.config["topics"],
    script:
        "../scripts/topics.py"
