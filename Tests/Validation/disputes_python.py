"""Where statsmodels, scipy and pingouin are at fault, or define otherwise: the examples and the arguments."""

from fractions import Fraction

import arguments as by_hand
import golden
import wording
from examples import Seen, counts2, inner, must, size, smallest



def score_limits(data):
    seen = smallest(data, "statsmodels", "compare", "mee", ["lower", "upper"],
                    only=lambda case: inner(case) and case["confidence"] == 0.95)
    rows = []
    for name in ("lower", "upper"):
        z = [by_hand.score_of_difference(*counts2(seen.case), side[name], False) for side in (seen.ours, seen.theirs)]
        must(abs(abs(z[0]) - by_hand.Z) < 1e-5, "z at our score limit")
        rows.append(f"| {name} | {z[0]:.5f} | {z[1]:.5f} |")
    must(any(f" {by_hand.Z:.5f}" not in row.rsplit("|", 2)[1].replace("-", "") for row in rows), "z at their score limit")
    return seen.lines() + (
        "\nA limit of a score interval is a difference at which the score statistic is the normal quantile 1.95996. "
        "The "
        "statistic needs the two shares of greatest likelihood among those that differ by just so much. That maximum "
        "can be "
        "searched for directly (golden section over the second share); the statistic at each printed limit is "
        "then:\n\n"
        "| limit | at ours | at theirs |\n| --- | --- | --- |\n" + "\n".join(rows) +
        "\n\nThe closed form in statsmodels has a wrong coefficient in its cubic, so that its shares are not those "
        "of greatest "
        "likelihood (its issue 10269). It is the same with `miettinen-nurminen`, in the tests of a stated "
        "difference, and in "
        "the cases that it refuses, because its function then does not change its sign. Source: Miettinen and "
        "Nurminen 1985, "
        "doi:10.1002/sim.4780040211; Mee 1984, Biometrics 40, 1175-1176.")


def koopman(data):
    seen = smallest(data, "statsmodels", "compare", "koopman", ["lower", "upper"], more_than=0.1,
                    only=lambda case: case["confidence"] == 0.95)
    for call in data.calls_of["compare", "koopman"]:
        for identifier, values in call["values"].items():
            case = data.by_id[identifier]
            near = [golden.difference(values[name], data.reference(case)[name]) for name in values
                    if name in ("lower", "upper")]
            must(not inner(case) or all(one is not None and one < 1e-6 for one in near), "statsmodels' ratio inside")
    name = "lower" if golden.difference(seen.theirs["lower"], seen.ours["lower"]) else "upper"
    z = [by_hand.score_of_ratio(*counts2(seen.case), float(side[name])) for side in (seen.ours, seen.theirs)]
    must(abs(abs(z[0]) - by_hand.Z) < 1e-4, "z at our limit of a ratio")
    return seen.lines() + (
        f"\nThe score statistic, with the shares of greatest likelihood under the stated ratio, is {z[0]:.4f} at our "
        f"{name} limit "
        f"and {z[1]:.4f} at theirs; a 95% limit is where it is 1.9600. It was seen only where a count is 0 or all; "
        "elsewhere the "
        "two agree to the last digits. Source: Koopman 1984, Biometrics 40, 513-517.")


def barnard(data):
    found = []
    for call in data.calls_of["table", "barnard"] + data.calls_of["compare", "barnard"]:
        for identifier, values in call["values"].items():
            case = data.by_id[identifier]
            if call["package"] != "scipy" or "error" in values or case.get("alternative", "two") != "two":
                continue
            if "counts" in case["input"]:
                counts = case["input"]["counts"]
            else:
                x1, n1, x2, n2 = counts2(case)
                counts = [[x1, n1 - x1], [x2, n2 - x2]]
            if golden.difference(values["p_value"], data.reference(case)["p_value"]) > 1e-6:
                found.append((size(case), call, case, counts))
    _, call, case, counts = min(found, key=lambda one: one[0])
    seen = Seen(data, case, call, ["p_value"])
    chance, nuisance = max((by_hand.barnard_at(counts, Fraction(one, 100)), one) for one in range(1, 100))
    must(float(chance) > seen.theirs["p_value"] * 1.001 and float(chance) <= seen.ours["p_value"] * (1 + 1e-9), "Barnard")
    return seen.lines() + (
        "\nThe p-value is the largest chance, over all shares that both samples may have, of a statistic as far "
        "from 0 as the "
        f"observed one. At the share {nuisance / 100:g} that chance is, in fractions, {float(chance):.9g}: above "
        "scipy's p-value, "
        "which is therefore no supremum. Several tables have the very statistic that was observed; scipy compares it "
        "in floating "
        "point and loses some of them. Source: Barnard 1947, doi:10.1093/biomet/34.1-2.123.")


