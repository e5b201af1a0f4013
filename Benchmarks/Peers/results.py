"""Writes what was measured: RESULTS.md for people, results.json for programs."""

import json

from cells import START_UP_TARGET, TWO_THREADS_TARGET
from measure import best, ratio

KINDS = {
    "ours": "ours", "package": "package", "hand": "by hand", "exact": "by hand, without simulation"}
AGAINST = {
    "package": "best package", "hand": "best simulation by hand", "exact": "best exact version by hand"}


def time_text(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= size:
            return f"{three_digits(seconds / size)} {unit}"
    return f"{three_digits(seconds / 1e-9)} ns"


def three_digits(number):
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.2f}"


def ratio_text(number):
    return f"{number:,.0f}" if number >= 100 else three_digits(number)


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def targets_of(results):
    """One line for each ratio to reach: cell, ours, kind, rival, ratio, target."""
    lines = []
    for cell, everyone in results:
        for target in cell.targets:
            mine = next((m for m in everyone if m.entry.label == target.ours), None)
            rival = best_for(everyone, target.kind)
            reached = ratio(rival, mine) if mine and mine.counts and rival else None
            lines.append({
                "cell": cell.name, "ours": target.ours, "against": AGAINST[target.kind],
                "rival": rival.entry.label if rival else None, "ratio": reached,
                "target": target.ratio})
    return lines


def best_for(everyone, kind):
    """numpy's exact version is what the target of an exact one names."""
    if kind != "exact":
        return best(everyone, kind)
    named = [m for m in everyone if m.entry.label.startswith("numpy, exact") and m.counts]
    return named[0] if named else None


def target_rows(lines):
    for line in lines:
        if line["ratio"] is None:
            found, verdict = "not measured", ""
        else:
            found = ratio_text(line["ratio"])
            share = line["ratio"] / line["target"]
            verdict = "reached" if share >= 1 else f"short: {share:.0%} of it"
        rival = f"{line['against']}: {line['rival']}" if line["rival"] else line["against"]
        yield [line["cell"], line["ours"], rival, f"{line['target']:,g}", found, verdict]


def cell_text(cell, everyone):
    mine = [m for m in everyone if m.entry.kind == "ours" and m.counts]
    header = ["", "kind", "median"] + [f"over {m.entry.label}" for m in mine] + ["largest difference"]
    rows = []
    for m in everyone:
        if not m.counts:
            rows.append([m.entry.label, KINDS[m.entry.kind], m.problem or ""] + [""] * (len(mine) + 1))
            continue
        label = m.entry.label + (f" (1/{m.entry.part} of the work, times {m.entry.part})"
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


def markdown(results, two, growth, start, about, skipped):
    lines = targets_of(results)
    parts = [
        "# Halfwidth beside other tools\n",
        "Written by `make bench-peers`; `README.md` beside this file says how it measures. A ratio is a "
        "rival's time over ours in the same round, the median of "
        f"{about['rounds']} rounds; above 1 we are faster. Times of one machine move by up to 2x with "
        "its host: compare ratios.\n",
        table(["", ""], [[key, str(value)] for key, value in about["lines"]]) + "\n",
        "## Ratios to reach, one thread\n",
        table(["workload", "ours", "against", "at least", "found", ""], target_rows(lines)) + "\n",
    ]
    if skipped:
        parts.append("## Left out\n\n" + "\n".join(f"- {line}" for line in skipped) + "\n")
    parts += [
        "## Two threads\n", two_threads_text(two) + "\n",
        "## Start-up\n", start_up_text(start) + "\n",
        "## How the cost grows\n",
        "Our times on one thread. The slope is that of log time against log size, by least squares: 1 "
        "is proportional, 0.5 is a square root.\n",
        growth_text(growth) + "\n",
        "## Each workload\n",
    ]
    parts += [cell_text(cell, everyone) for cell, everyone in results]
    return "\n".join(parts)


def document(results, two, growth, start, about, skipped):
    return {
        "about": {"rounds": about["rounds"], **dict(about["lines"])},
        "skipped": skipped,
        "targets": targets_of(results),
        "cells": [
            {
                "name": cell.name, "title": cell.title, "agreement": cell.agreement,
                "entries": [
                    {
                        "label": m.entry.label, "kind": m.entry.kind, "workload": m.entry.workload,
                        "settings": m.entry.settings, "part": m.entry.part, "problem": m.problem,
                        "difference": m.difference, "seconds": m.seconds,
                        "median": m.median if m.counts else None,
                    }
                    for m in everyone
                ],
            }
            for cell, everyone in results
        ],
        "two_threads": two,
        "growth": growth,
        "start_up": start,
    }


def write(folder, *measured):
    (folder / "RESULTS.md").write_text(markdown(*measured))
    (folder / "results.json").write_text(json.dumps(document(*measured), indent=1) + "\n")
