"""Tables and charts of the ideal bootstrap beside simulation, other programs and coverage."""

import math
from collections import Counter
from statistics import NormalDist

import matplotlib.pyplot as plt
import pandas as pd

import halfwidth_cli as halfwidth
from notebook_output import BLUE, DARK, GREY, ORANGE

# A true proportion that is a lattice point may miss its double by this much.
SLACK = 1e-12


# --- What the program is asked

def limits(data, methods):
    """Returns the ideal interval of each method."""
    answers = halfwidth.batch([
        {"analysis": "bootstrap", "input": data, "method": method} for method in methods])
    return {method: (answer["lower"], answer["upper"]) for method, answer in zip(methods, answers)}


def summary(data):
    """Returns the standard error, mean, bias correction and intervals of the ideal bootstrap."""
    return halfwidth.batch([{"analysis": "bootstrap", "input": data, "method": "ideal"}])[0]


def simulated(data, resamples, runs):
    """Returns a simulated percentile interval for each of the seeds 1, 2, ..., `runs`."""
    return halfwidth.batch([
        {"analysis": "bootstrap", "input": data, "method": "percentile", "resamples": resamples,
         "seed": seed} for seed in range(1, runs + 1)])


# --- Distributions, made here independently of the program

def binomial(trials, p):
    """Returns the binomial probabilities of 0, 1, ..., `trials` successes."""
    return [math.comb(trials, x) * p**x * (1 - p)**(trials - x) for x in range(trials + 1)]


def sum_distribution(counts, scores):
    """Returns the probability of each sum of scores in a resample, by repeated convolution."""
    n = sum(counts)
    one = {score: count / n for score, count in zip(scores, counts)}
    total = {0: 1.0}
    for _ in range(n):
        following = Counter()
        for reached, probability in total.items():
            for score, share in one.items():
                following[reached + score] += probability * share
        total = following
    return dict(sorted(total.items()))


def tie_rules(probabilities, observed):
    """Returns the probability of a tie with the estimate, and z0 by three rules for ties."""
    below = sum(p for position, p in probabilities.items() if position < observed)
    tied = probabilities[observed]
    z0 = NormalDist().inv_cdf
    return {"tie": tied, "strictly less": z0(below), "half of the ties": z0(below + tied / 2),
            "less or equal": z0(below + tied)}


# --- Monte Carlo error

def endpoint_shares(runs, ideal, step):
    """Counts how often each lattice point is a limit, over simulations of several lengths.

    `runs` maps a number of resamples to a list of intervals.
    """
    rows = []
    for resamples, answers in runs.items():
        for name, limit in zip(["lower", "upper"], ideal):
            positions = Counter(round(answer[name] / step) for answer in answers)
            for position, count in sorted(positions.items()):
                rows.append({
                    "resamples": resamples, "limit": name, "value": position * step,
                    "steps off": position - round(limit / step),
                    "share of runs": count / len(answers)})
    return pd.DataFrame(rows)


def bracket_table(runs, ideal):
    """Says how wide the brackets of simulated limits are, and how often they hold the ideal one."""
    rows = []
    for resamples, answers in runs.items():
        for name, limit in zip(["lower", "upper"], ideal):
            brackets = [answer["monte_carlo_error"][name]["bracket"] for answer in answers]
            held = [low - SLACK <= limit <= high + SLACK for low, high in brackets]
            rows.append({
                "resamples": resamples, "limit": name,
                "mean width": sum(high - low for low, high in brackets) / len(brackets),
                "holds the ideal": sum(held) / len(held)})
    return pd.DataFrame(rows)


def endpoint_table(shares):
    """Says how often a simulated limit is the ideal one, and how far off the others are."""
    return pd.DataFrame([{
        "resamples": resamples, "limit": limit,
        "smallest": group["value"].min(), "largest": group["value"].max(),
        "equals the ideal": group.loc[group["steps off"] == 0, "share of runs"].sum(),
    } for (resamples, limit), group in shares.groupby(["resamples", "limit"], sort=False)])


def endpoint_chart(named_shares, ideals):
    """Draws the limits of repeated simulations around the ideal ones, area by share of runs."""
    drawn, rows = plt.subplots(len(named_shares), 2, figsize=(9, 1.9 * len(named_shares) + 0.4))
    for line, (name, shares) in zip(rows, named_shares.items()):
        lengths = list(dict.fromkeys(shares["resamples"]))
        for axes, limit, ideal in zip(line, ["lower", "upper"], ideals[name]):
            part = shares[shares["limit"] == limit]
            axes.axvline(ideal, color=ORANGE, lw=1.2, zorder=0)
            axes.scatter(part["value"], [lengths.index(b) for b in part["resamples"]],
                         s=260 * part["share of runs"], color=BLUE, lw=0)
            axes.set_yticks(range(len(lengths)), [f"B = {b:,}" for b in lengths])
            axes.set_ylim(len(lengths) - 0.4, -0.6)
            reach = 0.085 if shares["value"].max() <= 1 else 0.09
            axes.set_xlim(ideal - reach, ideal + reach)
            axes.set_title(f"{name}: {limit} limit")
            axes.grid(axis="x", color="#eceef0", lw=0.7)
            axes.set_axisbelow(True)
        line[1].set_yticklabels([])
        line[1].tick_params(axis="y", length=0)
    drawn.tight_layout()
    return drawn


