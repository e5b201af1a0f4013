"""What `halfwidth evals` says of several comparisons together, and how many items it plans: as `evals.py`."""

import itertools
import math

from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import normal_sample_size_one_tail

import systems

from .evals import each, equivalence_p, flip_p, floats, inflation, z
from .registry import NotForThis, alpha, peer

POWER = 0.8


@peer("statsmodels", 'multipletests(p, method="holm")', "evals", "adjusted_p_value")
def holm(case):
    found = [flip_p(one) for one in systems.comparisons(case)]
    if systems.option(case, "--margin") or len(found) == 1:
        raise NotForThis
    return {"adjusted_p_value": multipletests(found, method="holm")[1].tolist()}


@peer("formula", "closed testing over all that can be true together", "evals", "adjusted_p_value")
def closed(case):
    """Each set of hypotheses that can be true together has Bonferroni's test; one counts with the worst of its sets."""
    found = list(systems.comparisons(case))
    tests = [[flip_p(one)] + ([equivalence_p(one)] if one["margin"] is not None else []) for one in found]
    adjusted = [[0.0] * len(one) for one in tests]
    # At most one hypothesis of each comparison: no difference, or a difference of the margin at least.
    for chosen in itertools.product(*([None, *range(len(one))] for one in tests)):
        members = [(place, which) for place, which in enumerate(chosen) if which is not None]
        if members:
            p = min(1.0, len(members) * min(tests[place][which] for place, which in members))
            for place, which in members:
                adjusted[place][which] = max(adjusted[place][which], p)
    level = alpha(case)
    verdicts = [
        "same" if len(p) > 1 and p[1] <= level else "cannot-tell" if p[0] > level
        else "better" if sum(one["differences"]) > 0 else "worse" for one, p in zip(found, adjusted)]
    columns = {"adjusted_p_value": [p[0] for p in adjusted], "verdict": verdicts}
    if found[0]["margin"] is not None:
        columns["adjusted_equivalence_p_value"] = [p[1] for p in adjusted]
    return columns if len(found) > 1 else {name: values[0] for name, values in columns.items()}


@peer("formula", "all flips of all pairs, Holm's adjustment, counted", "evals", "paired-holm")
def ranks(case):
    found = list(systems.rows(case))
    size = 1 + max(row["system"] for row in found)
    lower, upper, highest = [], [], []
    for task in dict.fromkeys(row["task"] for row in found):
        rows = [row for row in found if row["task"] == task]
        one_sided, two_sided = {}, {}
        for first, second in itertools.permutations(range(size), 2):
            one = systems.compared(rows, second, first)
            two_sided[first, second] = flip_p(one)
            one_sided[first, second] = two_sided[first, second] / 2 if sum(one["differences"]) > 0 else 1.0
        shown = dict(zip(one_sided, multipletests(list(one_sided.values()), alpha(case), "holm")[0]))
        lower.append([1 + sum(shown[other, own] for other in range(size) if other != own) for own in range(size)])
        upper.append([size - sum(shown[own, other] for other in range(size) if other != own) for own in range(size)])
        means = [sum(row["score"] for row in rows if row["system"] == own) for own in range(size)]
        top = means.index(max(means))
        highest.append(max(two_sided[top, other] for other in range(size) if other != top))
    return {"lower": lower, "upper": upper, "highest_p_value": highest}


def spread(one):
    return float(floats(one["differences"]).std())


def significance(case, one):
    return alpha(case) / one["comparisons"]


def fewest(case, one):
    """The fewest units whose most extreme flips, two of 2^n, are as rare as the significance."""
    return next(n for n in itertools.count(1) if 2 / 2 ** n <= significance(case, one))


def unit_size(one):
    return 1 if one["clusters"] is None else len(one["differences"]) / len(set(one["clusters"]))


def planned(one):
    return float(abs(sum(one["differences"]) / len(one["differences"])) if one["margin"] is None else one["margin"])


def detectable(one, case, size):
    """The difference for which so many items are planned; None for none."""
    count = len(one["differences"])
    units = count if one["clusters"] is None else len(set(one["clusters"]))
    if units < fewest(case, one) or spread(one) == 0:
        return None
    low, high = 1e-9, float(one["reach"]) if one["reach"] is not None else 100 * spread(one)
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if size(middle) > count else (low, middle)
    return (low + high) / 2


def plan(case, one, size):
    found = {"detectable_difference": detectable(one, case, size), "planned_difference": planned(one)}
    found["items_needed"] = max(math.ceil(unit_size(one) * fewest(case, one)), math.ceil(size(planned(one)) - 1e-9))
    return found


@each("statsmodels", "normal_sample_size_one_tail(d, .8, alpha / 2, std_null=sqrt(s^2 + d^2), std_alternative=s) * deff",
      "items_needed")
def from_spread(case, one):
    if one["counted"]:
        raise NotForThis
    s = spread(one)

    def size(d):
        return inflation(one) * normal_sample_size_one_tail(
            d, POWER, significance(case, one) / 2, std_null=math.hypot(s, d), std_alternative=s)
    return plan(case, one, size)


@each("formula", "the n at which n d - 1 is the spread times sqrt(n), by halving", "items_needed")
def from_counts(case, one):
    if not one["counted"]:
        raise NotForThis

    def size(d):
        variance = max(spread(one) ** 2, d * (1 - d))
        width = (z(significance(case, one) / 2) * math.sqrt(variance + d * d) + z(1 - POWER) * math.sqrt(variance))
        low, high = 0.0, 1e12
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if middle * d - 1 < width * math.sqrt(middle) else (low, middle)
        return high
    return plan(case, one, size)


@each("statsmodels", "normal_sample_size_one_tail(margin, .9, alpha, std_null, std_alternative=s) * deff", "items_needed")
def for_same(case, one):
    if one["margin"] is None:
        raise NotForThis
    margin, s = float(one["margin"]), spread(one)
    # A mean of the margin has a variance of at least so much on a scale.
    least = margin * (float(one["reach"]) - margin) if one["reach"] is not None else 0
    # Fewer units than these can't show it though none of them differs.
    fewest_units = 1 if one["reach"] is None else math.ceil(
        math.log(significance(case, one)) / math.log1p(-margin / float(one["reach"])))
    return {"items_needed_for_same": max(math.ceil(unit_size(one) * fewest_units), math.ceil(inflation(one) * normal_sample_size_one_tail(
        margin, 1 - (1 - POWER) / 2, significance(case, one), std_null=math.sqrt(max(s * s, least)), std_alternative=s)
        - 1e-9))}
