"""A rival that answers lines, in a process of its own: see PeerRunner.swift for the requests.

The time is that of the calls alone, without start-up and compilation."""

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ["NUMBA_NUM_THREADS"] = "2"

import gc
import importlib.metadata
import platform
import sys
import time
import warnings

import numpy as np

import rivals_c as c
import rivals_families as families
import rivals_numba as nb
import rivals_numpy as hand
import rivals_packages as packages


def with_methods(name, function):
    return {
        f"{name}-{method}": lambda B, method=method: function(B, method)
        for method in ("percentile", "bca")}


WORKLOADS = {
    **with_methods("scipy-proportion", packages.scipy_proportion),
    **with_methods("arch-proportion", packages.arch_proportion),
    **with_methods("numpy-proportion-index", hand.proportion_index),
    **with_methods("numpy-proportion-binomial", hand.proportion_binomial),
    **with_methods("numpy-proportion-exact", hand.proportion_exact),
    **with_methods("numba-proportion-loop", nb.proportion_loop),
    **with_methods("numba-proportion-table", nb.proportion_table),
    "numba-proportion-loop-two": lambda B: nb.proportion_loop(B, "percentile", 2),
    "numba-proportion-table-two": lambda B: nb.proportion_table(B, "percentile", 2),
    "numba-proportion-exact": nb.proportion_exact,
    **with_methods("numpy-proportion-multinomial", nb.proportion_multinomial),
    **with_methods("numpy-difference-multinomial", nb.difference_multinomial),
    **with_methods("numpy-likert-one-multinomial", nb.likert_multinomial),

    **with_methods("scipy-difference", packages.scipy_difference),
    "arch-difference": packages.arch_difference,
    **with_methods("numpy-difference-index", hand.difference_index),
    **with_methods("numpy-difference-binomial", hand.difference_binomial),
    **with_methods("numpy-difference-exact", hand.difference_exact),
    **with_methods("numba-difference-loop", nb.difference_loop),
    **with_methods("numba-difference-table", nb.difference_table),

    "scipy-joint": lambda B: packages.scipy_joint(B, False),
    "scipy-joint-pairs": lambda B: packages.scipy_joint(B, True),
    "arch-joint": lambda B: packages.arch_joint(B, False),
    "numpy-joint": lambda B: hand.joint_index(B, False),
    "numpy-joint-pairs": lambda B: hand.joint_index(B, True),
    "numba-joint": nb.joint_items,
    "numba-joint-two": lambda B: nb.joint_items(B, 2),
    "numba-joint-pairs": nb.joint_differences,

    **with_methods("scipy-likert", packages.scipy_likert),
    **with_methods("arch-likert", packages.arch_likert),
    **with_methods("numpy-likert-index", hand.likert_index),
    **with_methods("numpy-likert-multinomial", hand.likert_multinomial),
    **with_methods("numpy-likert-exact", hand.likert_exact),
    **with_methods("numba-likert-loop", nb.likert_loop),
    "numba-likert-loop-two": lambda B: nb.likert_loop(B, "percentile", 2),
    "scipy-median": packages.scipy_median,
    "arch-median": packages.arch_median,
    "numpy-median-index": hand.median_index,
    "numpy-median-multinomial": hand.median_multinomial,
    "numpy-median-exact": lambda B: hand.median_exact(B),
    "numba-median-loop": nb.median_loop,

    "scipy-chi-squared": packages.scipy_chi_squared,
    "numpy-chi-squared-permuted": hand.chi_squared_permuted,
    "numpy-chi-squared-patefield": hand.chi_squared_patefield,
    "numba-chi-squared": nb.chi_squared_shuffled,
    "numba-chi-squared-two": lambda B: nb.chi_squared_shuffled(B, 2),

    "scipy-fisher": lambda B: packages.scipy_fisher(),
    "scipy-barnard": lambda B: packages.scipy_barnard(),
    "scipy-boschloo": lambda B: packages.scipy_boschloo(),

    "scipy-coverage": packages.scipy_coverage,
    "arch-coverage": packages.arch_coverage,
    "numpy-coverage-binomial": hand.coverage_binomial,
    "numpy-coverage-memo": hand.coverage_memo,
    "numpy-coverage-exact": hand.coverage_exact,
    "numba-coverage-table": nb.coverage_table,

    **with_methods("scipy-correlation", packages.scipy_correlation),
    **with_methods("arch-correlation", packages.arch_correlation),
    **with_methods("numpy-correlation-index", hand.correlation_index),
    **with_methods("numpy-correlation-moments", hand.correlation_moments),
    **with_methods("numba-correlation-loop", nb.correlation_loop),
    "numba-correlation-loop-two": lambda B: nb.correlation_loop(B, "percentile", 2),

    "statsmodels-wilson": lambda B: packages.statsmodels_wilson(),
    "scipy-wilson": lambda B: packages.scipy_wilson(),
    "statsmodels-clopper-pearson": lambda B: packages.statsmodels_clopper_pearson(),
    "scipy-clopper-pearson": lambda B: packages.scipy_clopper_pearson(),
    "statsmodels-newcombe": lambda B: packages.statsmodels_newcombe(),
    "statsmodels-mcnemar": lambda B: packages.statsmodels_mcnemar(),

    **families.WORKLOADS,
}