def sison_glaz(data):
    seen = smallest(data, "statsmodels", "multinomial", "sison-glaz", ["upper"])
    counts, confidence = seen.case["input"]["counts"], seen.case["confidence"]
    free, cut = by_hand.sison_glaz(counts, confidence), by_hand.sison_glaz(counts, confidence, sum(counts))
    must(golden.difference(free, seen.ours["upper"]) < 1e-6 and golden.difference(cut, seen.theirs["upper"]) < 1e-6, "Sison-Glaz")
    return seen.lines() + (
        "\nThe method takes the counts as Poisson variables between x - c and x + c, given their sum (Sison and "
        "Glaz 1995, "
        "doi:10.1080/01621459.1995.10476521). Worked out with these bounds the upper limits are "
        f"{wording.digits(free)}; with the variables also cut off at n, which the paper does not do, "
        f"{wording.digits(cut)}. It matters only "
        "where one category holds nearly everybody; R's MultinomialCI does as the paper says. In either form the "
        "method is for seven "
        "categories and more.")


def mcnemar_cc(data):
    seen = smallest(data, "statsmodels", "paired", "mcnemar-cc", ["statistic", "p_value"],
                    only=lambda case: case["input"]["n10"] == case["input"]["n01"] > 0)
    must(seen.ours["statistic"] == 0, "McNemar of equal counts")
    return seen.lines() + (
        "\nAs many changed one way as the other: nothing speaks against the null hypothesis, and the statistic is 0. "
        "A continuity correction "
        "takes 1 from the distance and stops at 0; statsmodels and pingouin go on to -1 and square it, as if the "
        "counts differed by 2. R's "
        "`mcnemar.test` gives 0.")


def jeffreys(data):
    seen = smallest(data, "statsmodels", "proportion", "jeffreys", more_than=1e-5)
    return seen.lines() + (
        "\nThe same beta quantiles elsewhere. At 0 of n and n of n Brown, Cai and DasGupta (2001, section 4.1.1, "
        "doi:10.1214/ss/1009213286) put the outer limit at 0 and 1, because the interval would otherwise leave the "
        "estimate out and its coverage "
        "would fall to 0 next to it; statsmodels keeps the quantile. The same with rates of 0 events.")


def rate_mid_p(data):
    seen = smallest(data, "statsmodels", "rate", "mid-p", ["lower", "upper"], more_than=0.5)
    return seen.lines() + (
        "\nWith 0 events the rate is estimated as 0, and no rate is too low to explain it: the lower limit is 0. "
        "statsmodels gives the "
        "upper limit twice, an interval of no width which leaves its estimate out.")


def rate_ratio(data):
    seen = smallest(data, "statsmodels", "rate-ratio", "conditional-mid-p", ["p_value"])
    exact = smallest(data, "statsmodels", "rate-ratio", "conditional-exact", ["p_value"])
    return seen.lines() + (
        "\nThe mid-p-value counts half of what is exactly as likely as the observed table. With equal exposures the "
        "mirrored table is, "
        "and all of it counts in statsmodels' p-value. Ours is twice the one-sided mid-p-value, dual to the interval "
        "beside it.\n\n"
        + exact.lines() +
        "\nBoth are exact and neither is wrong: statsmodels adds up tables that are no more likely than the observed "
        "one, which is our "
        "`conditional-minlike`; `conditional-exact` is twice the smaller tail, and it alone agrees with the printed "
        "limits.")


def bca(data):
    case = data.by_id["request-bootstrap-bca-1"]
    rows = [f"| Halfwidth, all resamples | {wording.shown(data.ours[case['id']], ['lower', 'upper', 'z0'])} |"]
    for call in data.calls_of["bootstrap", "bca"]:
        if case["id"] in call["values"]:
            limits = wording.shown(call["values"][case["id"]], ["lower", "upper"])
            rows.append(f"| {wording.peer_name(call)}, {wording.code(call)} | {limits} |")
    return (
        f"Example: {wording.question(case)}.\n\n| | |\n| --- | --- |\n" + "\n".join(rows) +
        "\n\nThe correction z0 is the normal quantile of the share of resamples below the estimate, and where a "
        "statistic has steps many are equal to "
        "it. scipy counts half of them, R's boot none, and the interval moves by a step or two. We count half, "
        "compared as whole "
        "numbers: it is the only rule that gives the mirrored interval for the mirrored data. None is wrong by a "
        "definition; Efron (1987, "
        "doi:10.1080/01621459.1987.10478410) speaks of continuous statistics. Where scipy and we differ, it is "
        "because scipy compares means "
        "in floating point and loses a part of the ties.")
