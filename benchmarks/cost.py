"""What a study costs: CPU seconds, wall seconds and peak memory of a whole run, and of a run with nothing to do.

    python benchmarks/cost.py --runs 5 -- study=spring-2022 issues=../shared/issues
    python benchmarks/cost.py --runs 5 --against "python other.py" -- study=demo

The commands take turns (A B A B …), so that a machine that slows down slows both. Quote medians and ratios.
"""

from __future__ import annotations

import argparse
import os
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path


def measure(command: list[str]) -> tuple[float, float]:
    """CPU and wall seconds of a command and all that it starts."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return cpu, ended - started


def clear(study: str) -> None:
    """Remove what earlier runs of a study left."""
    for folder in (Path("results", study), Path("figures", study)):
        shutil.rmtree(folder, ignore_errors=True)


def report(name: str, values: list[tuple[float, float]]) -> float:
    cpu = [value[0] for value in values]
    wall = statistics.median(value[1] for value in values)
    print(
        f"{name:<16} CPU {min(cpu):6.2f} {statistics.median(cpu):6.2f} {max(cpu):6.2f} s   wall {wall:6.2f} s"
    )
    return statistics.median(cpu)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command")
    parser.add_argument("--against", help="another command to compare with")
    parser.add_argument("config", nargs="*", default=["study=demo"], help="configuration of the study")
    options = parser.parse_args()
    study = next((item.split("=")[1] for item in options.config if item.startswith("study=")), "demo")
    snakemake = [sys.executable, "-m", "snakemake", "--quiet", "all", "--config", *options.config]
    whole, idle, other = [], [], []
    for run in range(options.runs + 1):
        clear(study)
        results = [measure(snakemake), measure(snakemake)]
        if options.against:
            results.append(measure(shlex.split(options.against)))
        if run:  # the first round warms up
            whole.append(results[0])
            idle.append(results[1])
            other += results[2:]
    print(f"{options.runs} runs each: minimum, median and maximum")
    median = report("whole study", whole)
    report("nothing to do", idle)
    if other:
        print(f"ratio of the medians of CPU seconds: {median / report('other command', other):.2f}")


if __name__ == "__main__":
    main()
