"""Pairs of requests whose answers must agree: mirrored, swapped, transposed, in another order."""

import copy
import math

from batch_properties import intervals
from strict_json import at_most, near, number

SYMMETRIC = {
    "pearson", "yates", "n-1", "likelihood-ratio", "cressie-read", "fisher", "fisher-central",
    "fisher-mid-p", "phi", "cramers-v", "contingency-coefficient", "cohens-w",
    "cramers-v-bias-corrected",
}
# These compare groups, and rows are the groups unless the request says otherwise.
GROUPED = {"barnard", "boschloo", "mean-score-difference", "top-box-difference", "superiority"}


def partner(source, request):
    """A second request, and how its answer must relate; None where nothing is promised."""
    kinds = [kind for kind in RELATIONS if _fits(kind, request)]
    if not kinds:
        return None
    kind = source.choice(kinds)
    second = copy.deepcopy(request)
    second["id"] = f"{request['id']} {kind}"
    RELATIONS[kind](source, request["input"], second)
    return kind, second


def _fits(kind, request):
    analysis, method, given = request["analysis"], request.get("method"), request["input"]
    if kind == "nest":
        # As published, Sison and Glaz's limits jump where their whole number does.
        level = request.get("confidence")
        return (
            analysis not in ("adjust", "bootstrap")
            and method != "sison-glaz"
            and level is not None
            and level < 0.9999
        )
    if kind == "mirror":
        return analysis == "proportion"
    if kind == "swap":
        return analysis in ("compare", "paired") or (
            analysis == "margins" and "phi" not in given and "joint" not in given
        )
    if kind == "transpose":
        return (analysis == "table" and method in SYMMETRIC) or (
            analysis == "square"
            and "scores" not in given
            and method not in ("mean-score-change", "top-box-change")
        )
    if kind == "rows":
        return analysis == "table" and method in SYMMETRIC
    if kind == "groups":
        return analysis == "table" and method in GROUPED
    if kind == "reverse":
        return analysis == "adjust" or (
            analysis == "multinomial"
            and method in (None, "goodman", "quesenberry-hurst", "bonferroni-clopper-pearson")
        )
    if kind == "order":
        # The order of rows is no information; a simulation draws rows by their numbers.
        return analysis == "bootstrap" and "data" in given and "resamples" not in request
    raise ValueError(kind)


def _nest(source, given, second):
    level = second["confidence"]
    second["confidence"] = level + (1 - level) * source.choice([1e-6, 0.1, 0.5, 0.9])


def _mirror(source, given, second):
    second["input"]["x"] = given["n"] - given["x"]
    other = {"lower": "upper", "upper": "lower"}
    if second.get("side") in other:
        second["side"] = other[second["side"]]


def _swap(source, given, second):
    swapped = second["input"]
    if second["analysis"] == "compare":
        swapped.update(x1=given["x2"], n1=given["n2"], x2=given["x1"], n2=given["n1"])
    elif second["analysis"] == "paired":
        swapped.update(n10=given["n01"], n01=given["n10"])
    else:
        swapped.update(x1=given["x2"], x2=given["x1"])


TURNED = {"less": "greater", "greater": "less"}


def _transpose(source, given, second):
    turned = second["input"]
    turned["counts"] = [list(column) for column in zip(*given["counts"])]
    for member, other in (("row_scores", "column_scores"), ("column_scores", "row_scores")):
        turned.pop(member, None)
        if other in given:
            turned[member] = given[other]
    # Of a square table the first answer becomes the second.
    second["alternative"] = TURNED.get(second.get("alternative"), second.get("alternative"))


def _groups(source, given, second):
    _transpose(source, given, second)
    second["input"]["groups"] = "columns"


def _rows(source, given, second):
    second["input"]["counts"] = given["counts"][::-1]
    if "row_scores" in given:
        second["input"]["row_scores"] = given["row_scores"][::-1]


def _reverse(source, given, second):
    for member in ("p", "counts", "scores"):
        if member in given:
            second["input"][member] = given[member][::-1]


def _order(source, given, second):
    rows = list(given["data"])
    source.shuffle(rows)
    second["input"]["data"] = rows


RELATIONS = {
    "nest": _nest, "mirror": _mirror, "swap": _swap, "transpose": _transpose, "groups": _groups,
    "rows": _rows, "reverse": _reverse, "order": _order,
}


def disagreements(kind, request, first, second):
    """Kinds of disagreement between the two answers."""
    name = f"{kind} {request['analysis']}/{request.get('method')}"
    if ("error" in first) != ("error" in second):
        yield f"{name}: one answered, one refused"
    elif "error" in first:
        if first["error"]["code"] != second["error"]["code"]:
            yield f"{name}: other codes"
    elif "result" in first:
        for what in _compare(kind, request, first["result"], second["result"]):
            yield f"{name}: {what}"


def _compare(kind, request, first, second):
    if kind == "nest":
        for (lower, _, upper), (wider_lower, _, wider_upper) in zip(
            intervals(first), intervals(second)
        ):
            if None in (lower, upper, wider_lower, wider_upper):
                continue
            if not (at_most(wider_lower, lower) and at_most(upper, wider_upper)):
                yield "a higher level, and no wider interval"
        return
    # Another order of rows draws other resamples, where any are drawn.
    if kind == "order" and first.get("resamples") != "exact":
        return
    for member in ("p_value", "p_value_min", "p_value_max", "standard_error"):
        one, other = first.get(member), second.get(member)
        if member in first and not isinstance(one, list):
            if member == "standard_error" and kind not in ("groups", "order"):
                continue
            if not near(number(one), number(other), 1e-7, 1e-13):
                yield f"another {member}"
    if request["analysis"] == "adjust":
        if [number(v) for v in first["adjusted"]] != [number(v) for v in second["adjusted"][::-1]]:
            yield "other p-values"
        return
    if isinstance(first.get("lower"), list):
        if kind == "reverse":
            for member in ("lower", "upper"):
                pairs = zip(first[member], second[member][::-1])
                if not all(near(number(a), number(b), 1e-8, 1e-10) for a, b in pairs):
                    yield f"another {member}"
        return
    if "lower" in first:
        limits = [number(answer[end]) for answer in (first, second) for end in ("lower", "upper")]
        yield from _limits(kind, request, first.get("estimand") or "", *limits)


def _limits(kind, request, estimand, lower, upper, other_lower, other_upper):
    if (lower is None) != (other_lower is None):
        yield "limits in one answer only"
    elif lower is None:
        return
    elif kind == "mirror":
        if not (near(lower, 1 - other_upper, 1e-7, 1e-10) and near(upper, 1 - other_lower, 1e-7, 1e-10)):
            yield "other limits"
    elif kind in ("transpose", "rows", "groups", "order"):
        same = near(lower, other_lower, 1e-7, 1e-9) and near(upper, other_upper, 1e-7, 1e-9)
        # phi of a 2 x 2 table has a sign, which follows the order of rows.
        if not same and not (request.get("method") == "phi" and kind == "rows"):
            yield "other limits"
    elif kind == "swap" and "ratio" in estimand:
        if not (
            near(_inverse(lower), other_upper, 1e-6, 1e-9)
            and near(_inverse(upper), other_lower, 1e-6, 1e-9)
        ):
            yield "limits are no reciprocals"
    elif kind == "swap":
        if not (near(lower, -other_upper, 1e-7, 1e-9) and near(upper, -other_lower, 1e-7, 1e-9)):
            yield "limits are not mirrored"


def _inverse(value):
    return math.inf if value == 0 else 0.0 if math.isinf(value) else 1 / value
