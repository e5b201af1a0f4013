"""Where peers disagree: the smallest example that was seen, and the argument that decides, computed anew for the page."""

import json
from fractions import Fraction

import arguments as by_hand
import golden
import pages
import record


class Seen:
    """An example: what the program, the reference and a peer give for a case."""

    def __init__(self, data, case, call, names):
        self.case, self.call, self.theirs = case, call, call["values"][case["id"]]
        self.ours = data.reference(case)
        self.names = names or [name for name in self.theirs if name in self.ours]

    def lines(self):
        return (f"Example: {pages.question(self.case)}.\n\n| | |\n| --- | --- |\n"
                f"| Halfwidth | {pages.shown(self.ours, self.names)} |\n"
                f"| {pages.peer_name(self.call)}, `{self.call['call']}` | {pages.shown(self.theirs, self.names)} |\n")


def size(case):
    return len(json.dumps(case["input"])), json.dumps(case["input"])


def smallest(data, package, analysis, method, names=None, more_than=1e-3, only=lambda case: True, call_has=""):
    """The case with the shortest input at which a peer is further off than `more_than`."""
    found = []
    for call in data.calls_of[analysis, method]:
        if call["package"] != package or call_has not in call["call"]:
            continue
        for identifier, values in call["values"].items():
            case = data.by_id[identifier]
            reference = data.reference(case)
            if "error" in values or case["file"] == "published.jsonl" or not only(case):
                continue
            apart = [golden.difference(values[name], reference[name]) for name in names or values
                     if name in values and name in reference]
            if any(one is not None and one > more_than for one in apart):
                found.append((size(case), call["call"], identifier, call))
    if not found:
        raise SystemExit(f"{package} {analysis} {method}: no example of a disagreement is left in the data")
    _, _, identifier, call = min(found, key=lambda one: one[:3])
    return Seen(data, data.by_id[identifier], call, names)


def must(holds, sentence):
    """An argument that does not hold is no argument: the pages are not made."""
    if not holds:
        raise SystemExit("an argument of disagreements.py does not hold: " + sentence)


def counts2(case):
    one = case["input"]
    return one["x1"], one["n1"], one["x2"], one["n2"]


def inner(case):
    """Whether no count is 0 or all."""
    x1, n1, x2, n2 = counts2(case)
    return 0 < x1 < n1 and 0 < x2 < n2


def level(case):
    return (1 - case["confidence"]) / 2


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
        "\nA limit of a score interval is a difference at which the score statistic is the normal quantile 1.95996. The "
        "statistic needs the two shares of greatest likelihood among those that differ by just so much. That maximum can be "
        "searched for directly (golden section over the second share); the statistic at each printed limit is then:\n\n"
        "| limit | at ours | at theirs |\n| --- | --- | --- |\n" + "\n".join(rows) +
        "\n\nThe closed form in statsmodels has a wrong coefficient in its cubic, so that its shares are not those of greatest "
        "likelihood (its issue 10269). It is the same with `miettinen-nurminen`, in the tests of a stated difference, and in "
        "the cases that it refuses, because its function then does not change its sign. Source: Miettinen and Nurminen 1985, "
        "doi:10.1002/sim.4780040211; Mee 1984, doi:10.2307/2530931.")


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
        f"\nThe score statistic, with the shares of greatest likelihood under the stated ratio, is {z[0]:.4f} at our {name} limit "
        f"and {z[1]:.4f} at theirs; a 95% limit is where it is 1.9600. It was seen only where a count is 0 or all; elsewhere the "
        "two agree to the last digits. Source: Koopman 1984, "
        "doi:10.2307/2531405.")


