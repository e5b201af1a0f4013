/* dladdr and RTLD_DEFAULT. */
#define _GNU_SOURCE
#include "CLAPACK.h"

#include <dlfcn.h>
#include <stddef.h>

/* gfortran's convention: everything by address, and after the last argument the length of each
 * character argument. */
extern void dgemm_(
    const char *, const char *, const int32_t *, const int32_t *, const int32_t *, const double *,
    const double *, const int32_t *, const double *, const int32_t *, const double *, double *,
    const int32_t *, size_t, size_t);
extern void dpotrf_(const char *, const int32_t *, double *, const int32_t *, int32_t *, size_t);
extern void dpotrs_(
    const char *, const int32_t *, const int32_t *, const double *, const int32_t *, double *,
    const int32_t *, int32_t *, size_t);
extern void dtrtrs_(
    const char *, const char *, const char *, const int32_t *, const int32_t *, const double *,
    const int32_t *, double *, const int32_t *, int32_t *, size_t, size_t, size_t);

/* Null unless the library loaded is OpenBLAS. */
extern void openblas_set_num_threads(int) __attribute__((weak));
extern char *openblas_get_corename(void) __attribute__((weak));

static int is_either(char c, char first, char second) { return c == first || c == second; }

static int is_leading(int32_t ld, int32_t rows) { return ld >= 1 && ld >= rows; }

int32_t clapack_dgemm(
    char transa, char transb, int32_t m, int32_t n, int32_t k, double alpha, const double *a,
    int32_t lda, const double *b, int32_t ldb, double beta, double *c, int32_t ldc) {
  if (!is_either(transa, 'N', 'T')) return -1;
  if (!is_either(transb, 'N', 'T')) return -2;
  if (m < 0) return -3;
  if (n < 0) return -4;
  if (k < 0) return -5;
  if (!is_leading(lda, transa == 'N' ? m : k)) return -8;
  if (!is_leading(ldb, transb == 'N' ? k : n)) return -10;
  if (!is_leading(ldc, m)) return -13;
  if (m == 0 || n == 0) return 0;
  dgemm_(&transa, &transb, &m, &n, &k, &alpha, a, &lda, b, &ldb, &beta, c, &ldc, 1, 1);
  return 0;
}

int32_t clapack_dpotrf(char uplo, int32_t n, double *a, int32_t lda) {
  if (!is_either(uplo, 'L', 'U')) return -1;
  if (n < 0) return -2;
  if (!is_leading(lda, n)) return -4;
  if (n == 0) return 0;
  int32_t info = 0;
  dpotrf_(&uplo, &n, a, &lda, &info, 1);
  return info;
}

int32_t clapack_dpotrs(
    char uplo, int32_t n, int32_t nrhs, const double *a, int32_t lda, double *b, int32_t ldb) {
  if (!is_either(uplo, 'L', 'U')) return -1;
  if (n < 0) return -2;
  if (nrhs < 0) return -3;
  if (!is_leading(lda, n)) return -5;
  if (!is_leading(ldb, n)) return -7;
  if (n == 0 || nrhs == 0) return 0;
  int32_t info = 0;
  dpotrs_(&uplo, &n, &nrhs, a, &lda, b, &ldb, &info, 1);
  return info;
}

int32_t clapack_dtrtrs(
    char uplo, char trans, char diag, int32_t n, int32_t nrhs, const double *a, int32_t lda,
    double *b, int32_t ldb) {
  if (!is_either(uplo, 'L', 'U')) return -1;
  if (!is_either(trans, 'N', 'T')) return -2;
  if (!is_either(diag, 'N', 'U')) return -3;
  if (n < 0) return -4;
  if (nrhs < 0) return -5;
  if (!is_leading(lda, n)) return -7;
  if (!is_leading(ldb, n)) return -9;
  if (n == 0 || nrhs == 0) return 0;
  int32_t info = 0;
  dtrtrs_(&uplo, &trans, &diag, &n, &nrhs, a, &lda, b, &ldb, &info, 1, 1, 1);
  return info;
}

const char *clapack_openblas_core(void) {
  return openblas_get_corename != NULL ? openblas_get_corename() : NULL;
}

const char *clapack_blas_path(void) {
  /* By name: the address that a program linked at a fixed place has for a library's function is its own. */
  void *product = dlsym(RTLD_DEFAULT, "dgemm_");
  Dl_info info;
  return product != NULL && dladdr(product, &info) != 0 ? info.dli_fname : NULL;
}

_Bool clapack_openblas_set_threads(int32_t threads) {
  if (openblas_set_num_threads == NULL) return 0;
  openblas_set_num_threads(threads < 1 ? 1 : threads);
  return 1;
}
