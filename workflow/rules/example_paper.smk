# The example paper, when asked for: `snakemake example_paper`. It needs XeLaTeX.
#   in:  docs/example-paper/paper.tex, the figures, captions, tables and numbers of the demo study
#   out: example-paper.pdf

PAPER = Path(ROOT) / "docs" / "example-paper" / "paper.tex"


rule example_paper:
    input:
        paper=str(PAPER),
        figures=[
            files[kind]
            for files in map(STUDY.figure_files, FIGURES)
            for kind in ("pdf", "caption.tex")
            if kind in files
        ],
        tables=[path for path in TABLE_FILES if path.endswith(".tex")],
        numbers=f"{STUDY.figures}/numbers.tex",
        code=modules("example_paper"),
    output:
        paper=update(f"{RESULTS}/example-paper.pdf"),
    log:
        f"{RESULTS}/logs/example_paper.log",
    benchmark:
        f"{RESULTS}/benchmarks/example_paper.tsv"
    conda:
        "../envs/parallax.yaml"
    message:
        "Setting the example paper"
    script:
        "../scripts/example_paper.py"