def odds_ratio_limits(data):
    seen = smallest(data, "stats", "compare", "conditional-exact", ["upper"], more_than=1e-2,
                    only=lambda case: case.get("side", "two") == "two")
    chances = [by_hand.chance_at_most(*counts2(seen.case), side["upper"]) for side in (seen.ours, seen.theirs)]
    must(abs(chances[0] / level(seen.case) - 1) < 1e-8, "the tail at our limit of the odds ratio")
    return seen.lines() + (
        f"\nAt the upper limit the chance of so few in the first sample, both totals being fixed, is {level(seen.case):g} by "
        f"definition. It is a sum of a few binomial coefficients: {chances[0]:.6g} at ours, {chances[1]:.6g} at R's. R searches the "
        "reciprocal of large odds ratios with the tolerance of `uniroot`, 1.2e-4, which is a large part of a small number. Its "
        "p-values are exact.")


def fisher_sparse(data):
    call = next(one for one in data.calls_of["table", "fisher"] if one["package"] == "stats")
    plain, turned = (data.by_id[f"request-table-fisher-{one}"] for one in (1, 2))
    must(plain["input"]["counts"] == [list(row) for row in zip(*turned["input"]["counts"])], "the table is turned")
    theirs = [call["values"][case["id"]]["p_value"] for case in (plain, turned)]
    ours = [data.ours[case["id"]]["p_value"] for case in (plain, turned)]
    must(abs(ours[0] / ours[1] - 1) < 1e-9 and abs(theirs[0] / theirs[1] - 1) > 1e-3, "a turned table")
    rows = "\n".join("    " + " ".join(map(str, row)) for row in plain["input"]["counts"])
    return (
        f"A random table of 28 people:\n\n{rows}\n\n"
        "| | the table | rows and columns exchanged |\n| --- | --- | --- |\n"
        f"| Halfwidth, `fisher` | {ours[0]:.9g} | {ours[1]:.9g} |\n"
        f"| {pages.peer_name(call)}, `fisher.test(table, workspace = 2e7)` | {theirs[0]:.9g} | {theirs[1]:.9g} |\n\n"
        "Exchanging rows and columns changes neither which tables have the margins nor their probabilities, so a p-value that "
        "changes is wrong. R's own `fisher.test(table, simulate.p.value = TRUE, B = 1e6)` gives "
        f"{SIMULATED_BY_R}, with a standard error of .0004, as ours. So the fault is in the walk through the network "
        "of partial tables (FEXACT, Mehta and Patel 1986). Of 2,475 random tables of five to eight rows and columns with 12 to 27 "
        "people four were so, from 20 people on, three of them in "
        "the fifth digit.")


# Rscript -e 'set.seed(1); fisher.test(table, simulate.p.value = TRUE, B = 1e6)$p.value', R 4.2.2.
SIMULATED_BY_R = ".1935"


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
        f"\nThe p-value is the largest chance, over all shares that both samples may have, of a statistic as far from 0 as the "
        f"observed one. At the share {nuisance / 100:g} that chance is, in fractions, {float(chance):.9g}: above scipy's p-value, "
        "which is therefore no supremum. Several tables have the very statistic that was observed; scipy compares it in floating "
        "point and loses some of them. Source: Barnard 1947, doi:10.1093/biomet/34.1-2.123.")


def blaker(data):
    seen = smallest(data, "contingencytables", "proportion", "exact-binomial-blaker", ["p_value"],
                    only=lambda case: case["input"].get("null") == 0.5)
    x, n = seen.case["input"]["x"], seen.case["input"]["n"]
    exact = by_hand.blaker(x, n, Fraction(1, 2))
    must(abs(float(exact) - seen.ours["p_value"]) < 1e-12, "Blaker")
    return seen.lines() + (
        f"\nAt a share of one half the distribution is symmetric: {n - x} of {n} is as extreme as {x} of {n}, and the p-value is "
        f"twice the tail, {exact} = {float(exact):.9g}. The sums of the two tails differ in their last bit, and the comparison "
        "`gammak <= gammaobs` loses the mirrored count. Source: Blaker 2000, doi:10.2307/3315916.")


