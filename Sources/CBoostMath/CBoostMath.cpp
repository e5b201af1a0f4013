#include "CBoostMath.h"

// Swift can't catch a C++ exception, so no error may become one. Set for the whole library and not by a
// policy that is handed in: its root finders raise under the default policy, whatever the caller's says.
#define BOOST_MATH_DOMAIN_ERROR_POLICY ignore_error
#define BOOST_MATH_POLE_ERROR_POLICY ignore_error
#define BOOST_MATH_OVERFLOW_ERROR_POLICY ignore_error
#define BOOST_MATH_UNDERFLOW_ERROR_POLICY ignore_error
#define BOOST_MATH_DENORM_ERROR_POLICY ignore_error
#define BOOST_MATH_EVALUATION_ERROR_POLICY ignore_error
#define BOOST_MATH_ROUNDING_ERROR_POLICY ignore_error
#define BOOST_MATH_INDETERMINATE_RESULT_ERROR_POLICY ignore_error

#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace {

namespace policies = boost::math::policies;

// Promotion to long double is off: it costs ten times the time for digits that the callers' tolerances
// don't use.
using Policy =
    policies::policy<policies::promote_float<false>, policies::promote_double<false>>;

const Policy policy;

using NoncentralChiSquared = boost::math::non_central_chi_squared_distribution<double, Policy>;

}  // namespace

extern "C" {

double boost_beta_lower(double a, double b, double x) { return boost::math::ibeta(a, b, x, policy); }

double boost_beta_upper(double a, double b, double x) {
  return boost::math::ibetac(a, b, x, policy);
}

double boost_beta_lower_inverse(double a, double b, double p) {
  return boost::math::ibeta_inv(a, b, p, policy);
}

double boost_beta_upper_inverse(double a, double b, double q) {
  return boost::math::ibetac_inv(a, b, q, policy);
}

double boost_beta_density(double a, double b, double x) {
  return boost::math::ibeta_derivative(a, b, x, policy);
}

double boost_gamma_lower(double a, double x) { return boost::math::gamma_p(a, x, policy); }

double boost_gamma_upper(double a, double x) { return boost::math::gamma_q(a, x, policy); }

double boost_gamma_lower_inverse(double a, double p) {
  return boost::math::gamma_p_inv(a, p, policy);
}

double boost_gamma_upper_inverse(double a, double q) {
  return boost::math::gamma_q_inv(a, q, policy);
}

double boost_log_gamma(double x) { return boost::math::lgamma(x, policy); }

double boost_erfc(double x) { return boost::math::erfc(x, policy); }

double boost_erfc_inverse(double q) { return boost::math::erfc_inv(q, policy); }

double boost_noncentral_chi_squared_lower(double df, double lambda, double x) {
  return boost::math::cdf(NoncentralChiSquared(df, lambda), x);
}

double boost_noncentral_chi_squared_upper(double df, double lambda, double x) {
  return boost::math::cdf(boost::math::complement(NoncentralChiSquared(df, lambda), x));
}

}  // extern "C"
