# Corpus and language.
#   in:  the source, issue.yaml and journal layout of each issue; the codebook's set phrases
#   out: corpus/{articles,paragraphs,sentences,tokens,report,decisions,pairs}, corpus/warnings.txt


rule extract:
    message:
        "Rebuilding the articles of {wildcards.issue}"
    input:
        source=lambda wildcards: STUDY.source_file(wildcards.issue),
        issue=lambda wildcards: STUDY.issue_file(wildcards.issue),
        journal=lambda wildcards: STUDY.journal_file(wildcards.issue),
        schemas=schemas("issue", "journal"),
        code=modules("extract"),
    output:
        articles=update(RESULTS + "/issues/{issue}/articles.parquet"),
        paragraphs=update(RESULTS + "/issues/{issue}/paragraphs.parquet"),
        report=update(RESULTS + "/issues/{issue}/report.parquet"),
        decisions=update(RESULTS + "/issues/{issue}/decisions.parquet"),
        pairs=update(RESULTS + "/issues/{issue}/pairs.parquet"),
        warnings=update(RESULTS + "/issues/{issue}/warnings.txt"),
    log:
        RESULTS + "/logs/extract/{issue}.log",
    benchmark:
        RESULTS + "/benchmarks/extract/{issue}.tsv"
    params:
        root=ROOT,
        journals=STUDY.config["journals"],
    script:
        "../scripts/extract.py"


rule corpus:
    message:
        "Cutting the texts into sentences and words"
    input:
        articles=expand(RESULTS + "/issues/{issue}/articles.parquet", issue=STUDY.issues),
        paragraphs=expand(RESULTS + "/issues/{issue}/paragraphs.parquet", issue=STUDY.issues),
        report=expand(RESULTS + "/issues/{issue}/report.parquet", issue=STUDY.issues),
        decisions=expand(RESULTS + "/issues/{issue}/decisions.parquet", issue=STUDY.issues),
        pairs=expand(RESULTS + "/issues/{issue}/pairs.parquet", issue=STUDY.issues),
        warnings=expand(RESULTS + "/issues/{issue}/warnings.txt", issue=STUDY.issues),
        codebook=STUDY.file("codebook"),
        schemas=schemas("codebook"),
        code=modules("corpus"),
    output:
        articles=update(RESULTS + "/corpus/articles.parquet"),
        articles_csv=update(RESULTS + "/corpus/articles.csv"),
        paragraphs=update(RESULTS + "/corpus/paragraphs.parquet"),
        paragraphs_csv=update(RESULTS + "/corpus/paragraphs.csv"),
        sentences=update(RESULTS + "/corpus/sentences.parquet"),
        sentences_csv=update(RESULTS + "/corpus/sentences.csv"),
        tokens=update(RESULTS + "/corpus/tokens.parquet"),
        report=update(RESULTS + "/corpus/report.parquet"),
        report_csv=update(RESULTS + "/corpus/report.csv"),
        decisions=update(RESULTS + "/corpus/decisions.parquet"),
        decisions_csv=update(RESULTS + "/corpus/decisions.csv"),
        pairs=update(RESULTS + "/corpus/pairs.parquet"),
        pairs_csv=update(RESULTS + "/corpus/pairs.csv"),
        warnings=update(RESULTS + "/corpus/warnings.txt"),
    log:
        RESULTS + "/logs/corpus.log",
    benchmark:
        RESULTS + "/benchmarks/corpus.tsv"
    params:
        root=ROOT,
        segmenter=STUDY.config["language"]["segmenter"],
    script:
        "../scripts/corpus.py"