def distribution_chart(values, probabilities, estimate, interval, label):
    """Draws a bootstrap distribution with its estimate and percentile limits."""
    drawn, axes = plt.subplots(figsize=(8, 2.6))
    inside = [interval[0] - SLACK <= value <= interval[1] + SLACK for value in values]
    colours = [BLUE if is_inside else "#c3ccd4" for is_inside in inside]
    step = values[1] - values[0]
    axes.bar(values, probabilities, width=0.8 * step, color=colours)
    axes.axvline(estimate, color=ORANGE, lw=1.2)
    shown = [value for value, p in zip(values, probabilities) if p > 2e-4]
    axes.set_xlim(shown[0] - step, shown[-1] + step)
    axes.set_xlabel(label)
    axes.set_ylabel("Probability")
    return drawn


# --- Other programs

def peer_table(peers, ideals):
    """Puts the repeated intervals of other programs beside the ideal ones."""
    rows = []
    for result in peers["results"]:
        ideal = ideals[result["data"]][result["method"]]
        lower, upper = result["lower"], result["upper"]
        rows.append({
            "data": result["data"], "method": result["method"], "peer": result["peer"],
            "ideal lower": ideal[0], "lower, least": min(lower), "lower, most": max(lower),
            "ideal upper": ideal[1], "upper, least": min(upper), "upper, most": max(upper)})
    order = {name: place for place, name in enumerate(["percentile", "basic", "bca"])}
    data = list(ideals)
    return pd.DataFrame(sorted(
        rows, key=lambda row: (data.index(row["data"]), order[row["method"]], row["peer"])))


def never_ideal(frame):
    """Counts the limits that are the ideal one in no run, by whether the method is BCa."""
    counts = {"bca": [0, 0], "other": [0, 0]}
    for _, row in frame.iterrows():
        kind = counts["bca" if row["method"] == "bca" else "other"]
        for side in ["lower", "upper"]:
            least, most = row[f"{side}, least"] - SLACK, row[f"{side}, most"] + SLACK
            kind[0] += not least <= row[f"ideal {side}"] <= most
            kind[1] += 1
    return counts


def peer_chart(frame, names):
    """Draws the range of other programs' limits around the ideal ones."""
    drawn, panels = plt.subplots(1, len(names), figsize=(10, 2.7))
    marks = {"R boot": ("s", GREY, 0.16), "scipy": ("o", BLUE, -0.16)}
    for axes, (data, title) in zip(panels, names.items()):
        part = frame[frame["data"] == data]
        methods = list(dict.fromkeys(part["method"]))
        for _, row in part.iterrows():
            mark, colour, shift = marks[row["peer"]]
            y = methods.index(row["method"])
            for side in ["lower", "upper"]:
                ends = [row[f"{side}, least"], row[f"{side}, most"]]
                axes.plot(ends, [y + shift] * 2, marker=mark, color=colour, ms=4, lw=2,
                          label=row["peer"] if y == 0 and side == "lower" else None)
                axes.plot([row[f"ideal {side}"]] * 2, [y - 0.36, y + 0.36], color=ORANGE, lw=1.2)
        axes.set_yticks(range(len(methods)), [method.replace("bca", "BCa") for method in methods])
        axes.set_ylim(len(methods) - 0.4, -0.6)
        axes.set_title(title)
        axes.tick_params(axis="y", length=0)
    panels[0].legend(loc="upper left", bbox_to_anchor=(-0.02, -0.1), ncols=2)
    drawn.tight_layout()
    return drawn


# --- Coverage

def all_outcomes(trials, method):
    """Returns the interval of each outcome 0, ..., `trials`; None where there is no interval."""
    if method == "wilson":
        requests = [{"analysis": "proportion", "method": method, "input": {"x": x, "n": trials}}
                    for x in range(trials + 1)]
    else:
        requests = [{"analysis": "bootstrap", "method": method,
                     "input": {"x": x, "n": trials, "statistic": "proportion"}}
                    for x in range(trials + 1)]
    return [(answer["lower"], answer["upper"]) if answer["lower"] is not None else None
            for answer in halfwidth.batch(requests)]


def coverage(intervals, p):
    """Returns the probability that the interval of a binomial outcome holds `p`."""
    chances = binomial(len(intervals) - 1, p)
    return math.fsum(chance for chance, interval in zip(chances, intervals)
                     if interval and interval[0] - SLACK <= p <= interval[1] + SLACK)


def coverage_table(named, truths):
    """Returns the coverage of each method at each true proportion."""
    return pd.DataFrame([
        {"true proportion": p, **{name: coverage(intervals, p)
                                  for name, intervals in named.items()}} for p in truths])


def coverage_chart(named, estimates):
    """Draws coverage against the true proportion; ticks below show the survey's estimates."""
    drawn, axes = plt.subplots(figsize=(8, 3.2))
    # Between the lattice points: at one of them alone a closed interval may reach the truth.
    truths = [0.5 + (step + 0.5) / 2000 for step in range(1000)]
    for (name, intervals), colour in zip(named.items(), [DARK, BLUE, ORANGE]):
        axes.plot(truths, [coverage(intervals, p) for p in truths], color=colour, lw=1, label=name)
    axes.axhline(0.95, color=GREY, lw=1, ls="--")
    axes.plot(estimates, [0.515] * len(estimates), "|", color=DARK, ms=7, alpha=0.5)
    axes.set_xlim(0.5, 1.003)
    axes.set_ylim(0.5, 1.005)
    axes.set_xlabel("True proportion")
    axes.set_ylabel("Coverage")
    axes.legend(loc="lower left", bbox_to_anchor=(0, 0.06))
    return drawn