def trend(data):
    seen = smallest(data, "contingencytables", "table", "linear-by-linear", ["statistic", "p_value"])
    one = seen.case["input"]
    n, square = by_hand.correlation_squared(
        one["counts"], [Fraction(str(a)) for a in one["row_scores"]], [Fraction(str(b)) for b in one["column_scores"]])
    must(abs(float((n - 1) * square) - seen.ours["statistic"]) < 1e-9, "(N - 1) r^2")
    must(abs(float(n * n * square / (n - 1)) - seen.theirs["statistic"]) < 1e-9, "N^2 r^2 / (N - 1)")
    return seen.lines() + (
        f"\nThe Mantel-Haenszel test of trend is (N - 1) r^2, and Cochran and Armitage's N r^2 (Agresti 2013, section 3.4). Here N is "
        f"{n} and r^2 is {square}, so that they are {float((n - 1) * square):.9g} and {float(n * square):.9g}: the first is the "
        f"smaller one. contingencytables multiplies z by sqrt(N / (N - 1)) in place of its inverse, and gives N^2 r^2 / (N - 1) = "
        f"{float(n * n * square / (n - 1)):.9g}. Its Cochran-Armitage test, and R's coin, agree with ours.")


def common_odds_ratio(data):
    seen = smallest(data, "contingencytables", "stratified", "mantel-haenszel", ["lower", "upper", "log_or_se"])
    strata = seen.case["input"]["strata"]
    turned = [[row[::-1] for row in one] for one in strata]
    right = [by_hand.common_odds_ratio_error(one) for one in (strata, turned)]
    wrong = [by_hand.common_odds_ratio_error(one, fault=True) for one in (strata, turned)]
    must(abs(right[0] - right[1]) < 1e-12 and abs(right[0] - seen.ours["log_or_se"]) < 1e-12, "RBG")
    must(abs(wrong[0] - seen.theirs["log_or_se"]) < 1e-12 and abs(wrong[0] - wrong[1]) > 1e-3, "RBG with the fault")
    return seen.lines() + (
        "\nExchanging the two columns turns the odds ratio into its inverse and can't change the standard error of its logarithm. By "
        f"the formula of Robins, Breslow and Greenland (1986, doi:10.2307/2531052) it is {right[0]:.9g} both ways; by the "
        f"package's it is {wrong[0]:.9g} and, exchanged, {wrong[1]:.9g}. The last sum has (n12 + n22) where (n12 + n21) belongs. R's "
        "`mantelhaen.test`, metafor and statsmodels agree with ours.")


def tau_b(data):
    call = next(one for one in data.calls_of["table", "tau-b"] if one["package"] == "DescTools")
    plain, turned = (data.by_id[f"request-table-tau-b-{one}"] for one in (1, 2))
    seen = Seen(data, plain, call, ["estimate", "lower", "upper"])
    theirs, mirrored = seen.theirs, call["values"][turned["id"]]
    error = by_hand.delta_error(by_hand.tau_b, plain["input"]["counts"])
    estimate = by_hand.tau_b(plain["input"]["counts"])
    must(abs(estimate - by_hand.Z * error - seen.ours["lower"]) < 1e-6, "delta method of tau-b")
    must(abs(theirs["lower"] - mirrored["lower"]) > 1e-4, "tau-b of a turned table")
    return seen.lines() + (
        f"\nTau-b does not know which answer is the row. With rows and columns exchanged DescTools gives {pages.digits(mirrored['lower'])} "
        f"to {pages.digits(mirrored['upper'])}, other limits for the same data; ours stay. The delta method with derivatives by small steps "
        f"gives the standard error {error:.6f} and the lower limit {estimate - by_hand.Z * error:.6f}, which is ours. In the package's "
        "formula the term of the column margin stands within a bracket, and is multiplied by a factor by which it has to be divided. Source: Brown and Benedetti "
        "1977, doi:10.1080/01621459.1977.10480995.")


