"""Writes what was measured: RESULTS.md for people, results.json for programs."""

import json

import statistics

import families
import misses
import program_files
import program_numbers
from cells import CELLS, FISHER_MEDIAN_TARGET, START_UP_TARGET, TWO_THREADS_TARGET
from formatting import MISSED, ratio_text, table, time_text
from measure import best, ratio
from results_families import families_lines, families_misses, families_text

KINDS = {
    "ours": "ours", "package": "package", "hand": "by hand", "exact": "by hand, without simulation"}
AGAINST = {
    "package": "best package", "hand": "best simulation by hand", "exact": "best exact version by hand"}


def targets_of(results, width):
    """One line for each ratio to reach with kernels of a width: cell, ours, kind, rival, ratio, target."""
    lines = []
    for cell, everyone in results:
        for target in cell.targets:
            mine = next(
                (m for m in everyone if m.entry.label == target.ours and m.entry.width == width), None)
            rival = best(everyone, target.kind, width, target.rival)
            reached = ratio(rival, mine) if mine and mine.counts and rival else None
            lines.append({
                "cell": cell.name, "ours": target.ours, "against": AGAINST[target.kind],
                "rival": rival.entry.label if rival else None, "ratio": reached,
                "target": target.ratio})
    suite = [line["ratio"] for line in lines if line["cell"].startswith("W6a.") and line["ratio"]]
    if suite:
        lines.append({
            "cell": "W6a", "ours": "Halfwidth", "against": "the median of the suite",
            "rival": "R fisher.test, workspace = 2e8", "ratio": statistics.median(suite),
            "target": FISHER_MEDIAN_TARGET})
    return lines


def rival_text(line):
    return f"{line['against']}: {line['rival']}" if line["rival"] else line["against"]


def share_text(line):
    return f"{line['ratio'] / line['target']:.0%} of it"


def target_rows(lines):
    for line in lines:
        if line["ratio"] is None:
            found, verdict = "not measured", ""
        else:
            found = ratio_text(line["ratio"])
            is_reached = line["ratio"] >= line["target"]
            verdict = "reached" if is_reached else f"{MISSED} {share_text(line)}"
        yield [line["cell"], line["ours"], rival_text(line), f"{line['target']:,g}", found, verdict]


def missed_rows(widths, families_found, program, notes):
    """What is short of its goal, of every width, of the families, and of the program, with what the profile shows."""
    for width, measured in widths.items():
        for line in measured["targets"]:
            if line["ratio"] is not None and line["ratio"] < line["target"]:
                yield [
                    f"{MISSED} {line['cell']}, {line['ours']}", width, rival_text(line),
                    f"{line['target']:,g}", ratio_text(line["ratio"]),
                    misses.sentence(notes, line["cell"], width)]
    for line, against, goal, found in families_misses(families_found):
        yield [
            f"{MISSED} {line['cell']}, batch", "", against, goal, found, misses.sentence(notes, line["cell"], "")]
    for line in program:
        if not program_is_reached(line):
            yield [
                f"{MISSED} {line['what']}", "", "", *program_texts(line),
                misses.sentence(notes, line["what"], "")]


def note_problems(found, notes):
    """Goals that are missed without a note, and notes of goals that are reached or that there are not."""
    lines = [
        ((line["cell"], width), line["ratio"] >= line["target"])
        for width, measured in found["widths"].items() for line in measured["targets"]
        if line["ratio"] is not None]
    missed = {line["cell"] for line, *_ in families_misses(found["families"])}
    lines += [
        ((line["cell"], ""), line["cell"] not in missed) for line in found["families"]
        if line["ratio"] is not None]
    lines += [((line["what"], ""), program_is_reached(line)) for line in found["program"]]
    known = (
        {cell.name for cell in CELLS} | {"W6a"} | program_numbers.NAMES | program_files.NAMES
        | {cell.name for cell in families.CELLS})
    return misses.problems(
        notes, [pair for pair, reached in lines if not reached],
        [pair for pair, reached in lines if reached], known)


def program_is_reached(line):
    return line["found"] >= line["at_least"] if "at_least" in line else line["found"] <= line["at_most"]


def program_texts(line):
    goal = f"{line['at_least']:,}" if "at_least" in line else f"at most {line['at_most']}"
    found = f"{line['found']:,.0f}" if line["found"] >= 1000 else f"{line['found']:.1f}"
    return goal, found


def program_text(program):
    rows = [
        [line["what"], *program_texts(line), "reached" if program_is_reached(line) else MISSED]
        for line in program]
    return table(["", "goal", "found", ""], rows)


def name(measured):
    width = measured.entry.width
    return measured.entry.label + (f", {width}" if width else "")


def cell_text(cell, everyone):
    mine = [m for m in everyone if m.entry.kind == "ours" and m.counts]
    header = ["", "kind", "median"] + [f"over {name(m)}" for m in mine] + ["largest difference"]
    rows = []
    for m in everyone:
        if not m.counts:
            rows.append([name(m), KINDS[m.entry.kind], m.problem or ""] + [""] * (len(mine) + 1))
            continue
        label = name(m) + (f" (1/{m.entry.part} of the work, times {m.entry.part})"
                                 if m.entry.part > 1 else "")
        rows.append(
            [label, KINDS[m.entry.kind], time_text(m.median)]
            + [ratio_text(ratio(m, own)) for own in mine] + [f"{m.difference:.2g}"])
    return f"### {cell.title}\n\nAnswers may differ by: {cell.agreement}.\n\n{table(header, rows)}\n"


