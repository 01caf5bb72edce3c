# Figures.
#   in:  corpus/articles, framing/{salience,keyness}, the tables of topics, profiles/profiles, rhetoric/devices,
#        shifts/shifts, alignment/summary, the titles of the codebook and of the list of markers
#   out: figures/<study>/<name>.{pdf,svg,png,csv,json} of each name in FIGURE_NAMES, manifest.json; warnings.txt

# What `snakemake --report` shows of each figure.
SHOWN = {
    name: report(
        update(STUDY.shown_file(name)),
        caption=f"../report/{name}.rst",
        category="Figures",
        labels={"figure": name},
    )
    for name in FIGURE_NAMES
}


rule font:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        keyness=f"{RESULTS}/framing/keyness.parquet",
        labels=f"{RESULTS}/topics/labels.parquet",
        terms=f"{RESULTS}/topics/terms.parquet",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        markers=STUDY.file("markers", "file"),
        schemas=schemas("codebook", "markers"),
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


rule figures_framing:
    input:
        font=f"{RESULTS}/figures/font.ttf",
        articles=f"{RESULTS}/corpus/articles.parquet",
        salience=f"{RESULTS}/framing/salience.parquet",
        keyness=f"{RESULTS}/framing/keyness.parquet",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        schemas=schemas("codebook"),
        code=modules("figures_framing"),
    output:
        SHOWN["overview"],
        SHOWN["frames"],
        SHOWN["keywords"],
        update(STUDY.other_files("overview", "frames", "keywords")),
    log:
        f"{RESULTS}/logs/figures_framing.log",
    benchmark:
        f"{RESULTS}/benchmarks/figures_framing.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        overview=STUDY.figure_files("overview"),
        frames=STUDY.figure_files("frames"),
        keywords=STUDY.figure_files("keywords"),
        sections=STUDY.config["sections"],
        keyness=STUDY.config["keyness"],
        options=STUDY.config["figures"],
    message:
        "Drawing the corpus, frames and keywords"
    script:
        "../scripts/figures_framing.py"


rule figures_topics:
    input:
        font=f"{RESULTS}/figures/font.ttf",
        articles=f"{RESULTS}/corpus/articles.parquet",
        prevalence=f"{RESULTS}/topics/prevalence.parquet",
        labels=f"{RESULTS}/topics/labels.parquet",
        terms=f"{RESULTS}/topics/terms.parquet",
        distance=f"{RESULTS}/topics/distance.parquet",
        selection=f"{RESULTS}/topics/selection.parquet",
        choice=f"{RESULTS}/topics/choice.parquet",
        code=modules("figures_topics"),
    output:
        SHOWN["topics"],
        SHOWN["topic_terms"],
        SHOWN["topic_number"],
        update(STUDY.other_files("topics", "topic_terms", "topic_number")),
    log:
        f"{RESULTS}/logs/figures_topics.log",
    benchmark:
        f"{RESULTS}/benchmarks/figures_topics.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        files={name: STUDY.figure_files(name) for name in ("topics", "topic_terms", "topic_number")},
        sections=STUDY.config["sections"],
        topics=STUDY.config["topics"],
        options=STUDY.config["figures"],
    message:
        "Drawing topics"
    script:
        "../scripts/figures_topics.py"


rule figures_rhetoric:
    input:
        font=f"{RESULTS}/figures/font.ttf",
        articles=f"{RESULTS}/corpus/articles.parquet",
        profiles=f"{RESULTS}/profiles/profiles.parquet",
        devices=f"{RESULTS}/rhetoric/devices.parquet",
        shifts=f"{RESULTS}/shifts/shifts.parquet",
        summary=f"{RESULTS}/alignment/summary.parquet",
        markers=STUDY.file("markers", "file"),
        schemas=schemas("markers"),
        code=modules("figures_rhetoric"),
    output:
        SHOWN["rhetoric"],
        SHOWN["devices"],
        SHOWN["shifts"],
        update(STUDY.other_files("rhetoric", "devices", "shifts")),
    log:
        f"{RESULTS}/logs/figures_rhetoric.log",
    benchmark:
        f"{RESULTS}/benchmarks/figures_rhetoric.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        rhetoric=STUDY.figure_files("rhetoric"),
        devices=STUDY.figure_files("devices"),
        shifts=STUDY.figure_files("shifts"),
        sections=STUDY.config["sections"],
        markers=STUDY.config["markers"],
        found=STUDY.config["devices"],
        shifted=STUDY.config["shifts"],
        options=STUDY.config["figures"],
    message:
        "Drawing rhetorical profiles, devices and shifts"
    script:
        "../scripts/figures_rhetoric.py"


rule manifest:
    input:
        figures=[path for name in FIGURE_NAMES for path in STUDY.figure_files(name).values()],
        coverage=f"{RESULTS}/framing/coverage.csv",
        alignment=f"{RESULTS}/alignment/summary.csv",
        names=f"{RESULTS}/topics/kept_names.csv",
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
