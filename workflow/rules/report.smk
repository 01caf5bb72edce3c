# Report.
#   in:  findings.md, warnings.txt, the figures of workflow/figure_list.py with their data and sources, the codebook,
#        the files that the study was given, reader.html (which the report links to)
#   out: report.html: what was found, how sure it is, and what it comes from, in one page that needs no server

GIVEN = given_files(
    STUDY, [*(path for _, path in CODED), *TOPIC_FILES["names"], *TOPIC_FILES["frozen"], *VERDICTS]
)


rule report:
    input:
        **page_files("report_page", Path(ROOT)),
        findings=f"{RESULTS}/findings.md",
        warnings=f"{RESULTS}/warnings.txt",
        pictures=[STUDY.pictured_file(name) for name in FIGURES],
        data=[STUDY.figure_files(name)["csv"] for name in FIGURES],
        sources=[STUDY.figure_files(name)["json"] for name in FIGURES],
        reader=f"{RESULTS}/reader.html",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        given=list(GIVEN.values()),
        certainty=str(Path(ROOT, "workflow", "report_page", "certainty.md")),
        methods=str(Path(ROOT, "workflow", "report_page", "methods.md")),
        schemas=schemas("codebook"),
        code=modules("report"),
    output:
        page=report(
            update(f"{RESULTS}/report.html"),
            caption="../report/report.rst",
            category="Report",
            labels={"page": "report"},
        ),
    log:
        f"{RESULTS}/logs/report.log",
    benchmark:
        f"{RESULTS}/benchmarks/report.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        study=STUDY.name,
        figures=list(FIGURES),
        given=list(GIVEN),
        config=shown_config(STUDY.config),
    message:
        "Writing the report"
    script:
        "../scripts/report.py"
