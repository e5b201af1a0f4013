"""The program that is validated, asked as a user of `halfwidth batch` would."""

import json
import subprocess

import golden


def ask(program, requests):
    """The answers to requests, by their ids."""
    text = "".join(json.dumps(request) + "\n" for request in requests)
    found = subprocess.run(
        [program, "batch", "--data", str(golden.GOLDEN / "data")], input=text, capture_output=True, text=True,
        check=False)
    return {answer["id"]: answer for answer in map(json.loads, found.stdout.splitlines())}


def answers(program, cases):
    """What the program finds for each case, by its id: the members of its result, or `error` with the code."""
    found = {}
    for identifier, answer in ask(
            program, [golden.request(case) for case in cases if "command" not in case["input"]]).items():
        found[identifier] = answer.get("result") or {"error": answer["error"]["code"]}
    for case in cases:
        if case["analysis"] == "evals":
            found[case["id"]] = evals(program, case)
        elif "command" in case["input"]:
            words = [program, *case["input"]["command"], "--method", case["method"], "--format", "json"]
            printed = subprocess.run(words, capture_output=True, text=True, cwd=golden.REPOSITORY, check=True)
            found[case["id"]] = json.loads(printed.stdout)["results"][0]
    return found


# `evals` is no analysis of batch. Its methods are those of its intervals and tests; its other numbers go by their members.
INTERVALS = ["tango", "paired-score", "paired-t", "clustered-score", "clustered-t"]
TESTS = ["mcnemar-exact", "sign-flip"]
EVALS = [*INTERVALS, *TESTS, "equivalence_p_value", "adjusted_p_value", "items_needed", "paired-holm"]


def evals(program, case):
    """What `halfwidth evals` says of files of scores: a member is a list where there are several comparisons."""
    words = [program, *case["input"]["command"], "--fail-on", "none", "--format", "json"]
    printed = subprocess.run(words, capture_output=True, text=True, cwd=golden.REPOSITORY, check=True)
    method = case["method"]
    ranks, results = [], []
    for result in json.loads(printed.stdout)["results"]:
        (ranks if result["estimand"] == "ranks" else results).append(result)
    for result in results:
        if result["method"] not in INTERVALS or result["test"] not in TESTS:
            raise ValueError(f"{case['id']}: {result['method']} or {result['test']} has no place in program.py")
        if method in [*INTERVALS, *TESTS] and method not in (result["method"], result["test"]):
            raise ValueError(f"{case['id']}: the program takes {result['method']} and {result['test']}, not {method}")
    chosen = ranks if method == "paired-holm" else results
    hidden = ("label", "task", "system", "baseline", "estimand", "method", "test", "side", "resamples", "seed", "warnings")
    found = {}
    for name in chosen[0]:
        if name not in hidden:
            values = [one[name] for one in chosen]
            found[name] = values[0] if len(values) == 1 else values
    return found


def version(program):
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]


def columns(program, analysis, method, inputs, rows, chunk=20_000):
    """The limits of many inputs of one method: two lists, null where there is none, infinities as floats."""
    lower, upper = [], []
    for start in range(0, rows, chunk):
        part = {
            name: value[start:start + chunk] if isinstance(value, list) else value for name, value in inputs.items()}
        answer = ask(program, [{"id": 0, "analysis": analysis, "method": method, "inputs": part}])[0]
        if "columns" not in answer:
            raise ValueError(f"{analysis} {method}: {answer}")
        for name, found in (("lower", lower), ("upper", upper)):
            values = answer["columns"].get(name)
            if not isinstance(values, list):
                values = [values] * answer["rows"]
            found.extend({"Infinity": float("inf")}.get(value, value) if isinstance(value, str) else value
                         for value in values)
    return lower, upper


def catalogue(program):
    """The methods of each analysis, as `halfwidth schema --of batch-request` lists them."""
    schema = json.loads(subprocess.run(
        [program, "schema", "--of", "batch-request"], capture_output=True, text=True, check=True).stdout)

    def names(value):
        if isinstance(value, dict):
            yield from (one for one in value.get("enum", []) if isinstance(one, str))
            for one in value.values():
                yield from names(one)
        elif isinstance(value, list):
            for one in value:
                yield from names(one)

    found = {"evals": EVALS}
    for kind in schema["anyOf"]:
        members = kind["properties"]
        analysis = members["analysis"]["const"]
        methods = found.setdefault(analysis, [])
        for name in names(members.get("method")):
            if name != "all" and name not in methods:
                methods.append(name)
    return found
