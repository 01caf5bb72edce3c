# Reader.
#   in:  corpus/{articles,paragraphs,sentences,tokens,written_forms}, alignment/units, framing/, rhetoric/{markers_hits,devices,device_members},
#        shifts/shifts, the codebook, the list of markers
#   out: reader.html: both versions of every article side by side, in one page that needs no server


rule reader:
    input:
        **page_files("reader", Path(ROOT)),
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        sentences=f"{RESULTS}/corpus/sentences.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        written_forms=f"{RESULTS}/corpus/written_forms.parquet",
        units=f"{RESULTS}/alignment/units.parquet",
        hits=f"{RESULTS}/framing/hits.parquet",
        actors=f"{RESULTS}/framing/actors.parquet",
        concordance=f"{RESULTS}/framing/concordance.parquet",
        salience=f"{RESULTS}/framing/salience.parquet",
        paired_salience=f"{RESULTS}/framing/paired_salience.parquet",
        keyness=f"{RESULTS}/framing/keyness.parquet",
        marker_hits=f"{RESULTS}/rhetoric/markers_hits.parquet",
        devices=f"{RESULTS}/rhetoric/devices.parquet",
        members=f"{RESULTS}/rhetoric/device_members.parquet",
        shifts=f"{RESULTS}/shifts/shifts.parquet",
        markers=STUDY.file("markers", "file"),
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        schemas=schemas("codebook", "markers"),
        code=modules("reader"),
    output:
        page=report(
            update(f"{RESULTS}/reader.html"),
            caption="../report/reader.rst",
            category="Reader",
            labels={"page": "reader"},
        ),
    log:
        f"{RESULTS}/logs/reader.log",
    benchmark:
        f"{RESULTS}/benchmarks/reader.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        study=STUDY.name,
        sections=STUDY.config["sections"],
        lists=STUDY.config["concordance"]["lists"],
        keywords=STUDY.config["figures"]["keywords"],
        least_confidence=STUDY.config["alignment"]["least_confidence"],
    message:
        "Writing the reader"
    script:
        "../scripts/reader.py"
