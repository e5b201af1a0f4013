"""Compares Halfwidth with other tools; `make bench-peers` runs it.

usage: compare.py RUNNER HALFWIDTH [--rounds 5] [--only W1,W8] [--output FOLDER]
"""

import argparse
import dataclasses
import datetime
import os
import pathlib
import shutil
import subprocess
import sys

import cells
import families
import measure
import program_files
import program_numbers
import results
import start_up
from workers import BatchWorker, Worker, WorkerError

HERE = pathlib.Path(__file__).parent
ONE_THREAD = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
# How wide registers of the kernels are, in bits; portable ones are measured by the gate.
WIDTHS = {"avx2": 256, "avx512": 512}


def widths_of(worker):
    """The widths that this machine has, by masking: the widest that the worker names and those below."""
    widest = worker.versions()["kernels"]
    names = list(WIDTHS)
    return names[: names.index(widest) + 1] if widest in names else []


def start_workers(runner, halfwidth, skipped):
    workers = {
        "ours": Worker([runner], ONE_THREAD),
        "batch": BatchWorker([halfwidth, "batch"], families.REQUESTS, ONE_THREAD),
        "python": Worker([sys.executable, HERE / "worker.py"], ONE_THREAD),
    }
    for width in widths_of(workers["ours"]):
        workers[f"ours, {width}"] = Worker(
            [runner], {**ONE_THREAD, "HALFWIDTH_KERNEL_WIDTH": width})
    if shutil.which("Rscript") is None:
        skipped.append("R: there is no Rscript on this machine (Debian's packages that `run` names)")
        return workers
    r = Worker(["Rscript", "--vanilla", HERE / "worker.R", HERE / "data"], ONE_THREAD)
    try:
        r.names()
        workers["R"] = r
    except WorkerError:
        skipped.append("R: its worker does not start; are boot and jsonlite there (r-cran-boot, r-cran-jsonlite)?")
    return workers


def available(every_cell, workers, only, skipped):
    """The cells that our runner knows, without the entries of workers that are not there, and of packages that R has not."""
    known = workers["ours"].names()
    of_r = workers["R"].names() if "R" in workers else set()
    found = []
    for cell in every_cell:
        if only and not any(cell.name.startswith(prefix) for prefix in only):
            continue
        missing = [e.workload for e in cell.entries if e.worker == "ours" and e.workload not in known]
        if missing:
            skipped.append(f"{cell.name}: the runner has no {', '.join(missing)}")
            continue
        cell.entries = [e for e in cell.entries if e.worker in workers]
        absent = [e for e in cell.entries if e.worker == "R" and e.workload not in of_r]
        skipped += [f"{cell.name}: {e.label} is not installed" for e in absent]
        cell.entries = [e for e in cell.entries if e not in absent]
        found.append(cell)
    return found


def by_width(cell, widths):
    """The cell with an entry for each width where it matters."""
    entries = []
    for entry in cell.entries:
        if not entry.has_width:
            entries.append(entry)
            continue
        for width in widths:
            if entry.worker == "ours":
                entries.append(dataclasses.replace(entry, worker=f"ours, {width}", width=width))
            else:
                settings = {**entry.settings, "width": WIDTHS[width]}
                entries.append(dataclasses.replace(entry, settings=settings, width=width))
    return dataclasses.replace(cell, entries=entries)


def output_of(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, cwd=HERE, check=True)
        return done.stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def processor():
    with open("/proc/cpuinfo") as file:
        for line in file:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return "unknown"


def description(workers):
    change = output_of("git", "rev-parse", "--short=10", "HEAD") or "unknown"
    if output_of("git", "status", "--porcelain", "--", "../../Sources"):
        change += ", with changes that are not committed"
    lines = [
        ("date", datetime.date.today().isoformat()),
        ("machine", f"{processor()}, {os.cpu_count()} logical processors"),
        ("load before", f"{os.getloadavg()[0]:.2f}"),
        ("Halfwidth", change),
    ]
    for worker in workers.values():
        lines += [line for line in worker.versions().items() if line not in lines]
    return [line for line in lines if line[0] != "kernels"]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("runner")
    arguments.add_argument("halfwidth")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--output", type=pathlib.Path, default=HERE.parent)
    options = arguments.parse_args()
    only = [prefix for prefix in options.only.split(",") if prefix]

    skipped = []
    workers = start_workers(options.runner, options.halfwidth, skipped)
    about = {"rounds": options.rounds, "lines": description(workers)}
    widths = widths_of(workers["ours"])
    if not widths:
        sys.exit("this machine has no AVX2, and its kernels are not those that are compared")
    chosen = [by_width(cell, widths) for cell in available(cells.CELLS, workers, only, skipped)]
    measured = measure.measure_cells(chosen, workers, options.rounds)
    of_families = measure.measure_cells(
        available(families.CELLS, workers, only, skipped), workers, options.rounds)
    known = workers["ours"].names()
    two = measure.measure_two_threads(
        [row for row in cells.TWO_THREADS if row[1] in known and not only], workers, options.rounds)
    growth = measure.measure_growth(
        [row for row in cells.GROWTH if row[1] in known and not only], workers)
    programs = {
        "ours": [options.halfwidth, "proportion", "37/50"],
        "scipy": [sys.executable, "-c", "import scipy.stats"],
        "statsmodels": [sys.executable, "-c", "import statsmodels.stats.proportion"],
    }
    if "R" in workers:
        programs["R"] = [shutil.which("Rscript"), "-e", "prop.test(37, 50)"]
    started = [] if only else start_up.measure(programs, 3 * options.rounds)
    program = [] if only else [
        *program_numbers.measure(options.halfwidth, options.rounds),
        *program_files.measure(options.halfwidth, options.rounds)]
    for worker in workers.values():
        worker.close()

    unfit = results.write(
        options.output, widths, measured, of_families, two, growth, started, program, about, skipped)
    print(f"{options.output}/RESULTS.md and results.json are written", file=sys.stderr)
    problems = [
        f"{cell.name}, {m.entry.label}: {m.problem}"
        for cell, everyone in measured + of_families for m in everyone if m.problem]
    problems += [f"{row['title']}: {row['problem']}" for row in two + growth if row["problem"]]
    if problems:
        sys.exit("answers that disagree, or are missing:\n  " + "\n  ".join(problems))
    if unfit:
        sys.exit("missed goals and their notes:\n  " + "\n  ".join(unfit))


main()
