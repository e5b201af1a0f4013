#!/usr/bin/env python3
"""How often the intervals of `halfwidth evals` hold the true difference, of made-up scores with a seed.

usage: Tests/Validation/systems_coverage.py PROGRAM

Every sample is a task of a file, so that the program is asked as a user asks it. Writes data/coverage-systems.jsonl. Needs
numpy; some minutes of one core.
"""

import datetime
import json
import subprocess
import sys
import tempfile

import numpy as np

import golden

SEED = 20_261_130
SIZES = [20, 50, 100]
SAMPLES = 4_000
# As many samples are asked at once.
TASKS = 500
# Scores that lie far from 0 to 1 have no scale that the program would take.
OFFSET = 50


def passed(a, b, more, runs):
    """Runs that pass or fail; items' probabilities by a beta distribution, the second system's higher by `more`."""
    def draw(generator, items):
        # The first is cut so that the second can be as much higher for every item.
        chance = np.minimum(generator.beta(a, b, items), 1 - more)
        return [(generator.random((items, runs)) < (chance + add)[:, None]).astype(int) for add in (0, more)], None
    return draw, more


def graded(more):
    """Scores of 0 to 1 in tenths, most of them high."""
    def draw(generator, items):
        chance = np.minimum(generator.beta(4, 1.5, items), 1 - more)
        return [generator.binomial(10, chance + add)[:, None] / 10 for add in (0, more)], None
    return draw, more


def clusters_of(items):
    """Clusters of one, two and three items in turn, which are half as many as items."""
    sizes = np.resize([1, 2, 3], items // 2)
    sizes[-1] += items - sizes.sum()
    return np.repeat(np.arange(len(sizes)), sizes)


def like_clusters(generator, clusters, share, law):
    """Draws of a law, of which a share are those of their cluster."""
    own, common = law(len(clusters)), law(clusters.max() + 1)
    return np.where(generator.random(len(clusters)) < share, common[clusters], own)


def clustered(share):
    """Single runs that pass or fail in clusters, half of the items with one system alone."""
    def draw(generator, items):
        clusters = clusters_of(items)
        difference = like_clusters(
            generator, clusters, share, lambda size: generator.choice([-1, 0, 1], size, p=[0.15, 0.5, 0.35]))
        return [(difference <= 0).astype(int)[:, None], (difference >= 0).astype(int)[:, None]], clusters
    return draw, 0.2


def unscaled(skewed, share=None):
    """Whole numbers without a scale: differences by a binomial distribution, or by a skewed geometric one."""
    def draw(generator, items):
        def law(size):
            return generator.geometric(0.25, size) - 3 if skewed else generator.binomial(20, 0.5, size) - 9
        first = OFFSET + generator.integers(0, 20, items)
        clusters = None if share is None else clusters_of(items)
        difference = law(items) if share is None else like_clusters(generator, clusters, share, law)
        return [first[:, None], (first + difference)[:, None]], clusters
    return draw, 1


POPULATIONS = {
    "paired-score": {
        "B(2, 2), alike, 3 runs": passed(2, 2, 0, 3),
        "B(2, 2), .2 more, 3 runs": passed(2, 2, 0.2, 3),
        "B(9, 1), alike, 3 runs": passed(9, 1, 0, 3),
        "B(1, 9), .05 more, 3 runs": passed(1, 9, 0.05, 3),
        "B(2, 2), alike, 10 runs": passed(2, 2, 0, 10),
        "graded, alike": graded(0),
        "graded, .1 more": graded(0.1)},
    "clustered-score": {f"a share of {share:g} like their cluster": clustered(share) for share in (0, 0.3, 0.6)},
    "paired-t": {"symmetric": unscaled(False), "skewed": unscaled(True)},
    "clustered-t": {f"{name}, a share of {share:g} like their cluster": unscaled(name == "skewed", share)
                    for name in ("symmetric", "skewed") for share in (0, 0.6)}}


def asked(binary, samples):
    """The comparison of each sample."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
        is_clustered = samples[0][1] is not None
        file.write("system,task,id,score" + ",cluster" * is_clustered + "\n")
        for task, (scores, clusters) in enumerate(samples):
            for system, runs in zip(("first", "second"), scores):
                for item, values in enumerate(runs.tolist()):
                    end = f",{clusters[item]}" if is_clustered else ""
                    file.writelines(f"{system},{task},{item},{value:g}{end}\n" for value in values)
        file.flush()
        printed = subprocess.run(
            [binary, "evals", file.name, "--fail-on", "none", "--format", "json"], capture_output=True, text=True,
            check=True)
    return json.loads(printed.stdout)["results"]


def study(binary, method, population, n, draw, truth):
    generator = np.random.default_rng([SEED, n, *f"{method} {population}".encode()])
    found = []
    while len(found) < SAMPLES:
        found += asked(binary, [draw(generator, n) for _ in range(TASKS)])
    if {one["method"] for one in found} != {method}:
        raise ValueError(f"{method}, {population}: the program takes {sorted({one['method'] for one in found})}")
    limits = [(one["lower"], one["upper"]) for one in found if one["lower"] is not None]
    slack = 1e-12
    too_high = sum(lower > truth + slack for lower, _ in limits) / SAMPLES
    too_low = sum(upper < truth - slack for _, upper in limits) / SAMPLES
    none = 1 - len(limits) / SAMPLES
    return {
        "method": method, "n": n, "population": population, "truth": truth, "samples": SAMPLES,
        "coverage": round(1 - too_high - too_low - none, 6), "too_high": too_high, "too_low": too_low, "none": none,
        "mean_width": round(sum(upper - lower for lower, upper in limits) / len(limits), 6),
        "shown": sum(one["p_value"] <= 0.05 for one in found) / SAMPLES}


def main():
    today = datetime.date.today().isoformat()
    with open(golden.DATA / "coverage-systems.jsonl", "w", encoding="utf-8") as file:
        for method, populations in POPULATIONS.items():
            for n in SIZES:
                for population, (draw, truth) in populations.items():
                    line = study(sys.argv[1], method, population, n, draw, truth)
                    file.write(json.dumps({**line, "seed": SEED, "date": today}) + "\n")
                    file.flush()


if __name__ == "__main__":
    main()
