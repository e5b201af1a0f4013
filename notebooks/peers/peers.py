"""Writes `../peers.json`: bootstrap intervals of scipy and of R's package boot, many times over.

    python peers.py

Needs scipy, and R with boot. It is run by hand when a peer has a new version; neither the notebooks
nor CI run it.
"""

import json
import subprocess
from pathlib import Path

import numpy as np
import scipy
from scipy.stats import bootstrap

HERE = Path(__file__).resolve().parent
RESAMPLES = 9_999
RUNS = 40
TIE_RESAMPLES = 99_999


def ones(successes, trials):
    return np.repeat([1.0, 0.0], [successes, trials - successes])


DATA = {
    "proportion": (ones(37, 50),),
    "score": (np.repeat([1.0, 2.0, 3.0, 4.0], [4, 9, 12, 25]),),
    "difference": (ones(36, 50), ones(40, 50)),
}
METHODS = {"percentile": "percentile", "basic": "basic", "bca": "BCa"}


def mean(values, axis=-1):
    return np.mean(values, axis=axis)


def mean_difference(first, second, axis=-1):
    return np.mean(first, axis=axis) - np.mean(second, axis=axis)


def scipy_limits(data, method):
    statistic = mean if len(data) == 1 else mean_difference
    for seed in range(1, RUNS + 1):
        interval = bootstrap(
            data, statistic, n_resamples=RESAMPLES, method=method, vectorized=True,
            rng=np.random.default_rng(seed)).confidence_interval
        yield float(interval.low), float(interval.high)


def scipy_results():
    for name, data in DATA.items():
        for method, word in METHODS.items():
            lower, upper = zip(*scipy_limits(data, word))
            yield {"peer": "scipy", "data": name, "method": method, "lower": lower, "upper": upper}


def ties():
    """Counts the resamples whose difference equals the observed one: of integers, of doubles."""
    rng = np.random.default_rng(1)
    first, second = DATA["difference"]
    resampled = [rng.choice(sample, (TIE_RESAMPLES, len(sample))) for sample in (first, second)]
    integers = resampled[0].sum(axis=1) - resampled[1].sum(axis=1) == first.sum() - second.sum()
    doubles = mean_difference(*resampled) == mean_difference(first, second)
    return {"resamples": TIE_RESAMPLES, "integers": int(integers.sum()),
            "doubles": int(doubles.sum())}


def r_results():
    done = subprocess.run(
        ["Rscript", str(HERE / "peers.R"), str(RESAMPLES), str(RUNS)],
        check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def main():
    from_r = r_results()
    found = {
        "versions": {"scipy": scipy.__version__, "numpy": np.__version__,
                     "R": from_r["R"], "boot": from_r["boot"]},
        "resamples": RESAMPLES, "runs": RUNS,
        "ties": ties(),
        "results": [*scipy_results(), *from_r["results"]],
    }
    lines = ",\n".join("  " + json.dumps(result) for result in found.pop("results"))
    head = json.dumps(found, indent=1)[:-2]
    (HERE.parent / "peers.json").write_text(f'{head},\n "results": [\n{lines}\n ]\n}}\n')


if __name__ == "__main__":
    main()
