# %% [markdown]
# # The ideal bootstrap, beside simulation, scipy and R
#
# A bootstrap interval is usually simulated: draw B resamples, sort B values, take two of them. Run
# it again and the limits may be others. For a proportion, a mean of scores, or a difference of
# these, a resample can take few values, and the probability of each can be computed. That is the
# **ideal bootstrap**: what simulation goes to as B grows. It has no simulation error.
#
# It is not an exact interval. Section 5 shows how often it covers.
#
# The numbers of `halfwidth` are made here. Those of scipy and R come from `notebooks/peers.json`,
# which `notebooks/peers/peers.py` writes.

# %% setup
import json
import sys
from pathlib import Path

sys.path.insert(0, "../notebooks")

import pandas as pd

import halfwidth_cli as halfwidth
import ideal
from notebook_output import decimals, figure, sentences, table

# The question of Figure 4 of the Cambodia survey: who agreed, and all four categories.
successes, trials = 37, 50
counts, scores = [4, 9, 12, 25], [1, 2, 3, 4]

proportion = {"x": successes, "n": trials, "statistic": "proportion"}
score = {"counts": counts, "scores": scores, "statistic": "likert-mean"}
difference = {"x1": 36, "n1": 50, "x2": 40, "n2": 50, "statistic": "independent-difference"}

# %% [markdown]
# ## 1. All resamples at once
#
# One resample of the fifty answers holds a binomial number of successes. The bars are the
# probabilities of its proportion; the dark ones lie inside the percentile interval. The table has
# every interval that needs no simulation, and how often it would hold a true proportion equal to
# the estimate.

# %% intervals tags=["stable"]
answers = halfwidth.run("bootstrap", f"{successes}/{trials}", "--method", "all")["results"]
table(
    pd.DataFrame([{
        "method": answer["method"], "lower": answer["lower"], "upper": answer["upper"],
        "width": answer["upper"] - answer["lower"],
        "coverage at the estimate": answer.get("coverage_at_estimate"),
    } for answer in answers if answer.get("lower") is not None]),
    formats=dict.fromkeys(
        ["lower", "upper", "width", "coverage at the estimate"], decimals))

# %% distribution
of_proportion = ideal.summary(proportion)
chances = ideal.binomial(trials, successes / trials)
shares = [x / trials for x in range(trials + 1)]
figure(
    ideal.distribution_chart(shares, chances, successes / trials, of_proportion["percentile"],
                             "Proportion in a resample"),
    alt="Bootstrap distribution of a proportion, with its percentile interval")

# %% [markdown]
# The notebook makes the distributions itself, by other means than the program: binomial
# probabilities from `math.comb`, and the sum of fifty scores by convolution. The standard errors
# that follow from them, beside those that `halfwidth` prints:

# %% standard-errors tags=["stable"]
def standard_error(values, probabilities):
    mean = sum(v * p for v, p in zip(values, probabilities))
    return sum((v - mean)**2 * p for v, p in zip(values, probabilities))**0.5

of_score = ideal.summary(score)
sums = ideal.sum_distribution(counts, scores)
errors = pd.DataFrame({
    "statistic": ["proportion", "mean score"],
    "estimate": [of_proportion["estimate"], of_score["estimate"]],
    "halfwidth": [of_proportion["standard_error"], of_score["standard_error"]],
    "here": [standard_error(shares, chances),
             standard_error([total / trials for total in sums], sums.values())],
})
assert (errors["halfwidth"] / errors["here"] - 1).abs().max() < 1e-9
table(errors, formats={"halfwidth": "{:.9f}".format, "here": "{:.9f}".format})

# %% [markdown]
# ## 2. The Monte Carlo error
#
# The percentile interval, simulated two hundred times for each of three numbers of resamples, with
# seeds 1 to 200. The area of a dot is the share of runs that end there; the line is the ideal
# limit. Both statistics move on a lattice: a resample's proportion and mean score are multiples of
# 1/50, so a simulated limit is right, or wrong by at least one whole step.

# %% simulate
RUNS = 200
LENGTHS = [999, 9_999, 99_999]
statistics = {"37 of 50": proportion, "mean score": score}
limits = {name: tuple(ideal.summary(data)["percentile"]) for name, data in statistics.items()}
runs = {name: {b: ideal.simulated(data, b, RUNS) for b in LENGTHS}
        for name, data in statistics.items()}
endpoints = {name: ideal.endpoint_shares(answers, limits[name], 1 / trials)
             for name, answers in runs.items()}

# %% monte-carlo-chart
figure(ideal.endpoint_chart(endpoints, limits),
       alt="Limits of repeated simulated percentile intervals around the ideal ones")

# %% monte-carlo tags=["stable"]
error_table = pd.concat([
    ideal.endpoint_table(frame).assign(statistic=name) for name, frame in endpoints.items()],
    ignore_index=True)