def somers_d(data):
    rows = data.by_id["request-table-somers-d-rows-1"]
    columns = data.by_id["request-table-somers-d-columns-1"]
    calls = {one["method"]: one for key in ("somers-d-rows", "somers-d-columns") for one in data.calls_of["table", key]
             if one["package"] == "DescTools"}
    seen = Seen(data, rows, calls["somers-d-rows"], ["estimate", "lower", "upper"])
    same = calls["somers-d-columns"]["values"][columns["id"]]
    must(abs(same["lower"] - seen.ours["lower"]) < 1e-9 and abs(seen.theirs["lower"] - seen.ours["lower"]) > 1e-4, "Somers' D")
    return seen.lines() + (
        f"\nD of the rows given the columns is D of the columns given the rows of the table with both exchanged. Asked so, with "
        f"`direction = \"column\"`, DescTools gives {pages.digits(same['lower'])} to {pages.digits(same['upper'])}: its two directions contradict "
        "each other, and the other one is ours. A vector that belongs to the columns is recycled along the rows. Source: Somers 1962, "
        "doi:10.2307/2090408; SAS/STAT, PROC FREQ.")


def alpha(data):
    seen = smallest(data, "irr", "raters", "krippendorff-nominal", ["estimate"])
    exact = by_hand.alpha(seen.case["input"]["ratings"])
    must(abs(float(exact) - seen.ours["estimate"]) < 1e-12, "alpha")
    return seen.lines() + (
        f"\nBy the definition, one minus the observed over the expected disagreement of pairs within a subject and of pairs of all "
        f"ratings, alpha is {exact}. A pair of a subject with m ratings counts 1 / (m - 1); irr does so only where some rating "
        "is missing, and counts each pair as 1 where none is, so that three raters seem to have given twice as many ratings. Its values of ratings "
        "with gaps agree with ours. Source: Krippendorff 2019, Content Analysis, chapter 12.")


def sison_glaz(data):
    seen = smallest(data, "statsmodels", "multinomial", "sison-glaz", ["upper"])
    counts, confidence = seen.case["input"]["counts"], seen.case["confidence"]
    free, cut = by_hand.sison_glaz(counts, confidence), by_hand.sison_glaz(counts, confidence, sum(counts))
    must(golden.difference(free, seen.ours["upper"]) < 1e-6 and golden.difference(cut, seen.theirs["upper"]) < 1e-6, "Sison-Glaz")
    return seen.lines() + (
        f"\nThe method takes the counts as Poisson variables between x - c and x + c, given their sum (Sison and Glaz 1995, "
        "doi:10.1080/01621459.1995.10476521). Worked out with these bounds the upper limits are "
        f"{pages.digits(free)}; with the variables also cut off at n, which the paper does not do, {pages.digits(cut)}. It matters only "
        "where one category holds nearly everybody; R's MultinomialCI does as the paper says. In either form the method is for seven "
        "categories and more.")


def mcnemar_cc(data):
    seen = smallest(data, "statsmodels", "paired", "mcnemar-cc", ["statistic", "p_value"],
                    only=lambda case: case["input"]["n10"] == case["input"]["n01"] > 0)
    must(seen.ours["statistic"] == 0, "McNemar of equal counts")
    return seen.lines() + (
        "\nAs many changed one way as the other: nothing speaks against the null hypothesis, and the statistic is 0. A continuity correction "
        "takes 1 from the distance and stops at 0; statsmodels goes on to -1 and squares it, as if the counts differed by 2. R's "
        "`mcnemar.test` gives 0.")


def jeffreys(data):
    seen = smallest(data, "statsmodels", "proportion", "jeffreys", more_than=1e-5)
    return seen.lines() + (
        "\nThe same beta quantiles elsewhere. At 0 of n and n of n Brown, Cai and DasGupta (2001, section 4.1.1, "
        "doi:10.1214/ss/1009213286) put the outer limit at 0 and 1, because the interval would otherwise leave the estimate out and its coverage "
        "would fall to 0 next to it; statsmodels keeps the quantile. The same with rates of 0 events.")


