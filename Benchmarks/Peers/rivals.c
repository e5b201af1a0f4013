/* Rivals in C without simulation: the ideal bootstrap as somebody writes it who knows the distributions.
 *
 * Each is called `calls` times here, so that no call from Python is in its time; what it reads is volatile, so that
 * no call is left out. */
#include <math.h>
#include <stdint.h>
#include <string.h>

enum { largest = 1024 };

/* The binomial probabilities, from the mode outward by their ratios: no logarithm of a factorial. */
static void binomial(int n, double p, double *out) {
  const int mode = (int)(p * (n + 1));
  const double q = 1 - p;
  double value = 1, sum = 1;
  out[mode] = 1;
  for (int k = mode; k < n; k++) {
    value *= p / q * (n - k) / (k + 1);
    out[k + 1] = value;
    sum += value;
  }
  value = 1;
  for (int k = mode; k > 0; k--) {
    value *= q / p * k / (n - k + 1);
    out[k - 1] = value;
    sum += value;
  }
  const double scale = 1 / sum;
  for (int k = 0; k <= n; k++) out[k] *= scale;
}

static void limits(const double *probabilities, int last, int *lower, int *upper) {
  double sum = 0;
  int k = 0;
  while (k < last && (sum += probabilities[k]) < 0.025) k++;
  *lower = k;
  while (k < last && sum < 0.975) sum += probabilities[++k];
  *upper = k;
}

void rival_proportion(int trials, int successes, int calls, double *out) {
  volatile int x = successes;
  double f[largest];
  int lower, upper;
  for (int call = 0; call < calls; call++) {
    binomial(trials, (double)x / trials, f);
    limits(f, trials, &lower, &upper);
    out[0] = (double)lower / trials;
    out[1] = (double)upper / trials;
  }
}

void rival_difference(int trials, int first, int second, int calls, double *out) {
  volatile int x = first, y = second;
  double f[largest], g[largest], d[2 * largest];
  int lower, upper;
  for (int call = 0; call < calls; call++) {
    binomial(trials, (double)x / trials, f);
    binomial(trials, (double)y / trials, g);
    memset(d, 0, sizeof(double) * (size_t)(2 * trials + 1));
    for (int i = 0; i <= trials; i++)
      for (int j = 0; j <= trials; j++) d[i + trials - j] += f[i] * g[j];
    limits(d, 2 * trials, &lower, &upper);
    out[0] = (double)(lower - trials) / trials;
    out[1] = (double)(upper - trials) / trials;
  }
}

/* The distribution of a sum of n scores 1 ... k: the n-th power of a polynomial, by J. C. P. Miller's recurrence. */
void rival_likert(int n, int k, const int *counts, int calls, double *out) {
  volatile int first = counts[0];
  double power[largest], q[16];
  int lower, upper;
  for (int call = 0; call < calls; call++) {
    q[0] = (double)first / n;
    for (int j = 1; j < k; j++) q[j] = (double)counts[j] / n;
    power[0] = pow(q[0], n);
    const double scale = 1 / q[0];
    for (int i = 1; i <= n * (k - 1); i++) {
      double sum = 0;
      for (int j = 1; j < k && j <= i; j++) sum += ((n + 1) * j - i) * q[j] * power[i - j];
      power[i] = sum * scale / i;
    }
    limits(power, n * (k - 1), &lower, &upper);
    out[0] = (double)lower / n + 1;
    out[1] = (double)upper / n + 1;
  }
}

void rival_coverage(int n, const double *truths, int count, int calls, double *out) {
  volatile int trials = n;
  double f[largest], lower[largest], upper[largest];
  for (int call = 0; call < calls; call++) {
    n = trials;
    lower[0] = upper[0] = 0;
    lower[n] = upper[n] = 1;
    for (int x = 1; x < n; x++) {
      int low, high;
      binomial(n, (double)x / n, f);
      limits(f, n, &low, &high);
      lower[x] = (double)low / n;
      upper[x] = (double)high / n;
    }
    double sum = 0;
    for (int t = 0; t < count; t++) {
      binomial(n, truths[t], f);
      for (int x = 0; x <= n; x++)
        if (lower[x] <= truths[t] + 1e-9 && truths[t] - 1e-9 <= upper[x]) sum += f[x];
    }
    out[0] = sum / count;
  }
}
