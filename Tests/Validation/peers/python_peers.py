"""Runs all calls of peers in Python over all cases, and writes what they gave as JSON lines: python_peers.py OUTPUT"""

import datetime
import json
import pathlib
import platform
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import golden  # noqa: E402
from peers import evals, evals_families, exact, formulas, frames, ordered, registry, shares, tables  # noqa: E402, F401


def main():
    by_method = {}
    for case in golden.cases():
        by_method.setdefault((case["analysis"], case["method"]), []).append(case)
    today = datetime.date.today().isoformat()
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        for call in registry.CALLS:
            values = {}
            for case in by_method.get((call["analysis"], call["method"]), []):
                if "error" in case.get("expected", {}):
                    continue
                try:
                    values[case["id"]] = registry.plain(call["function"](case))
                except registry.NotForThis:
                    continue
                except Exception as fault:  # What a peer does with a case it can't take is what is recorded.
                    values[case["id"]] = {"error": f"{type(fault).__name__}: {fault}"[:120]}
            if values:
                file.write(json.dumps({
                    "package": call["package"], "version": registry.version(call["package"]),
                    "language": f"Python {platform.python_version()}", "date": today, "call": call["call"],
                    "analysis": call["analysis"], "method": call["method"], "values": values}) + "\n")


main()