def two_threads_text(rows):
    lines = []
    for row in rows:
        if row["problem"]:
            lines.append([row["title"], f"{row['B']:,}", row["problem"], "", "", "", "", ""])
            continue
        medians, ours, rival, one, two = two_threads_numbers(row)
        verdict = "reached" if ours >= TWO_THREADS_TARGET else f"short of {TWO_THREADS_TARGET}"
        lines.append(
            [row["title"], f"{row['B']:,}"] + [time_text(m) for m in medians]
            + [f"{ours:.2f} ({verdict})", f"{rival:.2f}"])
    return table(
        ["", "B", "ours, 1", "ours, 2", "numba, 1", "numba, 2", "ours: 1 over 2", "numba: 1 over 2"],
        lines)


def two_threads_numbers(row):
    from statistics import median
    ours_1, ours_2, rival_1, rival_2 = row["seconds"]
    def quotient(a, b):
        return median(x / y for x, y in zip(a, b))
    return (
        [median(s) for s in row["seconds"]], quotient(ours_1, ours_2), quotient(rival_1, rival_2),
        quotient(rival_1, ours_1), quotient(rival_2, ours_2))


def growth_text(rows):
    lines = []
    for row in rows:
        if not row["points"]:
            lines.append([row["title"], row["key"], row["problem"] or "", "", ""])
            continue
        points = ", ".join(f"{size:,}: {time_text(seconds)}" for size, seconds in row["points"])
        slopes = ["" if s is None else f"{s:.2f}" for s in (row["slope"], row["last_slope"])]
        lines.append([row["title"], row["key"], points] + slopes)
    return table(["", "grows", "time", "slope", "between the last two"], lines)


def start_up_text(rows):
    lines = []
    for row in rows:
        found = ratio_text(row["ratio"])
        target = "" if row is rows[0] else (
            "reached" if row["ratio"] >= START_UP_TARGET else f"short of {START_UP_TARGET}")
        lines.append([f"`{row['command']}`", time_text(row["median"]), found, target])
    return table(["", "median", "over ours", f"at least {START_UP_TARGET}"], lines)


def markdown(document, measured, of_families, two, growth, start, program, about, skipped):
    widths = document["widths"]
    missed = list(missed_rows(widths, document["families"], program, misses.read()))
    parts = [
        "# Halfwidth beside other tools\n",
        f"{len(missed)} goals are missed:\n" if missed else "Every goal is reached.\n",
    ]
    if missed:
        parts.append(
            table(["", "kernels", "against", "goal", "found", "what the profile shows"], missed) + "\n")
    parts += [
        "Written by `make bench-peers`; `README.md` beside this file says how it measures. A ratio is a "
        "rival's time over ours in the same round, the median of "
        f"{about['rounds']} rounds; above 1 we are faster. Times of one machine move by up to 2x with "
        "its host: compare ratios.\n",
        table(["", ""], [[key, str(value)] for key, value in about["lines"]]) + "\n",
    ]
    for width, found in widths.items():
        parts += [
            f"## Ratios to reach, one thread, {width}\n",
            f"Measured {found['date']} on {found['machine']}, with Halfwidth {found['Halfwidth']}.\n",
            table(["workload", "ours", "against", "at least", "found", ""],
                  target_rows(found["targets"])) + "\n",
        ]
    parts += [
        "## Families\n",
        "Ours is a request of `batch`, with the JSON that is read and written; theirs is the call alone.\n",
        families_text(document["families"]) + "\n",
    ]
    if skipped:
        parts.append("## Left out\n\n" + "\n".join(f"- {line}" for line in skipped) + "\n")
    parts += [
        "## The program\n", program_text(program) + "\n",
        "## Two threads\n", two_threads_text(two) + "\n",
        "## Start-up\n", start_up_text(start) + "\n",
        "## How the cost grows\n",
        "Our times on one thread. The slope is that of log time against log size, by least squares: 1 "
        "is proportional, 0.5 is a square root.\n",
        growth_text(growth) + "\n",
        "## Each workload\n",
    ]
    parts += [cell_text(cell, everyone) for cell, everyone in measured + of_families]
    return "\n".join(parts)


def document(before, widths, results, of_families, two, growth, start, program, about, skipped):
    """The document; widths that this machine has not keep what another one measured."""
    lines = dict(about["lines"])
    of_width = {
        width: {
            "date": lines["date"], "machine": lines["machine"], "Halfwidth": lines["Halfwidth"],
            "targets": targets_of(results, width)}
        for width in widths}
    return {
        "about": {"rounds": about["rounds"], **lines},
        "skipped": skipped,
        "widths": dict(sorted({**before.get("widths", {}), **of_width}.items())),
        "families": families_lines(of_families),
        "program": program,
        "cells": [
            {
                "name": cell.name, "title": cell.title, "agreement": cell.agreement,
                "entries": [
                    {
                        "label": m.entry.label, "width": m.entry.width, "kind": m.entry.kind,
                        "workload": m.entry.workload, "settings": m.entry.settings,
                        "part": m.entry.part, "problem": m.problem, "difference": m.difference,
                        "seconds": m.seconds, "median": m.median if m.counts else None,
                    }
                    for m in everyone
                ],
            }
            for cell, everyone in results + of_families
        ],
        "two_threads": two,
        "growth": growth,
        "start_up": start,
    }


def write(folder, widths, *measured):
    """Writes both files, and returns what does not fit between missed goals and their notes."""
    path = folder / "results.json"
    before = json.loads(path.read_text()) if path.exists() else {}
    found = document(before, widths, *measured)
    (folder / "RESULTS.md").write_text(markdown(found, *measured))
    path.write_text(json.dumps(found, indent=1) + "\n")
    return note_problems(found, misses.read())