table(error_table[["statistic", "resamples", "limit", "smallest", "largest", "equals the ideal"]],
      formats={"smallest": "{:.2f}".format, "largest": "{:.2f}".format, "resamples": "{:,}".format,
               "equals the ideal": "{:.1%}".format})

# %% [markdown]
# One run does not see this. `halfwidth` therefore puts a bracket around each simulated limit: two
# order statistics between which the ideal limit lies with 99% probability. Their mean width, and
# the share of runs in which they do hold it:

# %% brackets tags=["stable"]
table(
    pd.concat([ideal.bracket_table(answers, limits[name]).assign(statistic=name)
               for name, answers in runs.items()], ignore_index=True)[
        ["statistic", "resamples", "limit", "mean width", "holds the ideal"]],
    formats={"resamples": "{:,}".format, "mean width": decimals,
             "holds the ideal": "{:.1%}".format})

# %% [markdown]
# How often a run is off depends on how close the cumulative probability at a lattice point comes to
# 2.5% or 97.5%. More resamples make a wrong limit rarer; where a probability lies close to the
# mark, it takes very many. A standard error of the limit says little on a lattice; the points that
# the limit may be, and how probable each is, say it all.

# %% margins-of-probability tags=["stable"]
def tails(positions, probabilities, interval):
    lower, upper = (round(limit * trials) for limit in interval)
    below = sum(p for position, p in zip(positions, probabilities) if position < lower)
    at_most = sum(p for position, p in zip(positions, probabilities) if position <= lower)
    above = sum(p for position, p in zip(positions, probabilities) if position > upper)
    at_least = sum(p for position, p in zip(positions, probabilities) if position >= upper)
    return [("lower", lower / trials, below, at_most), ("upper", upper / trials, above, at_least)]

table(
    pd.DataFrame(
        [("37 of 50", *row) for row in tails(range(trials + 1), chances, limits["37 of 50"])]
        + [("mean score", *row) for row in tails(sums, sums.values(), limits["mean score"])],
        columns=["statistic", "limit", "ideal", "beyond it", "it and beyond"]),
    formats={"ideal": "{:.2f}".format, "beyond it": "{:.2%}".format,
             "it and beyond": "{:.2%}".format})

# %% [markdown]
# ## 3. scipy and R
#
# `scipy.stats.bootstrap` and `boot.ci` of R's package boot, on the same data, with forty seeds
# each. The ranges are over the seeds; the orange lines are the ideal limits.

# %% peers
peers = json.loads(Path("../notebooks/peers.json").read_text())
methods = ["percentile", "basic", "bca"]
ideals = {
    "proportion": ideal.limits(proportion, methods),
    "score": ideal.limits(score, methods),
    "difference": ideal.limits(difference, methods),
}
beside = ideal.peer_table(peers, ideals)
versions = ", ".join(f"{name} {version}" for name, version in peers["versions"].items())
sentences(f"{peers['runs']} runs of {peers['resamples']:,} resamples each; {versions}.")

# %% peers-table tags=["stable"]
table(beside, formats=dict.fromkeys(beside.columns[3:], decimals))

# %% peers-chart
figure(
    ideal.peer_chart(beside, {
        "proportion": "37 of 50", "score": "Mean score", "difference": "36 of 50 less 40 of 50"}),
    alt="Limits of scipy and R over forty seeds, and the ideal limits")

# %% [markdown]
# The percentile and basic intervals differ by the simulation, and by interpolation: scipy and R may
# return a value between two lattice points, which no resample can have. The BCa intervals differ
# for another reason as well.
#
# ## 4. What BCa does with ties
#
# BCa corrects for bias by z0: the normal quantile of the share of resamples below the estimate. On
# a lattice many resamples are *equal* to the estimate, and the share depends on how these count.
# `halfwidth` and scipy count half of them, as a continuous statistic would have it. R's `boot.ci`
# counts those strictly below, so that its z0 is negative even where there is no bias; it also takes
# the acceleration from a regression on the resamples, the others from leaving out one at a time.

# %% tie-rules tags=["stable"]
rules = {
    "37 of 50": (dict(enumerate(chances)), successes, of_proportion["z0"]),
    "mean score": (sums, sum(c * s for c, s in zip(counts, scores)), of_score["z0"]),
}
ties = pd.DataFrame([
    {"statistic": name, "z0 of halfwidth": z0, **ideal.tie_rules(distribution, observed)}
    for name, (distribution, observed, z0) in rules.items()])
assert (ties["z0 of halfwidth"] - ties["half of the ties"]).abs().max() < 1e-9
table(ties.rename(columns={"tie": "P(tie)"}),
      formats=dict.fromkeys(["z0 of halfwidth", "P(tie)", "strictly less", "half of the ties",
                             "less or equal"], decimals))

# %% [markdown]
# Counting half of the ties needs to find them. The difference of two means is computed in binary
# fractions, and 36/50 minus 40/50 comes out different from another pair of counts that differs by
# four as well. `halfwidth` compares whole numbers. The same resamples, compared both ways:

