# Rhetorical devices.
#   in:  corpus/{articles,paragraphs,sentences,tokens}, alignment/units, the lexicon of metaphors and proverbs
#   out: rhetoric/{devices,device_members}


rule devices:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        sentences=f"{RESULTS}/corpus/sentences.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        units=f"{RESULTS}/alignment/units.parquet",
        lexicon=STUDY.file("devices", "lexicon"),
        schemas=schemas("codebook"),
        code=modules("devices"),
    output:
        devices=update(f"{RESULTS}/rhetoric/devices.parquet"),
        devices_csv=update(f"{RESULTS}/rhetoric/devices.csv"),
        members=update(f"{RESULTS}/rhetoric/device_members.parquet"),
        members_csv=update(f"{RESULTS}/rhetoric/device_members.csv"),
    log:
        f"{RESULTS}/logs/devices.log",
    benchmark:
        f"{RESULTS}/benchmarks/devices.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        sections=STUDY.config["sections"],
        least_strength=STUDY.config["devices"]["least_strength"],
    message:
        "Looking for rhetorical devices"
    script:
        "../scripts/devices.py"
