# Figures.
#   in:  corpus/articles, framing/{salience,keyness}, topics/{prevalence,fits}, the codebook's titles
#   out: figures/<study>/{overview,frames,keywords,topics}.{pdf,svg,png,csv,json}, manifest.json; warnings.txt


rule font:
    message:
        "Cutting the font of the figures"
    input:
        articles=RESULTS + "/corpus/articles.parquet",
        keyness=RESULTS + "/framing/keyness.parquet",
        fits=RESULTS + "/topics/fits.parquet",
        codebook=STUDY.file("codebook"),
        schemas=schemas("codebook"),
        code=modules("font"),
    output:
        font=update(RESULTS + "/figures/font.ttf"),
    log:
        RESULTS + "/logs/font.log",
    benchmark:
        RESULTS + "/benchmarks/font.tsv"
    params:
        root=ROOT,
        sections=STUDY.config["sections"],
        keywords=STUDY.config["figures"]["keywords"],
    script:
        "../scripts/font.py"


rule figure_overview:
    message:
        "Drawing the corpus at a glance"
    input:
        font=RESULTS + "/figures/font.ttf",
        articles=RESULTS + "/corpus/articles.parquet",
        code=modules("figure_overview"),
    output:
        **figure_files("overview"),
    log:
        RESULTS + "/logs/figure_overview.log",
    benchmark:
        RESULTS + "/benchmarks/figure_overview.tsv"
    params:
        titles=STUDY.config["figures"]["titles"],
        sections=STUDY.config["sections"],
        resolution=STUDY.config["figures"]["resolution"],
    script:
        "../scripts/figure_overview.py"


rule figure_frames:
    message:
        "Drawing frames by article and version"
    input:
        font=RESULTS + "/figures/font.ttf",
        articles=RESULTS + "/corpus/articles.parquet",
        salience=RESULTS + "/framing/salience.parquet",
        codebook=STUDY.file("codebook"),
        schemas=schemas("codebook"),
        code=modules("figure_frames"),
    output:
        **figure_files("frames"),
    log:
        RESULTS + "/logs/figure_frames.log",
    benchmark:
        RESULTS + "/benchmarks/figure_frames.tsv"
    params:
        root=ROOT,
        sections=STUDY.config["sections"],
        resolution=STUDY.config["figures"]["resolution"],
    script:
        "../scripts/figure_frames.py"


rule figure_keywords:
    message:
        "Drawing keywords by article and version"
    input:
        font=RESULTS + "/figures/font.ttf",
        articles=RESULTS + "/corpus/articles.parquet",
        keyness=RESULTS + "/framing/keyness.parquet",
        code=modules("figure_keywords"),
    output:
        **figure_files("keywords"),
    log:
        RESULTS + "/logs/figure_keywords.log",
    benchmark:
        RESULTS + "/benchmarks/figure_keywords.tsv"
    params:
        keyness=STUDY.config["keyness"],
        keywords=STUDY.config["figures"]["keywords"],
        titles=STUDY.config["figures"]["titles"],
        sections=STUDY.config["sections"],
        resolution=STUDY.config["figures"]["resolution"],
    script:
        "../scripts/figure_keywords.py"


rule figure_topics:
    message:
        "Drawing topics by article and version"
    input:
        font=RESULTS + "/figures/font.ttf",
        articles=RESULTS + "/corpus/articles.parquet",
        prevalence=RESULTS + "/topics/prevalence.parquet",
        fits=RESULTS + "/topics/fits.parquet",
        code=modules("figure_topics"),
    output:
        **figure_files("topics"),
    log:
        RESULTS + "/logs/figure_topics.log",
    benchmark:
        RESULTS + "/benchmarks/figure_topics.tsv"
    params:
        model=STUDY.config["figures"]["topic_model"],
        topics=STUDY.config["topics"],
        sections=STUDY.config["sections"],
        resolution=STUDY.config["figures"]["resolution"],
    script:
        "../scripts/figure_topics.py"


rule manifest:
    message:
        "Listing the files of the figures"
    input:
        figures=[path for name in FIGURE_NAMES for path in figure_files(name, flag=str).values()],
        coverage=RESULTS + "/framing/coverage.parquet",
        warnings=RESULTS + "/corpus/warnings.txt",
        code=modules("manifest"),
    output:
        manifest=update(FIGURES + "/manifest.json"),
        warnings=update(RESULTS + "/warnings.txt"),
    log:
        RESULTS + "/logs/manifest.log",
    benchmark:
        RESULTS + "/benchmarks/manifest.tsv"
    script:
        "../scripts/manifest.py"
