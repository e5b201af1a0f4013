"""The page of coverage, from data/coverage.jsonl."""

import golden

INTRO = """# Coverage

How often each interval holds the true value at 95%, at n = 20, 50 and 100. Every sample that can be was given to
the program, and its interval counted with the probability of the sample: but for the last table nothing is simulated,
and nothing is a formula of coverage. A sample without an interval counts as one that misses.

- **mean**, **least**: of the coverage over a grid of true values, which each table names. Coverage jumps at limits,
  so that between two points of the grid it can be lower: the true least coverage at n = 50 is .8375 for `wilson`
  (next to .0035), and with 50 in each sample .837 for `newcombe` and .923 for `agresti-caffo`, next to the edges.
- **.05 to .95**: the least over the points whose shares all lie there.
- **width**: its expectation, averaged over the grid; of ratios and odds ratios the logarithm of upper over lower
  limit, in samples where it is finite. **unbounded**, **none**: how often a limit is infinite, and how often there
  is no interval.
- **within**, **beyond**: how often the interval misses on the side of the middle, being nearer to one half (of two
  shares: to no difference) than the true value, and how often on the outer side. Both are means over the half of
  the grid where the share is below one half, or the first share below the second; in the other half they are the
  same. A sound interval misses as often on either side.

What these tables mean for the defaults is in
[default-intervals.md](../decisions/default-intervals.md), why the bootstrap is not called exact in
[ideal-is-not-exact.md](../decisions/ideal-is-not-exact.md). Families of intervals by the bootstrap are in
[simultaneous-coverage.md](../simultaneous-coverage.md).
"""

GRIDS = {
    "proportion": "True shares .001, .002 to .999.",
    "bootstrap of a proportion": "The ideal bootstrap, over all resamples. True shares .001, .002 to .999.",
    "proportion of a population of 2 n": "The sample is half of the population. Every number of people who would say "
    "yes.",
    "difference": "Two samples of n each. True shares .01, .03 to .99 in both.",
    "ratio": "Two samples of n each. True shares .01, .03 to .99 in both.",
    "odds ratio": "Two samples of n each. True shares .01, .03 to .99 in both.",
    "Cohen's h": "Two samples of n each. True shares .01, .03 to .99 in both.",
    "paired difference": "n pairs. True shares .02, .05, .1, .2 to .9, .95, .98 in both answers, correlations 0, .3 "
    "and .6 where they can be.",
    "paired ratio": "As of paired differences.",
    "conditional odds ratio": "As of paired differences; the ratio of those who changed one way to those who changed "
    "the other.",
    "common difference of two strata": "n respondents in two strata of two samples each. True shares .1, .3, .5, .7 "
    "and .9 of the second "
    "sample in each stratum, differences -.4, -.2, -.1, 0, .1, .2, .4 where the first sample's share is in .02 to "
    ".98.",
    "common ratio of two strata": "As before, with ratios 1/2, 3/4, 1, 4/3 and 2.",
    "common odds ratio of two strata": "As before, with odds ratios 1/4, 1/2, 1, 2 and 4.",
    "all of three shares": "All three at once. True shares in steps of .05, and (.9, .08, .02), (.97, .02, .01), "
    "(.6, .38, .02). "
    "\"Within\" is a limit above the true share, \"beyond\" only one below.",
    "all differences of three shares": "All three at once; true shares as before.",
    "all differences of three groups": "All three at once; groups of n each. True shares .1, .3, .5, .7 and .9 in "
    "all combinations.",
    "mean of a scale 1 to 4": "True shares of the answers: .1 .4 .4 .1; .25 each; .55 .25 .12 .08; .02 .08 .3 .6; "
    ".94 .03 .02 .01. "
    "\"Within\" lies above the true mean, \"beyond\" below.",
    "rate, 0.5 to 10 events expected": "Means 0.5, 0.6 to 10. \"Within\" lies above the true rate, \"beyond\" below.",
    "rate, 10 to 60 events expected": "Means 10, 10.5 to 60.",
}


def share(value):
    if value is None:
        return ""
    if value == 0:
        return "0"
    text = f"{value:.4f}"
    return "1" if text == "1.0000" else text.replace("0.", ".", 1)


