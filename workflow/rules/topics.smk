# Topics: what speaks for a number of topics, the model that is shown, and other models beside it.
#   in:  corpus/{articles,paragraphs,tokens}, alignment/units, framing/hits, the stop lists, the codebook (seeded topics);
#        names of topics, a model of another run
#   out: topics/{selection,choice,labels,terms,shares,prevalence,distance,kept_names,model,models}, names.yaml


TOPICS = STUDY.config["topics"]
# What decides which words and units a model sees, and how it is fitted.
FITTED = (
    "alpha",
    "beta",
    "minimum_units",
    "maximum_share",
    "seeded",
    "seed",
)
SEEN = {
    "articles": f"{RESULTS}/corpus/articles.parquet",
    "paragraphs": f"{RESULTS}/corpus/paragraphs.parquet",
    "tokens": f"{RESULTS}/corpus/tokens.parquet",
    "units": f"{RESULTS}/alignment/units.parquet",
    "stopwords_en": STUDY.file("language", "stopwords", "en"),
    "stopwords_zh": STUDY.file("language", "stopwords", "zh"),
    "codebook": STUDY.file("codebook"),
    "dictionaries": STUDY.dictionaries,
    "schemas": schemas("codebook"),
}


rule topics_selection:
    input:
        **SEEN,
        frozen=TOPIC_FILES["frozen"],
        code=modules("topics_selection"),
    output:
        selection=update(f"{RESULTS}/topics/selection.parquet"),
        selection_csv=update(f"{RESULTS}/topics/selection.csv"),
        choice=update(f"{RESULTS}/topics/choice.parquet"),
        choice_csv=update(f"{RESULTS}/topics/choice.csv"),
    log:
        f"{RESULTS}/logs/topics_selection.log",
    benchmark:
        f"{RESULTS}/benchmarks/topics_selection.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        sections=STUDY.config["sections"],
        topics={key: TOPICS[key] for key in ("number", "range", "trials", *FITTED)},
    message:
        "Trying numbers of topics"
    script:
        "../scripts/topics_selection.py"


rule topics:
    input:
        **SEEN,
        written_forms=f"{RESULTS}/corpus/written_forms.parquet",
        hits=f"{RESULTS}/framing/hits.parquet",
        choice=f"{RESULTS}/topics/choice.parquet",
        names=TOPIC_FILES["names"],
        frozen=TOPIC_FILES["frozen"],
        code=modules("topics"),
    output:
        **{
            kind: update(f"{RESULTS}/topics/{kind}.parquet")
            for kind in (
                "labels",
                "terms",
                "shares",
                "prevalence",
                "distance",
                "kept_names",
                "model",
            )
        },
        **{
            f"{kind}_csv": update(f"{RESULTS}/topics/{kind}.csv")
            for kind in (
                "labels",
                "terms",
                "shares",
                "prevalence",
                "distance",
                "kept_names",
            )
        },
        template=update(f"{RESULTS}/topics/names.yaml"),
    log:
        f"{RESULTS}/logs/topics.log",
    benchmark:
        f"{RESULTS}/benchmarks/topics.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        study=STUDY.name,
        sections=STUDY.config["sections"],
        topics={key: TOPICS[key] for key in ("chains", "stable_from", "resamples", *FITTED)},
    message:
        "Fitting and describing topics"
    script:
        "../scripts/topics.py"


rule topics_models:
    input:
        **SEEN,
        choice=f"{RESULTS}/topics/choice.parquet",
        code=modules("topics_models"),
    output:
        models=update(f"{RESULTS}/topics/models.parquet"),
        models_csv=update(f"{RESULTS}/topics/models.csv"),
    log:
        f"{RESULTS}/logs/topics_models.log",
    benchmark:
        f"{RESULTS}/benchmarks/topics_models.tsv"
    conda:
        "../envs/parallax.yaml"
    params:
        root=ROOT,
        sections=STUDY.config["sections"],
        topics={key: TOPICS[key] for key in ("chains", *FITTED)},
    message:
        "Setting the topic model beside others"
    script:
        "../scripts/topics_models.py"
