# Profiles of articles and authors.
#   in:  corpus/{articles,paragraphs,tokens}, framing/{hits,salience,paired_salience,keyness},
#        topics/{prevalence,labels}, rhetoric/{markers,markers_hits,markers_paired,devices,diversity},
#        the stop lists, the titles of the codebook and of the list of markers
#   out: profiles/{profiles,similarity,similarity_agreement}, profiles.md


rule profiles:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        hits=f"{RESULTS}/framing/hits.parquet",
        written_forms=f"{RESULTS}/corpus/written_forms.parquet",
        salience=f"{RESULTS}/framing/salience.parquet",
        paired_salience=f"{RESULTS}/framing/paired_salience.parquet",
        keyness=f"{RESULTS}/framing/keyness.parquet",
        prevalence=f"{RESULTS}/topics/prevalence.parquet",
        labels=f"{RESULTS}/topics/labels.parquet",
        markers=f"{RESULTS}/rhetoric/markers.parquet",
        markers_hits=f"{RESULTS}/rhetoric/markers_hits.parquet",
        markers_paired=f"{RESULTS}/rhetoric/markers_paired.parquet",
        devices=f"{RESULTS}/rhetoric/devices.parquet",
        diversity=f"{RESULTS}/rhetoric/diversity.parquet",
        stopwords_en=STUDY.file("language", "stopwords", "en"),
        stopwords_zh=STUDY.file("language", "stopwords", "zh"),
        categories=STUDY.file("markers", "file"),
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        schemas=schemas("codebook", "markers"),
        code=modules("profiles"),
    output:
        profiles=update(f"{RESULTS}/profiles/profiles.parquet"),
        profiles_csv=update(f"{RESULTS}/profiles/profiles.csv"),
        similarity=update(f"{RESULTS}/profiles/similarity.parquet"),
        similarity_csv=update(f"{RESULTS}/profiles/similarity.csv"),
        agreement=update(f"{RESULTS}/profiles/similarity_agreement.parquet"),
        agreement_csv=update(f"{RESULTS}/profiles/similarity_agreement.csv"),
        page=report(
            update(f"{RESULTS}/profiles.md"),
            caption="../report/profiles.rst",
            category="Findings",
            labels={"page": "profiles"},
        ),
    log:
        f"{RESULTS}/logs/profiles.log",
    benchmark:
        f"{RESULTS}/benchmarks/profiles.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        study=STUDY.name,
        sections=STUDY.config["sections"],
        profiles=STUDY.config["profiles"],
    message:
        "Writing the profiles of the authors"
    script:
        "../scripts/profiles.py"
