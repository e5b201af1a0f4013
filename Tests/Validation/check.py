"""What CI asks: pages, data and program go together."""

import json
import math
import sys

import golden
import pages
import program
import record


def run(binary):
    faults = [*page_faults(), *answer_faults(binary), *coverage_faults(binary)]
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        sys.exit(f"docs/validation: {len(faults)} faults; where the program is right, run make validation")
    print("docs/validation: pages, data and program go together")


def page_faults():
    made = pages.all_pages()
    there = {path.name for path in golden.PAGES.glob("*.md")}
    for name in sorted(there - set(made)):
        yield f"docs/validation/{name} is not made by anything; delete it"
    for name, text in made.items():
        if name not in there or (golden.PAGES / name).read_text(encoding="utf-8") != text:
            yield f"docs/validation/{name} is not what the data give; run Tests/Validation/validation pages"


def answer_faults(binary):
    """The program is as near to the references as recorded, and gives the values that pages show."""
    cases = golden.cases()
    found = program.answers(binary, [record.prepared(case) for case in cases])
    recorded = golden.lines(golden.DATA / "program.jsonl")
    if program.version(binary) != recorded[0]["version"]:
        yield f"the pages are of version {recorded[0]['version']}"
    if program.catalogue(binary) != recorded[0]["catalogue"]:
        yield "the program has other methods than the pages; give each a place in Tests/Validation/methods.py"
    before = {(line["analysis"], line["method"], line["kind"]): line for line in recorded if "kind" in line}
    for key, line in record.summaries(found, cases).items():
        allowed = max(10 * before[key]["worst"], 1e-12) if key in before else -1
        if key[2] == "simulated":
            allowed = 1
        if line["worst"] > allowed:
            yield (f"{' '.join(key)}: {line['worst']:.1e} from the reference at {line['worst_id']}, "
                   f"and at most {allowed:.1e} is recorded")
    for case in cases:
        for name, value in case.get("expected", {}).items():
            if not near(found[case["id"]].get(name), value, case):
                yield f"{case['id']}: {name} is {found[case['id']].get(name)}, and the reference is {value}"
    for line in recorded:
        for name, value in line.get("values", {}).items():
            apart = golden.difference(found[line["id"]].get(name), value)
            if apart is None or apart > 1e-9:
                yield f"{line['id']}: {name} is {found[line['id']].get(name)}, and pages show {value}"


def near(value, reference, case):
    """Whether a value is within the tolerance of its case; simulated ones are judged by their share of it."""
    if record.kind(case) == "simulated":
        return True
    if isinstance(reference, list):
        return isinstance(value, list) and len(value) == len(reference) and all(
            near(one, other, case) for one, other in zip(value, reference))
    one, other = golden.number(value), golden.number(reference)
    if one is None or other is None or math.isinf(other):
        return value == reference
    return abs(one - other) <= case["tolerance"]


def coverage_faults(binary):
    """Coverage by sums in plain Python: of some methods at all points, and of single ones against R's values."""
    recorded = {(line["estimand"], line["method"], line["n"]): line
                for line in golden.lines(golden.DATA / "coverage.jsonl")}
    for n in (20, 50, 100):
        for method in ("wilson", "blaker", "wald"):
            limits = list(zip(*program.columns(
                binary, "proportion", method, {"x": list(range(n + 1)), "n": n}, n + 1)))
            covers = [covered(limits, binomial(n, p / 1000), p / 1000) for p in range(1, 1000)]
            yield from differs(recorded["proportion", method, n], covers)
    n = 20
    tables = [(x1, x2) for x1 in range(n + 1) for x2 in range(n + 1)]
    limits = list(zip(*program.columns(
        binary, "compare", "newcombe", {"x1": [a for a, _ in tables], "n1": n, "x2": [b for _, b in tables], "n2": n},
        len(tables))))
    shares = [(2 * one + 1) / 100 for one in range(50)]
    chances = [binomial(n, share) for share in shares]
    covers = [covered(limits, [a * b for a in first for b in second], p - q)
              for p, first in zip(shares, chances) for q, second in zip(shares, chances)]
    yield from differs(recorded["difference", "newcombe", n], covers)
    yield from reference_faults(binary)


