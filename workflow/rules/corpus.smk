# Corpus and language.
#   in:  the source, issue.yaml and journal layout of each issue; the codebook's set phrases
#   out: corpus/{articles,paragraphs,sentences,tokens,report,decisions,pairs}, corpus/warnings.txt


rule extract:
    input:
        source=lambda wildcards: STUDY.source_file(wildcards.issue),
        issue=lambda wildcards: STUDY.issue_file(wildcards.issue),
        journal=lambda wildcards: STUDY.journal_file(wildcards.issue),
        schemas=schemas("issue", "journal"),
        code=modules("extract"),
    output:
        articles=update(f"{RESULTS}/issues/{{issue}}/articles.parquet"),
        paragraphs=update(f"{RESULTS}/issues/{{issue}}/paragraphs.parquet"),
        report=update(f"{RESULTS}/issues/{{issue}}/report.parquet"),
        decisions=update(f"{RESULTS}/issues/{{issue}}/decisions.parquet"),
        pairs=update(f"{RESULTS}/issues/{{issue}}/pairs.parquet"),
        warnings=update(f"{RESULTS}/issues/{{issue}}/warnings.txt"),
    log:
        f"{RESULTS}/logs/extract/{{issue}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/extract/{{issue}}.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        journals=STUDY.config["journals"],
    message:
        "Rebuilding the articles of {wildcards.issue}"
    script:
        "../scripts/extract.py"


rule corpus:
    input:
        articles=expand(f"{RESULTS}/issues/{{issue}}/articles.parquet", issue=STUDY.issues),
        paragraphs=expand(f"{RESULTS}/issues/{{issue}}/paragraphs.parquet", issue=STUDY.issues),
        report=expand(f"{RESULTS}/issues/{{issue}}/report.parquet", issue=STUDY.issues),
        decisions=expand(f"{RESULTS}/issues/{{issue}}/decisions.parquet", issue=STUDY.issues),
        pairs=expand(f"{RESULTS}/issues/{{issue}}/pairs.parquet", issue=STUDY.issues),
        warnings=expand(f"{RESULTS}/issues/{{issue}}/warnings.txt", issue=STUDY.issues),
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        schemas=schemas("codebook"),
        code=modules("corpus"),
    output:
        articles=update(f"{RESULTS}/corpus/articles.parquet"),
        articles_csv=update(f"{RESULTS}/corpus/articles.csv"),
        paragraphs=update(f"{RESULTS}/corpus/paragraphs.parquet"),
        paragraphs_csv=update(f"{RESULTS}/corpus/paragraphs.csv"),
        sentences=update(f"{RESULTS}/corpus/sentences.parquet"),
        sentences_csv=update(f"{RESULTS}/corpus/sentences.csv"),
        tokens=update(f"{RESULTS}/corpus/tokens.parquet"),
        written_forms=update(f"{RESULTS}/corpus/written_forms.parquet"),
        report=update(f"{RESULTS}/corpus/report.parquet"),
        report_csv=update(f"{RESULTS}/corpus/report.csv"),
        decisions=update(f"{RESULTS}/corpus/decisions.parquet"),
        decisions_csv=update(f"{RESULTS}/corpus/decisions.csv"),
        pairs=update(f"{RESULTS}/corpus/pairs.parquet"),
        pairs_csv=update(f"{RESULTS}/corpus/pairs.csv"),
        warnings=update(f"{RESULTS}/corpus/warnings.txt"),
    log:
        f"{RESULTS}/logs/corpus.log",
    benchmark:
        f"{RESULTS}/benchmarks/corpus.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        segmenter=STUDY.config["language"]["segmenter"],
    message:
        "Cutting the texts into sentences and words"
    script:
        "../scripts/corpus.py"