def rate_mid_p(data):
    seen = smallest(data, "statsmodels", "rate", "mid-p", ["lower", "upper"], more_than=0.5)
    return seen.lines() + (
        "\nWith 0 events the rate is estimated as 0, and no rate is too low to explain it: the lower limit is 0. statsmodels gives the "
        "upper limit twice, an interval of no width which leaves its estimate out.")


def rate_ratio(data):
    seen = smallest(data, "statsmodels", "rate-ratio", "conditional-mid-p", ["p_value"])
    exact = smallest(data, "statsmodels", "rate-ratio", "conditional-exact", ["p_value"])
    return seen.lines() + (
        "\nThe mid-p-value counts half of what is exactly as likely as the observed table. With equal exposures the mirrored table is, "
        "and all of it counts in statsmodels' p-value. Ours is twice the one-sided mid-p-value, dual to the interval beside it.\n\n"
        + exact.lines() +
        "\nBoth are exact and neither is wrong: statsmodels adds up tables that are no more likely than the observed one, which is our "
        "`conditional-minlike`; `conditional-exact` is twice the smaller tail, and it alone agrees with the printed limits.")


def bca(data):
    case = data.by_id["request-bootstrap-bca-1"]
    rows = [f"| Halfwidth, all resamples | {pages.shown(data.ours[case['id']], ['lower', 'upper', 'z0'])} |"]
    for call in data.calls_of["bootstrap", "bca"]:
        if case["id"] in call["values"]:
            rows.append(f"| {pages.peer_name(call)}, `{call['call']}` | {pages.shown(call['values'][case['id']], ['lower', 'upper'])} |")
    return (
        f"Example: {pages.question(case)}.\n\n| | |\n| --- | --- |\n" + "\n".join(rows) +
        "\n\nThe correction z0 is the normal quantile of the share of resamples below the estimate, and where a statistic has steps many are equal to "
        "it. scipy counts half of them, R's boot none, and the interval moves by a step or two. We count half, compared as whole "
        "numbers: it is the only rule that gives the mirrored interval for the mirrored data. None is wrong by a definition; Efron (1987, "
        "doi:10.1080/01621459.1987.10478410) speaks of continuous statistics. Where scipy and we differ, it is because scipy compares means "
        "in floating point and loses a part of the ties.")


def saddlepoint(data):
    case = max((one for one in data.by_method["design", "svychisq-saddlepoint"]),
               key=lambda one: golden.difference(data.ours_p[one["id"]], one["expected"]["p_value"]))
    same = next(one for one in data.by_method["design", "svychisq-F"] if one["input"] == case["input"])["expected"]
    statistic = case["expected"]["statistic"]
    (ndf, ddf), total = same["parameter"], statistic / same["statistic"]
    # Two weights with this sum and this sum of squares: ndf is the square of the sum over the sum of squares.
    spread = (total ** 2 / ndf / 2 - total ** 2 / 4) ** 0.5
    weights = [total / 2 + spread, total / 2 - spread]
    whole = by_hand.saddlepoint(statistic, weights, ddf, ddf)
    cut = by_hand.saddlepoint(statistic, weights, ddf, int(ddf))
    must(abs(cut / case["expected"]["p_value"] - 1) < 1e-4, "R's saddlepoint")
    must(abs(whole / data.ours_p[case["id"]] - 1) < 1e-4, "our saddlepoint")
    return (
        f"Example: {pages.question(case)}.\n\n| | p-value |\n| --- | --- |\n| Halfwidth | {pages.digits(data.ours_p[case['id']])} |\n"
        f"| R survey 4.1.1, `svychisq(statistic = \"saddlepoint\")` | {pages.digits(case['expected']['p_value'])} |\n\n"
        f"The denominator has {ddf:.4f} degrees of freedom. In R `rep(a, df)` repeats a weight a whole number of times and so takes "
        f"{int(ddf)}, while the weight was divided by {ddf:.4f}. With one number in both places the approximation (Kuonen 1999, "
        f"doi:10.1093/biomet/86.4.929), worked out from the F test's degrees of freedom, is {whole:.6g}, and with two {cut:.6g}. It matters more with few "
        "clusters: 20.92 cut to 20 moved a p-value from .023 to .026.")


