# Rhetoric: markers and lexical diversity.
#   in:  corpus/{articles,paragraphs,sentences,tokens}, alignment/units, the list of markers
#   out: rhetoric/: markers by place, by group and compared between the versions (rule markers);
#        diversity of words and the make of sentences (rule diversity)


rule markers:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        sentences=f"{RESULTS}/corpus/sentences.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        units=f"{RESULTS}/alignment/units.parquet",
        markers=STUDY.file("markers", "file"),
        schemas=schemas("markers"),
        code=modules("markers"),
    output:
        hits=update(f"{RESULTS}/rhetoric/markers_hits.parquet"),
        hits_csv=update(f"{RESULTS}/rhetoric/markers_hits.csv"),
        markers=update(f"{RESULTS}/rhetoric/markers.parquet"),
        markers_csv=update(f"{RESULTS}/rhetoric/markers.csv"),
        paired=update(f"{RESULTS}/rhetoric/markers_paired.parquet"),
        paired_csv=update(f"{RESULTS}/rhetoric/markers_paired.csv"),
    log:
        f"{RESULTS}/logs/markers.log",
    benchmark:
        f"{RESULTS}/benchmarks/markers.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        study=STUDY.name,
        sections=STUDY.config["sections"],
        alignment=STUDY.config["alignment"],
        resamples=STUDY.config["markers"]["resamples"],
        seed=STUDY.config["markers"]["seed"],
    message:
        "Counting rhetorical markers"
    script:
        "../scripts/markers.py"


rule diversity:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        code=modules("diversity"),
    output:
        diversity=update(f"{RESULTS}/rhetoric/diversity.parquet"),
        diversity_csv=update(f"{RESULTS}/rhetoric/diversity.csv"),
    log:
        f"{RESULTS}/logs/diversity.log",
    benchmark:
        f"{RESULTS}/benchmarks/diversity.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        sections=STUDY.config["sections"],
        diversity=STUDY.config["diversity"],
    message:
        "Measuring the diversity of words"
    script:
        "../scripts/diversity.py"
