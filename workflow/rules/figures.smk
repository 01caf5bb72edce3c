# Figures.
#   in:  the tables named in workflow/figure_list.py, the titles of the codebook and of the list of markers
#   out: figures/<study>/<name>.{pdf,svg,png,csv,json,caption.md,caption.tex} of each figure listed there, manifest.json; figures/font.ttf,
#        warnings.txt

# What `snakemake --report` shows of each figure.
SHOWN = {
    name: report(
        update(STUDY.shown_file(name)),
        caption=f"../report/{name}.rst",
        category="Figures",
        labels=figure_labels(name, STUDY.figure_files(name)["json"]),
    )
    for name in FIGURES
}


rule figures:
    input:
        tables=[f"{RESULTS}/{table}.parquet" for table in figure_tables()],
        written_forms=f"{RESULTS}/corpus/written_forms.parquet",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        markers=STUDY.file("markers", "file"),
        schemas=schemas("codebook", "markers"),
        code=modules("figures"),
    output:
        list(SHOWN.values()),
        update(STUDY.other_files(*FIGURES)),
        font=update(f"{RESULTS}/figures/font.ttf"),
    log:
        f"{RESULTS}/logs/figures.log",
    benchmark:
        f"{RESULTS}/benchmarks/figures.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        study=STUDY.name,
        # A function, because in plain text Snakemake takes braces for wildcards.
        titles=lambda wildcards: STUDY.titles,
        tables=figure_tables(),
        files={name: STUDY.figure_files(name) for name in FIGURES},
        config={key: STUDY.config[key] for key in figure_settings()} | {"dates": STUDY.dates},
    message:
        "Drawing the figures"
    script:
        "../scripts/figures.py"


rule manifest:
    input:
        figures=[path for name in FIGURES for path in STUDY.figure_files(name).values()],
        gallery=[f"{STUDY.figures}/{name}" for name in GALLERY],
        tables=TABLE_FILES,
        coverage=f"{RESULTS}/framing/coverage.csv",
        alignment=f"{RESULTS}/alignment/summary.csv",
        names=f"{RESULTS}/topics/kept_names.csv",
        warnings=f"{RESULTS}/corpus/warnings.txt",
        code=modules("manifest"),
    output:
        manifest=update(f"{STUDY.figures}/manifest.json"),
        warnings=update(f"{RESULTS}/warnings.txt"),
    log:
        f"{RESULTS}/logs/manifest.log",
    benchmark:
        f"{RESULTS}/benchmarks/manifest.tsv"
    conda:
        "../envs/parallax.yaml"
    message:
        "Listing the files of the figures and tables"
    script:
        "../scripts/manifest.py"
