"""Histograms of blocks of resamples, as `HistogramDraws`, `BinomialVariate` and `StreamBlock` document them.

    python3 Tests/References/histograms.py

prints the frozen values of BinomialVariateTests, HistogramDrawsTests and CountHistogramsTests. Probabilities are exact
fractions, and logarithms those of the mathematical library: a draw would differ only where a test is decided in the
twelfth digit.
"""

from fractions import Fraction
from functools import reduce
from math import exp, floor, lgamma, log, log1p, sqrt

MASK = (1 << 64) - 1


def philox(counter, key):
    """Philox4x32-10 (Salmon and others 2011)."""
    c, k = list(counter), list(key)
    for _ in range(10):
        a, b = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(b >> 32) ^ c[1] ^ k[0], b & 0xFFFFFFFF, (a >> 32) ^ c[3] ^ k[1], a & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c


def uniforms(seed, purpose, index):
    key = purpose << 53 | seed
    group = 0
    while True:
        w = philox((group & 0xFFFFFFFF, group >> 32, index, 0), (key & 0xFFFFFFFF, key >> 32))
        for word in (w[1] << 32 | w[0], w[3] << 32 | w[2]):
            yield ((word >> 12) + 0.5) / 2**52
        group += 1


def rarer(n, p, q, numbers):
    if n == 0 or p == 0:
        return 0
    if n * p < 10:
        rest, k, probability = next(numbers), 0, exp(n * log1p(-p))
        while rest > probability:
            rest -= probability
            k += 1
            probability *= (n - k + 1) / k * (p / q)
        return k
    deviation = sqrt(n * p * q)
    b = 1.15 + 2.53 * deviation
    a = -0.0873 + 0.0248 * b + 0.01 * p
    mode = floor((n + 1) * p)
    while True:
        u, v = next(numbers) - 0.5, next(numbers)
        edge = 0.5 - abs(u)
        k = floor((2 * a / edge + b) * u + n * p + 0.5)
        if k < 0 or k > n:
            continue
        if edge >= 0.07 and v <= 0.92 - 4.2 / b:
            return k
        level = log(v * (2.83 + 5.1 / b) * deviation / (a / edge**2 + b))
        ratio = lgamma(mode + 1) + lgamma(n - mode + 1) - lgamma(k + 1) - lgamma(n - k + 1)
        if level <= ratio + (k - mode) * log(p / q):
            return k


def binomial(n, p, q, numbers):
    p, q = float(p), float(q)
    return n - rarer(n, q, p, numbers) if p > q else rarer(n, p, q, numbers)


def histogram(n, weights, numbers):
    def divide(n, weights):
        if len(weights) == 1:
            return [n]
        half = len(weights) // 2
        lower, upper = sum(weights[:half]), sum(weights[half:])
        k = binomial(n, Fraction(lower, lower + upper), Fraction(upper, lower + upper), numbers) if n else 0
        return divide(k, weights[:half]) + divide(n - k, weights[half:])

    size = 1
    while size < len(weights):
        size *= 2
    return divide(n, weights + [0] * (size - len(weights)))[: len(weights)]


def product(a, b):
    out = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] += x * y
    return out


def power(a, n):
    return reduce(product, [a] * n, [1])


def mix(x):
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 & MASK
    x = (x ^ x >> 27) * 0x94D049BB133111EB & MASK
    return x ^ x >> 31


def digest(first, counts, step=1):
    def place(position):
        return mix(mix(0x9E3779B97F4A7C15) + (position & MASK) & MASK)

    total = sum(count * place(first + step * i) for i, count in enumerate(counts))
    return f"{total & MASK:016x}"


def run(total, weights, seed):
    # Ends that are negligible beside the likeliest outcome have no leaf.
    kept = [i for i, weight in enumerate(weights) if weight << 480 >= max(weights)]
    ends = kept[0], len(weights) - 1 - kept[-1]
    weights = weights[kept[0] : kept[-1] + 1]
    counts = [0] * len(weights)
    for block in range((total + 2**20 - 1) // 2**20):
        drawn = histogram(min(2**20, total - block * 2**20), weights, uniforms(seed, 5, block))
        counts = [a + b for a, b in zip(counts, drawn)]
    return [0] * ends[0] + counts + [0] * ends[1]


if __name__ == "__main__":
    for n, p in [(1, 0.5), (9, 0.25), (100, 0.01), (40, 0.5), (1_000, 0.3), (1 << 20, 0.0001), (1 << 20, 0.75)]:
        numbers = uniforms(7, 5, 3)
        print("binomial", n, p, [binomial(n, p, 1 - p, numbers) for _ in range(12)])
    print("histogram", histogram(100_000, [1, 2, 0, 5, 1, 0, 7], uniforms(20_240_229, 5, 1)))
    kernels = {
        "37/50": (0, power([13, 37], 50), 1),
        "700/1000": (0, power([3, 7], 1_000), 1),
        "36/50 - 40/50": (-50, product(power([14, 36], 50), power([40, 10], 50)), 1),
        "likert": (50, power([8, 12, 20, 10], 50), 1),
        "scores 7, -3": (-36, power([9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3], 12)[::10], 10),
        "5/12 - 5/8": (
            -24,
            product(
                [w for x in power([7, 5], 12) for w in (x, 0)][:-1],
                [w for x in power([5, 3], 8) for w in (x, 0, 0)][:-2],
            ),
            1,
        ),
    }
    for name, (first, weights, step) in kernels.items():
        for total in (100_000, 3_000_000):
            print(name, total, digest(first, run(total, weights, 20_240_229), step))
