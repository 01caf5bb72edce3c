# Framing.
#   in:  corpus/{articles,paragraphs,sentences,tokens}, alignment/{units,lexicon}, the codebook, the stop lists
#   out: framing/: the codebook's hits and what they miss, frames and words of groups (rule framing);
#        what stands around the hits and opposite to them (rule contexts)


rule framing:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        sentences=f"{RESULTS}/corpus/sentences.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        stopwords_en=STUDY.file("language", "stopwords", "en"),
        stopwords_zh=STUDY.file("language", "stopwords", "zh"),
        references=STUDY.reference_files,
        schemas=schemas("codebook"),
        code=modules("framing"),
    output:
        hits=update(f"{RESULTS}/framing/hits.parquet"),
        hits_csv=update(f"{RESULTS}/framing/hits.csv"),
        actors=update(f"{RESULTS}/framing/actors.parquet"),
        actors_csv=update(f"{RESULTS}/framing/actors.csv"),
        salience=update(f"{RESULTS}/framing/salience.parquet"),
        salience_csv=update(f"{RESULTS}/framing/salience.csv"),
        keyness=update(f"{RESULTS}/framing/keyness.parquet"),
        keyness_csv=update(f"{RESULTS}/framing/keyness.csv"),
        coverage=update(f"{RESULTS}/framing/coverage.parquet"),
        coverage_csv=update(f"{RESULTS}/framing/coverage.csv"),
        coverage_forms=update(f"{RESULTS}/framing/coverage_forms.parquet"),
        coverage_forms_csv=update(f"{RESULTS}/framing/coverage_forms.csv"),
        coverage_overlaps=update(f"{RESULTS}/framing/coverage_overlaps.parquet"),
        coverage_overlaps_csv=update(f"{RESULTS}/framing/coverage_overlaps.csv"),
        uncovered=update(f"{RESULTS}/framing/uncovered.parquet"),
        uncovered_csv=update(f"{RESULTS}/framing/uncovered.csv"),
        codebook=update(f"{RESULTS}/framing/codebook.json"),
    log:
        f"{RESULTS}/logs/framing.log",
    benchmark:
        f"{RESULTS}/benchmarks/framing.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        study=STUDY.name,
        sections=STUDY.config["sections"],
        keyness=STUDY.config["keyness"],
        coverage=STUDY.config["coverage"],
    message:
        "Matching the codebook and comparing words"
    script:
        "../scripts/framing.py"


rule contexts:
    input:
        articles=f"{RESULTS}/corpus/articles.parquet",
        paragraphs=f"{RESULTS}/corpus/paragraphs.parquet",
        sentences=f"{RESULTS}/corpus/sentences.parquet",
        tokens=f"{RESULTS}/corpus/tokens.parquet",
        units=f"{RESULTS}/alignment/units.parquet",
        lexicon=f"{RESULTS}/alignment/lexicon.parquet",
        hits=f"{RESULTS}/framing/hits.parquet",
        actors=f"{RESULTS}/framing/actors.parquet",
        codebook=STUDY.file("codebook"),
        dictionaries=STUDY.dictionaries,
        stopwords_en=STUDY.file("language", "stopwords", "en"),
        stopwords_zh=STUDY.file("language", "stopwords", "zh"),
        schemas=schemas("codebook"),
        code=modules("contexts"),
    output:
        concordance=update(f"{RESULTS}/framing/concordance.parquet"),
        concordance_csv=update(f"{RESULTS}/framing/concordance.csv"),
        paired=update(f"{RESULTS}/framing/paired_salience.parquet"),
        paired_csv=update(f"{RESULTS}/framing/paired_salience.csv"),
        renderings=update(f"{RESULTS}/framing/renderings.parquet"),
        renderings_csv=update(f"{RESULTS}/framing/renderings.csv"),
        consistency=update(f"{RESULTS}/framing/rendering_consistency.parquet"),
        consistency_csv=update(f"{RESULTS}/framing/rendering_consistency.csv"),
        collocates=update(f"{RESULTS}/framing/collocates.parquet"),
        collocates_csv=update(f"{RESULTS}/framing/collocates.csv"),
        network=update(f"{RESULTS}/framing/collocate_network.parquet"),
        network_csv=update(f"{RESULTS}/framing/collocate_network.csv"),
        actors_frames=update(f"{RESULTS}/framing/actors_frames.parquet"),
        actors_frames_csv=update(f"{RESULTS}/framing/actors_frames.csv"),
    log:
        f"{RESULTS}/logs/contexts.log",
    benchmark:
        f"{RESULTS}/benchmarks/contexts.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        study=STUDY.name,
        sections=STUDY.config["sections"],
        alignment=STUDY.config["alignment"],
        concordance=STUDY.config["concordance"],
        collocation=STUDY.config["collocation"],
        resamples=STUDY.config["keyness"]["resamples"],
        seed=STUDY.config["keyness"]["seed"],
    message:
        "Reading what stands around the hits and opposite to them"
    script:
        "../scripts/contexts.py"
