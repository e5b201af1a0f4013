"""Where packages of R are at fault: the examples and the arguments."""

from fractions import Fraction

import arguments as by_hand
import golden
import wording
from examples import Seen, counts2, level, must, smallest



def odds_ratio_limits(data):
    seen = smallest(data, "stats", "compare", "conditional-exact", ["upper"], more_than=1e-2,
                    only=lambda case: case.get("side", "two") == "two")
    chances = [by_hand.chance_at_most(*counts2(seen.case), side["upper"]) for side in (seen.ours, seen.theirs)]
    must(abs(chances[0] / level(seen.case) - 1) < 1e-8, "the tail at our limit of the odds ratio")
    return seen.lines() + (
        "\nAt the upper limit the chance of so few in the first sample, both totals being fixed, is "
        f"{level(seen.case):g} by "
        f"definition. It is a sum of a few binomial coefficients: {chances[0]:.6g} at ours, {chances[1]:.6g} at R's. "
        "R searches the "
        "reciprocal of large odds ratios with the tolerance of `uniroot`, 1.2e-4, which is a large part of a small "
        "number. Its "
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
        f"| {wording.peer_name(call)}, `fisher.test(table, workspace = 2e7)` | {theirs[0]:.9g} | {theirs[1]:.9g} "
        "|\n\n"
        "Exchanging rows and columns changes neither which tables have the margins nor their probabilities, so a "
        "p-value that "
        "changes is wrong. R's own `fisher.test(table, simulate.p.value = TRUE, B = 1e6)` gives "
        f"{SIMULATED_BY_R}, with a standard error of .0004, as ours. So the fault is in the walk through the network "
        "of partial tables (FEXACT, Mehta and Patel 1986). Of 2,475 random tables of five to eight rows and columns "
        "with 12 to 27 "
        "people four were so, from 20 people on, three of them in "
        "the fifth digit.")


# Rscript -e 'set.seed(1); fisher.test(table, simulate.p.value = TRUE, B = 1e6)$p.value', R 4.2.2.
SIMULATED_BY_R = ".1935"


def blaker(data):
    seen = smallest(data, "contingencytables", "proportion", "exact-binomial-blaker", ["p_value"],
                    only=lambda case: case["input"].get("null") == 0.5)
    x, n = seen.case["input"]["x"], seen.case["input"]["n"]
    exact = by_hand.blaker(x, n, Fraction(1, 2))
    must(abs(float(exact) - seen.ours["p_value"]) < 1e-12, "Blaker")
    return seen.lines() + (
        f"\nAt a share of one half the distribution is symmetric: {n - x} of {n} is as extreme as {x} of {n}, and "
        "the p-value is "
        f"twice the tail, {exact} = {float(exact):.9g}. The sums of the two tails differ in their last bit, and the "
        "comparison "
        "`gammak <= gammaobs` loses the mirrored count. Source: Blaker 2000, doi:10.2307/3315916.")


def trend(data):
    seen = smallest(data, "contingencytables", "table", "linear-by-linear", ["statistic", "p_value"])
    one = seen.case["input"]
    n, square = by_hand.correlation_squared(
        one["counts"], [Fraction(str(a)) for a in one["row_scores"]], [Fraction(str(b)) for b in one["column_scores"]])
    must(abs(float((n - 1) * square) - seen.ours["statistic"]) < 1e-9, "(N - 1) r^2")
    must(abs(float(n * n * square / (n - 1)) - seen.theirs["statistic"]) < 1e-9, "N^2 r^2 / (N - 1)")
    return seen.lines() + (
        "\nThe Mantel-Haenszel test of trend is (N - 1) r^2, and Cochran and Armitage's N r^2 (Agresti 2013, "
        "section 3.4). Here N is "
        f"{n} and r^2 is {square}, so that they are {float((n - 1) * square):.9g} and {float(n * square):.9g}: the "
        "first is the "
        "smaller one. contingencytables multiplies z by sqrt(N / (N - 1)) in place of its inverse, and gives N^2 "
        "r^2 / (N - 1) = "
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
        "\nExchanging the two columns turns the odds ratio into its inverse and can't change the standard error of "
        "its logarithm. By "
        f"the formula of Robins, Breslow and Greenland (1986, doi:10.2307/2531052) it is {right[0]:.9g} both ways; "
        "by the "
        f"package's it is {wrong[0]:.9g} and, exchanged, {wrong[1]:.9g}. The last sum has (n12 + n22) where (n12 + "
        "n21) belongs. R's "
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
        "\nTau-b does not know which answer is the row. With rows and columns exchanged DescTools gives "
        f"{wording.digits(mirrored['lower'])} "
        f"to {wording.digits(mirrored['upper'])}, other limits for the same data; ours stay. The delta method with "
        "derivatives by small steps "
        f"gives the standard error {error:.6f} and the lower limit {estimate - by_hand.Z * error:.6f}, which is "
        "ours. In the package's "
        "formula the term of the column margin stands within a bracket, and is multiplied by a factor by which it "
        "has to be divided. Source: Brown and Benedetti "
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
        "\nD of the rows given the columns is D of the columns given the rows of the table with both exchanged. "
        "Asked so, with "
        f"`direction = \"column\"`, DescTools gives {wording.digits(same['lower'])} to "
        f"{wording.digits(same['upper'])}: its two directions contradict "
        "each other, and the other one is ours. A vector that belongs to the columns is recycled along the rows. "
        "Source: Somers 1962, "
        "doi:10.2307/2090408; SAS/STAT, PROC FREQ.")


def alpha(data):
    seen = smallest(data, "irr", "raters", "krippendorff-nominal", ["estimate"])
    exact = by_hand.alpha(seen.case["input"]["ratings"])
    must(abs(float(exact) - seen.ours["estimate"]) < 1e-12, "alpha")
    return seen.lines() + (
        "\nBy the definition, one minus the observed over the expected disagreement of pairs within a subject and "
        "of pairs of all "
        f"ratings, alpha is {exact}. A pair of a subject with m ratings counts 1 / (m - 1); irr does so only where "
        "some rating "
        "is missing, and counts each pair as 1 where none is, so that three raters seem to have given twice as many "
        "ratings. Its values of ratings "
        "with gaps agree with ours. Source: Krippendorff 2019, Content Analysis, chapter 12.")


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
        f"Example: {wording.question(case)}.\n\n| | p-value |\n| --- | --- |\n| Halfwidth | "
        f"{wording.digits(data.ours_p[case['id']])} |\n"
        f"| R survey 4.1.1, `svychisq(statistic = \"saddlepoint\")` | {wording.digits(case['expected']['p_value'])} "
        "|\n\n"
        f"The denominator has {ddf:.4f} degrees of freedom. In R `rep(a, df)` repeats a weight a whole number of "
        "times and so takes "
        f"{int(ddf)}, while the weight was divided by {ddf:.4f}. With one number in both places the approximation "
        "(Kuonen 1999, "
        f"doi:10.1093/biomet/86.4.929), worked out from the F test's degrees of freedom, is {whole:.6g}, and with "
        f"two {cut:.6g}. It matters more with few "
        "clusters: 20.92 cut to 20 moved a p-value from .023 to .026.")
