# Parallax: what a bilingual journal tells each of its readers.
#   snakemake                                                     the demo study
#   snakemake --config study=my-study issues=path/to/issues       a study of your own
import os
import sys
from functools import partial
from pathlib import Path

from snakemake.utils import min_version

min_version("9.27")


sys.path.insert(0, str(workflow.basedir))

from analysis.errors import StudyError
from analysis.exhibits.table_sources import source_tables, table_files
from workflow.closing import failed_outputs, is_whole, outdate, tell_failure, tell_results
from workflow.coded import open_coded
from workflow.config_files import check_config_files
from workflow.dependencies import modules_of, schemas_of, show_library
from workflow.files import check_written, refuse_braces
from workflow.figure_list import figure_settings, figure_tables, figures_of
from workflow.given import given_files, shown_config
from workflow.page_sources import page_files
from workflow.report_labels import figure_labels
from workflow.study import open_study
from workflow.topic_files import open_topic_files
from workflow.verdicts import open_verdicts

try:
    refuse_braces(str(workflow.basedir), "Snakefile")
    check_config_files(["config/config.yaml", *workflow.overwrite_configfiles])
except StudyError as error:
    sys.exit(f"parallax: {error}")


configfile: "config/config.yaml"


show_library(workflow.basedir)
# Relative, so that a study does not depend on where the project lies.
ROOT = os.path.relpath(workflow.basedir)
try:
    STUDY = open_study(config, Path(ROOT))
    CODED = open_coded(STUDY)
    TOPIC_FILES = open_topic_files(STUDY)
    VERDICTS = open_verdicts(STUDY)
    for folder in (STUDY.results, STUDY.figures):
        check_written(folder)
except StudyError as error:
    sys.exit(f"parallax: {error}")
RESULTS = STUDY.results
FIGURES = figures_of(len(STUDY.issues))
TABLE_FILES = table_files(f"{STUDY.figures}/tables")
modules = partial(modules_of, root=Path(ROOT))
schemas = partial(schemas_of, root=Path(ROOT))


wildcard_constraints:
    issue="[A-Za-z0-9][A-Za-z0-9_.-]*",


report: "workflow/report/workflow.rst"


rule all:
    default_target: True
    input:
        [path for name in FIGURES for path in STUDY.figure_files(name).values()],
        f"{STUDY.figures}/README.md",
        TABLE_FILES,
        f"{STUDY.figures}/manifest.json",
        f"{RESULTS}/framing/concordance.csv",
        f"{RESULTS}/coding/sheet.csv",
        [f"{RESULTS}/coding/reliability.csv"] if CODED else [],
        f"{RESULTS}/sensitivity/summary.csv",
        f"{RESULTS}/rhetoric/devices.csv",
        f"{RESULTS}/rhetoric/markers.csv",
        f"{RESULTS}/rhetoric/diversity.csv",
        f"{RESULTS}/shifts/shifts.csv",
        f"{RESULTS}/profiles.md",
        f"{RESULTS}/findings.md",
        f"{RESULTS}/reader.html",
        f"{RESULTS}/report.html",
        f"{RESULTS}/discovery/proposals.csv",
        f"{RESULTS}/interchange/translation-memory.tmx",


include: "workflow/rules/corpus.smk"
include: "workflow/rules/alignment.smk"
include: "workflow/rules/framing.smk"
include: "workflow/rules/coding.smk"
include: "workflow/rules/discovery.smk"
include: "workflow/rules/topics.smk"
include: "workflow/rules/sensitivity.smk"
include: "workflow/rules/rhetoric_devices.smk"
include: "workflow/rules/rhetoric_markers.smk"
include: "workflow/rules/shifts.smk"
include: "workflow/rules/profiles.smk"
include: "workflow/rules/findings.smk"
include: "workflow/rules/gallery.smk"
include: "workflow/rules/tables.smk"
include: "workflow/rules/figures.smk"
include: "workflow/rules/reader.smk"
include: "workflow/rules/report.smk"
include: "workflow/rules/interchange.smk"


if STUDY.name == "demo":

    include: "workflow/rules/example_paper.smk"


onsuccess:
    tell_results(STUDY, whole=is_whole(workflow))


onerror:
    outdate(failed_outputs(workflow))
    tell_failure(STUDY)
