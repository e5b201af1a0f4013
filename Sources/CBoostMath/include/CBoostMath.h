/* Boost.Math special functions behind C names.
 *
 * Domain errors are the caller's to prevent: no function throws, sets errno for the caller to read,
 * or prints. An argument outside the stated domain gives an unspecified value. */
#ifndef HALFWIDTH_CBOOSTMATH_H
#define HALFWIDTH_CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

/* Regularised incomplete beta I_x(a, b) and 1 - I_x(a, b); a, b > 0, 0 <= x <= 1. */
double boost_beta_lower(double a, double b, double x);
double boost_beta_upper(double a, double b, double x);

/* x with I_x(a, b) = p, and with 1 - I_x(a, b) = q; 0 <= p, q <= 1. Not always accurate far out in
 * a tail: NumericCore checks each answer by the forward function. */
double boost_beta_lower_inverse(double a, double b, double p);
double boost_beta_upper_inverse(double a, double b, double q);

/* Density of the beta distribution, the derivative of I_x(a, b) in x. */
double boost_beta_density(double a, double b, double x);

/* Regularised incomplete gamma P(a, x) and Q(a, x) = 1 - P(a, x); a > 0, x >= 0. */
double boost_gamma_lower(double a, double x);
double boost_gamma_upper(double a, double x);

/* x with P(a, x) = p, and with Q(a, x) = q; 0 < p, q <= 1. */
double boost_gamma_lower_inverse(double a, double p);
double boost_gamma_upper_inverse(double a, double q);

/* Natural logarithm of gamma(x); x > 0. */
double boost_log_gamma(double x);

/* Complementary error function, and x with erfc(x) = q; 0 < q < 2. */
double boost_erfc(double x);
double boost_erfc_inverse(double q);

/* Tails of the noncentral chi-squared distribution at x; df > 0, 0 <= lambda <= 1e9, x >= 0. */
double boost_noncentral_chi_squared_lower(double df, double lambda, double x);
double boost_noncentral_chi_squared_upper(double df, double lambda, double x);

#ifdef __cplusplus
}
#endif

#endif