def differs(line, covers):
    for name, value in {"mean_coverage": math.fsum(covers) / len(covers), "least_coverage": min(covers)}.items():
        if abs(line[name] - value) > 2e-6:
            yield f"coverage of {line['method']} at n = {line['n']}: {name} is {value:.6f}, and {line[name]} is recorded"


def binomial(n, p):
    return [math.comb(n, x) * p ** x * (1 - p) ** (n - x) for x in range(n + 1)]


def covered(limits, chance, truth):
    return math.fsum(one for (low, high), one in zip(limits, chance)
                     if low is not None and low - 1e-12 <= truth <= high + 1e-12)


def reference_faults(binary):
    """Single cells, which R enumerated."""
    asked = {}
    for case in golden.lines(golden.DATA / "coverage-reference.jsonl"):
        one, method = case["input"], case["method"]
        if "p" in one:
            analysis, samples, chance, truth = share_of(one, method)
        elif "p1" in one:
            samples = [{"x1": a, "n1": one["n1"], "x2": b, "n2": one["n2"]}
                       for a in range(one["n1"] + 1) for b in range(one["n2"] + 1)]
            first, second = binomial(one["n1"], one["p1"]), binomial(one["n2"], one["p2"])
            analysis, chance, truth = "compare", [a * b for a in first for b in second], one["p1"] - one["p2"]
        else:
            analysis, samples, chance, truth = pair_of(one)
        key = (analysis, method, len(samples), json.dumps(samples[0]), json.dumps(samples[-1]))
        if key not in asked:
            asked[key] = limits_of(binary, analysis, method, samples)
        limits = asked[key]
        coverage = covered(limits, chance, truth)
        length = math.fsum((high - low) * share for (low, high), share in zip(limits, chance) if low is not None)
        if abs(coverage - case["expected"]["coverage"]) > 1e-9:
            yield f"{case['id']}: the coverage is {coverage}, and R has {case['expected']['coverage']}"
        if abs(length - case["expected"].get("expected_length", length)) > 1e-8:
            yield f"{case['id']}: the expected length is {length}, and R has {case['expected']['expected_length']}"


def share_of(one, method):
    samples = [{"x": x, "n": one["n"]} for x in range(one["n"] + 1)]
    if method == "percentile":
        samples = [{"statistic": "proportion", **sample} for sample in samples]
    analysis = "bootstrap" if method == "percentile" else "proportion"
    return analysis, samples, binomial(one["n"], one["p"]), one["p"]


def pair_of(one):
    n, cells = one["n"], (one["p11"], one["p10"], one["p01"])
    left = max(1 - sum(cells), 0.0)
    samples, chance = [], []
    for a in range(n + 1):
        for b in range(n + 1 - a):
            for c in range(n + 1 - a - b):
                d = n - a - b - c
                samples.append({"n11": a, "n10": b, "n01": c, "n00": d})
                ways = math.comb(n, a) * math.comb(n - a, b) * math.comb(n - a - b, c)
                chance.append(ways * cells[0] ** a * cells[1] ** b * cells[2] ** c * left ** d)
    return "paired", samples, chance, one["p10"] - one["p01"]


def limits_of(binary, analysis, method, samples):
    if analysis == "bootstrap":
        found = program.ask(binary, [
            {"id": place, "analysis": analysis, "method": method, "confidence": 0.95, "input": sample}
            for place, sample in enumerate(samples)])
        return [(found[place]["result"]["lower"], found[place]["result"]["upper"]) for place in range(len(samples))]
    inputs = {name: [sample[name] for sample in samples] for name in samples[0]}
    return list(zip(*program.columns(binary, analysis, method, inputs, len(samples))))
