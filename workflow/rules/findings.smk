# Findings.
#   in:  corpus/articles, the tables that the page is made of, the codebook, the titles of the list of markers
#   out: findings.md, findings.json (the numbers that the page says)


rule findings:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        written_forms=f"{RESULTS}/corpus/written_forms.parquet",
        summary=f"{RESULTS}/alignment/summary.parquet",
        salience=f"{RESULTS}/framing/salience.parquet",
        paired_salience=f"{RESULTS}/framing/paired_salience.parquet",
        keyness=f"{RESULTS}/framing/keyness.parquet",
        markers_paired=f"{RESULTS}/rhetoric/markers_paired.parquet",
        devices=f"{RESULTS}/rhetoric/devices.parquet",
        rendering_consistency=f"{RESULTS}/framing/rendering_consistency.parquet",
        actors_frames=f"{RESULTS}/framing/actors_frames.parquet",
        coverage=f"{RESULTS}/framing/coverage.parquet",
        topic_labels=f"{RESULTS}/topics/labels.parquet",
        topic_prevalence=f"{RESULTS}/topics/prevalence.parquet",
        topic_distance=f"{RESULTS}/topics/distance.parquet",
        topic_choice=f"{RESULTS}/topics/choice.parquet",
        sensitivity=f"{RESULTS}/sensitivity/summary.parquet",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        categories=STUDY.file("markers", "file"),
        schemas=schemas("codebook", "markers"),
        code=modules("findings"),
    output:
        page=report(
            update(f"{RESULTS}/findings.md"),
            caption="../report/findings.rst",
            category="Findings",
            labels={"page": "findings"},
        ),
        numbers=update(f"{RESULTS}/findings.json"),
    log:
        f"{RESULTS}/logs/findings.log",
    benchmark:
        f"{RESULTS}/benchmarks/findings.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        study=STUDY.name,
        sections=STUDY.config["sections"],
        lists=STUDY.config["concordance"]["lists"],
    message:
        "Writing what was found"
    script:
        "../scripts/findings.py"
