# Tables for print.
#   in:  corpus/{articles,written_forms}, the tables named in analysis/exhibits/table_sources.py, the codebook, the titles of the list of
#        markers
#   out: figures/<study>/tables/<name>.{csv,tex,md,html} of each table named there, and preamble.tex


rule tables:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        tables=[f"{RESULTS}/{table}.parquet" for table in source_tables()],
        written_forms=f"{RESULTS}/corpus/written_forms.parquet",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        categories=STUDY.file("markers", "file"),
        schemas=schemas("codebook", "markers"),
        code=modules("tables"),
    output:
        [
            report(
                update(path),
                caption="../report/table.rst",
                category="Tables",
                labels={"table": Path(path).stem},
            )
            for path in TABLE_FILES
            if path.endswith(".html")
        ],
        update([path for path in TABLE_FILES if not path.endswith(".html")]),
    log:
        f"{RESULTS}/logs/tables.log",
    benchmark:
        f"{RESULTS}/benchmarks/tables.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        study=STUDY.name,
        sections=STUDY.config["sections"],
        lists=STUDY.config["concordance"]["lists"],
        tables=source_tables(),
    message:
        "Setting the tables for print"
    script:
        "../scripts/tables.py"
