"""What `halfwidth evals` is asked: its files of scores, read a second time, for peers that take the items' differences."""

import csv
import json
import math
from fractions import Fraction

import golden


def option(case, name, otherwise=None):
    """What a case's command says of an option."""
    words = case["input"]["command"]
    return words[words.index(name) + 1] if name in words else otherwise


def rows(case):
    """A row for each run: its system, task, cluster and item, and the score as an exact fraction."""
    names = {}
    for path in case["input"]["command"][1:]:
        if path.startswith("--"):
            break
        file = golden.REPOSITORY / path
        with open(file, encoding="utf-8", newline="") as text:
            lines = csv.DictReader(text) if file.suffix == ".csv" else map(json.loads, text)
            for line in lines:
                system = names.setdefault(line.get("system", file.stem), len(names))
                score = line[option(case, "--score", "score")]
                yield {"system": system, "task": line.get("task"), "cluster": line.get("cluster"), "id": line["id"],
                       "score": Fraction(str(int(score) if isinstance(score, bool) else score))}


def reach(case, found):
    """The largest difference that the scale allows: it is stated, or 0 to 1 where all scores lie there; else None."""
    stated = option(case, "--scale")
    if stated:
        low, high = map(Fraction, stated.split(".."))
        return high - low
    return Fraction(1) if all(0 <= row["score"] <= 1 for row in found) else None


def comparisons(case):
    """Each system against the first, task by task: runs of each item, exact differences, clusters, and what was asked."""
    found = list(rows(case))
    tasks = list(dict.fromkeys(row["task"] for row in found))
    systems = 1 + max(row["system"] for row in found)
    margin = option(case, "--margin")
    for system in range(1, systems):
        for task in tasks:
            yield compared([row for row in found if row["task"] == task], 0, system) | {
                "reach": reach(case, found), "margin": Fraction(margin) if margin else None,
                "comparisons": (systems - 1) * len(tasks)}


def compared(found, baseline, system):
    """The items of one task, in the order of the file; one is paired within its cluster."""
    items = {}
    for row in found:
        if row["system"] in (baseline, system):
            runs = items.setdefault((row["cluster"], row["id"]), ([], []))
            runs[row["system"] == system].append(row["score"])
    pairs = list(items.values())
    differences = [sum(new) / len(new) - sum(old) / len(old) for old, new in pairs]
    # As many first runs of both, for the test of exchangeable systems.
    even = [sum(new[:least]) / least - sum(old[:least]) / least
            for old, new in pairs for least in [min(len(old), len(new))]]
    clusters = [cluster for cluster, _ in items]
    binary = all(score in (0, 1) for pair in pairs for runs in pair for score in runs)
    single = all(len(runs) == 1 for pair in pairs for runs in pair)
    clustered = any(cluster is not None for cluster in clusters)
    return {"pairs": pairs, "differences": differences, "even": even, "clusters": clusters if clustered else None,
            "counted": binary and single and not clustered}


def units(one, differences):
    """What is flipped: the items' differences, or their sums in clusters."""
    if one["clusters"] is None:
        return differences
    sums = {}
    for cluster, difference in zip(one["clusters"], differences):
        sums[cluster] = sums.get(cluster, 0) + difference
    return list(sums.values())


def simulated(case):
    """Whether the flips are too many to be gone through, so that the case has a seed."""
    return option(case, "--seed") is not None


def whole(numbers):
    """Fractions as whole numbers, all of them times the same."""
    scale = math.lcm(*(number.denominator for number in numbers))
    return [int(number * scale) for number in numbers]


def for_r(case):
    """The same in numbers that R reads."""
    return [{
        "differences": [float(one) for one in found["differences"]],
        "flips": whole(units(found, found["even"])),
        "clusters": found["clusters"],
        "first": sum(one > 0 for one in found["differences"]),
        "second": sum(one < 0 for one in found["differences"]),
        "scaled": found["reach"] is not None, "simulated": simulated(case),
        "margin": None if found["margin"] is None else float(found["margin"]),
    } for found in comparisons(case)]