def place(value):
    return ", ".join(one if isinstance(one, str) else f"{one:g}".replace("0.", ".", 1) if 0 < one < 1 else f"{one:g}"
                     for one in value)


SYSTEMS = """
## Mean difference of two systems

Simulated, with a seed: {samples} samples each, so that the standard error of a coverage of .95 is {error}. The program was asked
as a user asks `halfwidth evals`, with every sample as a task. **Above**, **below**: how often the interval lies above or below
the true difference. **shown**: how often the exact test has a p-value of .05 at most; where systems are alike these are false
alarms, and else it is the power.

- `paired-score`: B(a, b) is the distribution of items' probabilities, which are cut so that the second system's are just so
  much higher for each item; graded scores are in tenths, by a binomial distribution with probabilities of B(4, 1.5).
- `clustered-score`: n items in n / 2 clusters of one to three, passed by both systems (half), by the second alone (.35) or by the
  first alone (.15); a share of the items is like their cluster.
- `paired-t`, `clustered-t`: whole numbers without a scale, whose differences have a binomial distribution of 20 steps, or a
  geometric one with a mean of 4, less 3.

Single runs that pass or fail have Tango's interval: `tango` among the paired differences above.

`paired-score` covers more than it says where items are few and runs or grades are many: it counts with large differences on the
scale that did not come up ([decisions/evals.md](../decisions/evals.md)). Student's t, which scores without a scale have, covers
less than it says where differences are skewed.
"""


def systems():
    lines = golden.lines(golden.DATA / "coverage-systems.jsonl")
    samples = lines[0]["samples"]
    text = [SYSTEMS.format(samples=samples, error=share(round((0.95 * 0.05 / samples) ** 0.5, 4)))]
    head = ["n", "method", "scores", "true", "coverage", "width", "above", "below", "none", "shown"]
    text.append("| " + " | ".join(head) + " |\n|" + " --- |" * len(head))
    for line in lines:
        cells = [str(line["n"]), f"`{line['method']}`", line["population"], place([line["truth"]]), share(line["coverage"]),
                 f"{line['mean_width']:.3f}", *(share(line[name]) for name in ("too_high", "too_low", "none", "shown"))]
        text.append("| " + " | ".join(cells) + " |")
    return text


def page():
    lines = golden.lines(golden.DATA / "coverage.jsonl")
    text = [INTRO]
    for estimand, grid in GRIDS.items():
        rows = [line for line in lines if line["estimand"] == estimand]
        text.append(f"\n## {estimand[0].upper() + estimand[1:]}\n\n{grid}\n")
        sizes = list(dict.fromkeys(line["n"] for line in rows))
        inner = any("least_coverage_inside" in line for line in rows)
        gaps = any(line["none"] > 0 or line["unbounded"] > 0 for line in rows)
        head = ["n", "method", "mean", "least", "at", *(["least, .05 to .95"] * inner), "width", "within", "beyond",
                *(["none", "unbounded"] * gaps)]
        if sizes == [None]:
            head = head[1:]
        text.append("| " + " | ".join(head) + " |\n|" + " --- |" * len(head))
        for line in rows:
            cells = [str(line["n"]), f"`{line['method']}`", share(line["mean_coverage"]), share(line["least_coverage"]),
                     place(line["least_at"]), *([share(line.get("least_coverage_inside"))] * inner),
                     f"{line['mean_width']:.3f}", share(line["too_high"]), share(line["too_low"]),
                     *([share(line["none"]), share(line["unbounded"])] * gaps)]
            text.append("| " + " | ".join(cells if sizes != [None] else cells[1:]) + " |")
    text += systems()
    text.append(
        "\nNot here: intervals of effect sizes of tables, of association and of agreement, whose coverage depends on "
        "more numbers than a "
        "table can vary; `missing` and `margins`, which are bounds and unions and hold at least as often as the "
        "interval that they are made of.")
    text.append(
        "\n`make validation-coverage` makes the numbers again, in some minutes of one core. `make "
        "validation-check` works out a part in Python without numpy, and "
        "compares single values with those of R (`Tests/Validation/data/coverage-reference.jsonl`).")
    return "\n".join(text) + "\n"
