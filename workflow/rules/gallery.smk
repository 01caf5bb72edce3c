# Gallery.
#   in:  the JSON files of the figures, the tables in Markdown, findings.json
#   out: figures/<study>/README.md: every figure and how to put it into a paper; numbers.json, numbers.tex: every number
#        that figures and findings say, under its key

GALLERY = ("README.md", "numbers.json", "numbers.tex")


rule gallery:
    input:
        figures=[STUDY.figure_files(name)["json"] for name in FIGURES],
        findings=f"{RESULTS}/findings.json",
        tables=[path for path in TABLE_FILES if path.endswith(".md")],
        code=modules("gallery"),
    output:
        page=update(f"{STUDY.figures}/README.md"),
        json=update(f"{STUDY.figures}/numbers.json"),
        tex=update(f"{STUDY.figures}/numbers.tex"),
    log:
        f"{RESULTS}/logs/gallery.log",
    benchmark:
        f"{RESULTS}/benchmarks/gallery.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        study=STUDY.name,
    message:
        "Writing the gallery and the numbers"
    script:
        "../scripts/gallery.py"
