"""What the program answers to every case: how far it is from the reference values, and the answers that pages show."""

import json
import math

import golden
import program

# As the golden tests ask: tolerances of simulated values are for 10^6 resamples.
SEED = 20_241_125


def resamples(case):
    """How many resamples a simulated case is asked with; None for a case that is not simulated."""
    if case["file"] != "bootstrap-mc.jsonl" or case["input"]["statistic"] == "median":
        return None
    return 9_999 if case["method"] == "studentized" else 19_999


def prepared(case):
    """The case as the program is asked for it."""
    drawn = resamples(case)
    return case if drawn is None else {**case, "resamples": drawn, "seed": SEED}


def distance(case, name, value, reference):
    """The relative difference of a value, or of a simulated one its share of the tolerance."""
    drawn = resamples(case)
    if drawn is None and case["file"] != "bootstrap-mc.jsonl":
        return golden.difference(value, reference)
    if not isinstance(value, (int, float)) or not isinstance(reference, (int, float)):
        return golden.difference(value, reference)
    open_by = case["tolerance"] * math.sqrt(1e6 / (drawn or 1e6))
    if name == "z0" and drawn is None:
        open_by = 0.004
    return abs(value - reference) / open_by


def summaries(found, cases):
    """For each method of each analysis: cases, the largest difference from the reference, and where it is."""
    by_method = {}
    for case in cases:
        line = by_method.setdefault((case["analysis"], case["method"], kind(case)), {
            "cases": 0, "worst": 0.0, "worst_id": None})
        if "expected" not in case:
            continue
        line["cases"] += 1
        answer = found[case["id"]]
        for name, reference in case["expected"].items():
            apart = distance(case, name, answer.get(name), reference)
            if apart is None:
                raise ValueError(f"{case['id']}: {name} is {answer.get(name)}, and should be {reference}")
            if apart > line["worst"]:
                line["worst"], line["worst_id"] = apart, case["id"]
    return by_method


def kind(case):
    """Digits that were printed in an article are no reference for the last ones, and simulation is its own measure."""
    if case["file"] == "published.jsonl":
        return "published"
    return "simulated" if case["file"] == "bootstrap-mc.jsonl" else "exact"


def lines(found, catalogue, version, cases, chosen):
    """What data/program.jsonl holds; `chosen` are the cases whose answers pages show."""
    yield {"version": version, "catalogue": catalogue}
    for (analysis, method, sort), line in summaries(found, cases).items():
        yield {"analysis": analysis, "method": method, "kind": sort, "cases": line["cases"],
               "worst": float(f"{line['worst']:.1e}"), "worst_id": line["worst_id"]}
    for case in cases:
        if case["method"] == "svychisq-saddlepoint":
            # The reference is R's, and disagreements.md says where it is wrong.
            yield {"id": case["id"], "p_value": found[case["id"]]["p_value"]}
    for case in cases:
        if "expected" not in case or case["id"] in chosen:
            yield {"id": case["id"], "values": shown(found[case["id"]])}


def shown(answer):
    """The members of an answer that are numbers, lists of them, or yes and no."""
    plain = (bool, int, float, list, type(None))
    return {name: value for name, value in answer.items()
            if name == "error" or value in ("Infinity", "-Infinity") or (
                isinstance(value, plain) and name not in ("warnings", "dual_intervals", "seed", "monte_carlo_error"))}


def write(binary, examples):
    """Asks the program everything. `examples` says which answers are shown, once what they are held against is there."""
    cases = golden.cases()
    found = program.answers(binary, [prepared(case) for case in cases])
    version, catalogue, chosen = program.version(binary), program.catalogue(binary), set()
    for last in (False, True):
        with open(golden.DATA / "program.jsonl", "w", encoding="utf-8") as file:
            for line in lines(found, catalogue, version, cases, chosen):
                file.write(json.dumps(line) + "\n")
        if not last:
            chosen = examples()