ENTRIES = [
    ("score-limits", "statsmodels: score limits and tests of a difference", score_limits),
    ("koopman", "statsmodels: score limits of a ratio at the edges", koopman),
    ("odds-ratio-limits", "R's fisher.test: limits of large odds ratios", odds_ratio_limits),
    ("fisher-sparse", "R's fisher.test: large sparse tables", fisher_sparse),
    ("barnard", "scipy: ties of Barnard's test", barnard),
    ("blaker", "contingencytables: ties of Blaker's test", blaker),
    ("trend", "contingencytables: the Mantel-Haenszel test of trend", trend),
    ("common-odds-ratio", "contingencytables: limits of the common odds ratio", common_odds_ratio),
    ("tau-b", "DescTools: limits of Kendall's tau-b", tau_b),
    ("somers-d", "DescTools: limits of Somers' D", somers_d),
    ("alpha", "irr: Krippendorff's alpha of three raters and more", alpha),
    ("mcnemar-cc", "statsmodels: McNemar's corrected test of equal counts", mcnemar_cc),
    ("sison-glaz", "statsmodels: Sison and Glaz's limits next to n of n", sison_glaz),
    ("rate-mid-p", "statsmodels: mid-p limits of no events", rate_mid_p),
    ("rate-ratio", "statsmodels: p-values of two rates", rate_ratio),
    ("saddlepoint", "R's survey: the saddlepoint test", saddlepoint),
    ("jeffreys", "Definitions: Jeffreys' limits at the edges", jeffreys),
    ("bca", "Definitions: ties in BCa's correction", bca),
]


def undefined(data):
    """A case of each call that gives a number where there is none here, or the other way round."""
    rows = []
    for call in data.calls:
        found = data.compared[id(call)]
        if not found["otherwise"]:
            continue
        case = data.by_id[found["otherwise"][0]]
        reference, theirs = data.reference(case), call["values"][case["id"]]
        names = [name for name in theirs if name in reference
                 and record.distance(case, name, theirs[name], reference[name]) is None]
        rows.append(
            f"| `{call['method']}` | {pages.question(case)} | {pages.shown(reference, names)} | {pages.peer_name(call)}: "
            f"{pages.shown(theirs, names)} | {len(found['otherwise'])} |")
    return "| method | example | here | there | cases |\n| --- | --- | --- | --- | --- |\n" + "\n".join(rows)


def page(data):
    text = [
        "# Where programs disagree\n",
        "Every call of a peer that lies more than a millionth from the reference values is explained here or in its table; the pages "
        "are not made while one is not. Each example is the shortest input at which it was seen, each argument is worked out again "
        "when the page is made (`Tests/Validation/arguments.py`, which uses Python's standard library alone), and the page is not made when one "
        "fails. DescTools and contingencytables were run as functions from their source repositories (the commit stands beside the name), "
        "irr as the function of release 0.84.1.\n"]
    for anchor, title, entry in ENTRIES:
        text.append(f'\n<a id="{anchor}"></a>\n\n## {title}\n')
        text.append(entry(data))
    text.append('\n<a id="undefined"></a>\n\n## Numbers where there are none\n')
    text.append(
        "One program gives a number where another gives none. Here a ratio of 0 to 0, a share of a spread that is 0, or a test of answers "
        "that do not vary has no number, and a warning says why; a limit that is known to be infinite is infinite. One example of each call:\n")
    text.append(undefined(data))
    return "\n".join(text) + "\n"