# %% tied-doubles
found = peers["ties"]
table(
    pd.DataFrame({
        "compared as": ["whole numbers", "doubles"],
        "ties": [found["integers"], found["doubles"]],
        "share of resamples": [found["integers"] / found["resamples"],
                               found["doubles"] / found["resamples"]]}),
    formats={"share of resamples": "{:.1%}".format, "ties": "{:,}".format})

# %% tied-intervals tags=["stable"]
bca = beside[(beside["data"] == "difference") & (beside["method"] == "bca")]
of_difference = ideal.summary(difference)
lower, upper = of_difference["bca"]
sentences(
    f"36 of 50 less 40 of 50, BCa: ideal {decimals(lower)} to {decimals(upper)}. "
    + " ".join(
        f"{row['peer']}: lower limit {decimals(row['lower, least'])} to "
        f"{decimals(row['lower, most'])}, upper {decimals(row['upper, least'])} to "
        f"{decimals(row['upper, most'])}, over its seeds." for _, row in bca.iterrows()),
    numbers=of_difference)

# %% [markdown]
# ## 5. No simulation error is not the same as coverage
#
# The ideal percentile interval for each outcome 0 to 50, from `halfwidth`, and the probability that
# the outcome's interval holds the true proportion, added up here. The ticks at the bottom are the
# estimates of the Cambodia survey: many lie where the percentile interval fails. Intervals are
# closed; in the table, where the true proportions are multiples of 1/50, a limit may equal one.

# %% outcomes
named = {
    "Wilson": ideal.all_outcomes(trials, "wilson"),
    "ideal percentile": ideal.all_outcomes(trials, "percentile"),
    "ideal BCa": ideal.all_outcomes(trials, "bca"),
}
report = halfwidth.run("report", "../datasets/disrupting-harm-cambodia")
estimates = [result["estimate"] for result in report["results"]
             if result["role"] == "estimate" and result["headline"] and result["estimate"]]

# %% coverage-chart
figure(ideal.coverage_chart(named, estimates),
       alt="Coverage at n = 50 of Wilson, ideal percentile and ideal BCa intervals")

# %% coverage tags=["stable"]
truths = [0.5, 0.6, 0.7, 0.74, 0.8, 0.9, 0.94, 0.96, 0.98, 0.99]
covered = ideal.coverage_table(named, truths)
table(covered, formats=dict.fromkeys(named, "{:.3f}".format))

# %% [markdown]
# `halfwidth bootstrap` prints the coverage at the estimate itself. The same by the program:

# %% coverage-check tags=["stable"]
printed = pd.DataFrame([{
    "counts": f"{x}/{trials}",
    "halfwidth": halfwidth.run(
        "bootstrap", f"{x}/{trials}", "--method", "percentile")["results"][0][
            "coverage_at_estimate"],
    "here": ideal.coverage(named["ideal percentile"], x / trials),
} for x in [successes, 45, 48, 49]])
assert (printed["halfwidth"] - printed["here"]).abs().max() < 1e-9
table(printed, formats={"halfwidth": "{:.6f}".format, "here": "{:.6f}".format})

# %% [markdown]
# Near 1 the bootstrap has nothing to resample: at 50 of 50 every resample is the same, and its
# interval is a point. At 49 of 50 more than a third of the resamples are 50 of 50. No number of
# resamples changes that, so in the report the headline intervals for proportions are Wilson's.
#
# ## 6. What follows

# %% conclusions tags=["stable"]
worst = error_table.loc[error_table["equals the ideal"].idxmin()]
longest = error_table[error_table["resamples"] == max(LENGTHS)]["equals the ideal"].min()
off = ideal.never_ideal(beside)
high = covered[covered["true proportion"] >= 0.96]
sentences("\n".join([
    f"- **Simulation.** With {worst['resamples']:,} resamples the {worst['limit']} limit of the "
    f"{worst['statistic']} was the ideal one in {worst['equals the ideal']:.0%} of {RUNS} runs; "
    f"with {max(LENGTHS):,} the least share was {longest:.0%}. Where the distribution can be "
    "computed there is no reason to simulate it.",
    f"- **Ties.** Of the BCa limits of scipy and R {off['bca'][0]} of {off['bca'][1]} are beside "
    f"the ideal limit in every run, of the percentile and basic limits {off['other'][0]} of "
    f"{off['other'][1]}. Count half of the ties, and find them among whole numbers.",
    f"- **Coverage.** From a true proportion of 0.96 upwards the ideal percentile interval covers "
    f"at most {high['ideal percentile'].max():.3f} at the values in the table, and at least "
    f"{high['ideal percentile'].min():.3f}; Wilson covers {high['Wilson'].min():.3f} or more. "
    "For a proportion, use an analytic interval; for a mean score or a difference, look at the "
    "coverage at your own n.",
]))
