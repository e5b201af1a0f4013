"""What must hold of every answer of `halfwidth batch`, whatever was asked."""

import math

from batch_references import reference
from batch_requests import SHRUNKEN
from strict_json import at_most, number, walk

# The closed list of docs/command-line.md.
ERROR_CODES = {
    "malformed-json", "line-too-long", "missing-member", "unknown-member", "wrong-type",
    "unknown-analysis", "unknown-method", "unknown-side", "bad-confidence", "bad-input",
    "no-one-sided-form", "zero-margin", "wrong-shape", "unknown-alternative", "wrong-hypothesis", "missing-ratings",
}
PROBABILITIES = {
    "p_value", "p_value_min", "p_value_max", "p_value_lower", "p_value_upper", "adjusted",
    "adjusted_p_value", "lower_probability", "upper_probability", "p_value_family",
    "coverage_at_estimate",
}
# Members that may be null without a fault of the data, as the documentation says.
NULLABLE = {
    "df", "statistic", "lower_max", "upper_min", "adjusted_p_value", "critical_discordance",
    "critical_phi", "phi_min", "phi_max", "id", "joint", "alpha", "seed",
}


def intervals(result):
    """(lower, estimate, upper) of an answer: single ones, lists of them, and those further inside."""
    for _, value in walk(result):
        if not isinstance(value, dict) or "lower" not in value or "upper" not in value:
            continue
        lower, upper, estimate = value["lower"], value["upper"], value.get("estimate")
        if isinstance(lower, list):
            if not isinstance(estimate, list):
                estimate = [None] * len(lower)
            for three in zip(lower, estimate, upper):
                yield tuple(map(number, three))
        elif not isinstance(lower, dict):
            yield number(lower), number(estimate), number(upper)


def violations(request, result):
    """Kinds of violation in the answer to a well-formed request."""
    analysis, method = request["analysis"], request.get("method")
    name = f"{analysis}/{method}"
    yield from _numbers(result, name)
    yield from _nulls(result, name)
    yield from _limits(request, result, name)
    yield from reference(request, result)


def _numbers(result, name):
    for path, value in walk(result):
        key = next((part for part in reversed(path) if isinstance(part, str)), None)
        if isinstance(value, float) and not math.isfinite(value):
            yield f"not finite: {name} {key}"
        if key in PROBABILITIES and not isinstance(value, (list, dict)) and value is not None:
            found = number(value)
            if found is None or not 0 <= found <= 1:
                yield f"no probability: {name} {key}"


def _nulls(result, name):
    for path, value in walk(result):
        if value is not None or "warnings" in path:
            continue
        key = next((part for part in reversed(path) if isinstance(part, str)), None)
        if key in NULLABLE:
            continue
        node, explained = result, bool(result.get("warnings"))
        for part in path[:-1]:
            node = node[part]
            explained = explained or (isinstance(node, dict) and bool(node.get("warnings")))
        if not explained:
            yield f"null without a warning: {name} {key}"


def _limits(request, result, name):
    analysis, method = request["analysis"], request.get("method")
    confidence = request.get("confidence") or 0.95
    # Jeffreys and mid-p fail to hold the estimate at low levels; a bootstrap interval need not.
    promised = (
        confidence >= 0.5
        and analysis != "bootstrap"
        # Raters have limits of the bootstrap where resamples are asked for.
        and "interval_method" not in result
        and method not in SHRUNKEN
        and not (method in ("jeffreys", "mid-p") and confidence < 0.9)
    )
    for lower, estimate, upper in intervals(result):
        if lower is not None and upper is not None and lower > upper:
            yield f"lower above upper: {name}"
        if promised and estimate is not None:
            if not (at_most(lower, estimate) and at_most(estimate, upper)):
                yield f"the estimate is outside: {name}"
    if confidence < 0.5 and analysis not in ("adjust", "westfall-young"):
        codes = {
            warning.get("code")
            for _, value in walk(result)
            if isinstance(value, dict)
            for warning in value.get("warnings", [])
        }
        if "low-confidence" not in codes and any(True for _ in intervals(result)):
            yield f"a level below one half without a warning: {name}"
    if analysis == "proportion" and number(result.get("lower")) is not None:
        lower, upper = number(result["lower"]), number(result["upper"])
        if not 0 <= lower <= 1 or not 0 <= upper <= 1:
            yield f"no share: {name}"
        if request.get("side") == "lower" and upper != 1:
            yield f"a lower bound whose other end is not 1: {name}"
        if request.get("side") == "upper" and lower != 0:
            yield f"an upper bound whose other end is not 0: {name}"