# Those that are compiled for a width of registers.
COMPILED = {
    **{f"c-{name}-{method}": lambda B, width, function=function, method=method: function(B, method, width)
       for name, function in (
           ("proportion", c.proportion), ("difference", c.difference), ("likert", c.likert),
           ("correlation", c.correlation))
       for method in ("percentile", "bca")},
    "c-joint": c.joint,
    "c-chi-squared": c.chi_squared,
}

# Those that call themselves, so that calls from Python are not in their time.
CALLING = {
    "c-proportion-exact": c.proportion_exact,
    "c-difference-exact": c.difference_exact,
    "c-likert-exact": c.likert_exact,
    "c-coverage-exact": c.coverage_exact,
}


def body_of(name, settings):
    """What runs the work so many times."""
    resamples, width = settings.get("B", 1), settings.get("width", 256)
    if name in CALLING:
        return lambda calls: CALLING[name](calls, width)
    if name in COMPILED:
        def call():
            return COMPILED[name](resamples, width)
    else:
        def call():
            return WORKLOADS[name](resamples)

    def several(calls):
        for _ in range(calls):
            answer = call()
        return answer
    return several


def run(name, settings):
    body, calls = body_of(name, settings), settings.get("inner", 1)
    gc.collect()
    start = time.perf_counter_ns()
    answer = body(calls)
    elapsed = (time.perf_counter_ns() - start) / calls
    return elapsed, np.ravel(np.asarray(answer, float)).tolist()


def versions():
    names = ("numpy", "scipy", "statsmodels", "arch", "numba", "krippendorff")
    found = [f"{name}={importlib.metadata.version(name)}" for name in names]
    return " ".join([f"Python={platform.python_version()}"] + found)


def known(name):
    return name in WORKLOADS or name in COMPILED or name in CALLING


def answer(line):
    words = line.split()
    if words[0] == "list":
        return "ok " + " ".join([*WORKLOADS, *COMPILED, *CALLING])
    if words[0] == "versions":
        return "ok " + versions()
    if words[0] != "run" or len(words) < 2 or not known(words[1]):
        return f"error there is no such request: {line.strip()}"
    settings = {key: int(value) for key, value in (word.split("=") for word in words[2:])}
    try:
        elapsed, values = run(words[1], settings)
    except Exception as error:
        return f"error {type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
    return f"ok {elapsed} " + " ".join(repr(value) for value in values)


def main():
    warnings.simplefilter("ignore")
    # Collections pass over what the packages hold.
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        if line.startswith("quit"):
            break
        print(answer(line), flush=True)


main()
