# Figures.
#   in:  corpus/articles, framing/{salience,keyness}, topics/{prevalence,fits}, the codebook's titles
#   out: figures/<study>/{overview,frames,keywords,topics}.{pdf,svg,png,csv,json}, manifest.json; warnings.txt


rule font:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        keyness=f"{RESULTS}/framing/keyness.parquet",
        fits=f"{RESULTS}/topics/fits.parquet",
        codebook=STUDY.file("codebook"),
        schemas=schemas("codebook"),
        code=modules("font"),
    output:
        font=update(f"{RESULTS}/figures/font.ttf"),
    log:
        f"{RESULTS}/logs/font.log",
    benchmark:
        f"{RESULTS}/benchmarks/font.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        sections=STUDY.config["sections"],
        keywords=STUDY.config["figures"]["keywords"],
    message:
        "Cutting the font of the figures"
    script:
        "../scripts/font.py"


rule figure_overview:
    input:
        font=f"{RESULTS}/figures/font.ttf",
        articles=f"{RESULTS}/corpus/articles.parquet",
        code=modules("figure_overview"),
    output:
        **{
            kind: (
                report(
                    update(path),
                    caption="../report/overview.rst",
                    category="Figures",
                    labels={"figure": "overview"},
                )
                if kind == STUDY.shown
                else update(path)
            )
            for kind, path in STUDY.figure_files("overview").items()
        },
    log:
        f"{RESULTS}/logs/figure_overview.log",
    benchmark:
        f"{RESULTS}/benchmarks/figure_overview.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        titles=STUDY.config["figures"]["titles"],
        sections=STUDY.config["sections"],
        resolution=STUDY.config["figures"]["resolution"],
    message:
        "Drawing the corpus at a glance"
    script:
        "../scripts/figure_overview.py"


rule figure_frames:
    input:
        font=f"{RESULTS}/figures/font.ttf",
        articles=f"{RESULTS}/corpus/articles.parquet",
        salience=f"{RESULTS}/framing/salience.parquet",
        codebook=STUDY.file("codebook"),
        schemas=schemas("codebook"),
        code=modules("figure_frames"),
    output:
        **{
            kind: (
                report(
                    update(path),
                    caption="../report/frames.rst",
                    category="Figures",
                    labels={"figure": "frames"},
                )
                if kind == STUDY.shown
                else update(path)
            )
            for kind, path in STUDY.figure_files("frames").items()
        },
    log:
        f"{RESULTS}/logs/figure_frames.log",
    benchmark:
        f"{RESULTS}/benchmarks/figure_frames.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        sections=STUDY.config["sections"],
        resolution=STUDY.config["figures"]["resolution"],
    message:
        "Drawing frames by article and version"
    script:
        "../scripts/figure_frames.py"


rule figure_keywords:
    input:
        font=f"{RESULTS}/figures/font.ttf",
        articles=f"{RESULTS}/corpus/articles.parquet",
        keyness=f"{RESULTS}/framing/keyness.parquet",
        code=modules("figure_keywords"),
    output:
        **{
            kind: (
                report(
                    update(path),
                    caption="../report/keywords.rst",
                    category="Figures",
                    labels={"figure": "keywords"},
                )
                if kind == STUDY.shown
                else update(path)
            )
            for kind, path in STUDY.figure_files("keywords").items()
        },
    log:
        f"{RESULTS}/logs/figure_keywords.log",
    benchmark:
        f"{RESULTS}/benchmarks/figure_keywords.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        keyness=STUDY.config["keyness"],
        keywords=STUDY.config["figures"]["keywords"],
        titles=STUDY.config["figures"]["titles"],
        sections=STUDY.config["sections"],
        resolution=STUDY.config["figures"]["resolution"],
    message:
        "Drawing keywords by article and version"
    script:
        "../scripts/figure_keywords.py"


rule figure_topics:
    input:
        font=f"{RESULTS}/figures/font.ttf",
        articles=f"{RESULTS}/corpus/articles.parquet",
        prevalence=f"{RESULTS}/topics/prevalence.parquet",
        fits=f"{RESULTS}/topics/fits.parquet",
        code=modules("figure_topics"),
    output:
        **{
            kind: (
                report(
                    update(path),
                    caption="../report/topics.rst",
                    category="Figures",
                    labels={"figure": "topics"},
                )
                if kind == STUDY.shown
                else update(path)
            )
            for kind, path in STUDY.figure_files("topics").items()
        },
    log:
        f"{RESULTS}/logs/figure_topics.log",
    benchmark:
        f"{RESULTS}/benchmarks/figure_topics.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        model=STUDY.config["figures"]["topic_model"],
        topics=STUDY.config["topics"],
        sections=STUDY.config["sections"],
        resolution=STUDY.config["figures"]["resolution"],
    message:
        "Drawing topics by article and version"
    script:
        "../scripts/figure_topics.py"


rule manifest:
    input:
        figures=[path for name in FIGURE_NAMES for path in STUDY.figure_files(name).values()],
        coverage=f"{RESULTS}/framing/coverage.parquet",
        warnings=f"{RESULTS}/corpus/warnings.txt",
        code=modules("manifest"),
    output:
        manifest=update(f"{FIGURES}/manifest.json"),
        warnings=update(f"{RESULTS}/warnings.txt"),
    log:
        f"{RESULTS}/logs/manifest.log",
    benchmark:
        f"{RESULTS}/benchmarks/manifest.tsv"
    conda:
        "../envs/parallax.yaml"
    message:
        "Listing the files of the figures"
    script:
        "../scripts/manifest.py"
