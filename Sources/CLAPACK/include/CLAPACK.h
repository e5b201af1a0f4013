/* BLAS and LAPACK behind C names, by our own prototypes of their Fortran symbols.
 *
 * Debian has no header for LAPACK, and its header for BLAS changes with the library installed; the
 * Fortran symbols are the same in the reference libraries and in OpenBLAS, which so replaces them
 * without a rebuild.
 *
 * Matrices are column-major: element (i, j), from 0, of a matrix with leading dimension ld is at
 * i + j * ld, and ld is at least the number of rows and at least 1. uplo is 'L' or 'U': the triangle of
 * a symmetric matrix that is read; the other one is neither read nor written, unless said. n may be 0:
 * nothing is read or written then, and no pointer is followed.
 *
 * Each function returns LAPACK's info: 0 for success; -i if argument i (from 1) is not allowed, in
 * which case nothing was called; above 0 as said there. Arguments are checked here because the
 * library's own check prints and ends the process. Nothing throws. Numbers that aren't finite are the caller's to prevent. */
#ifndef HALFWIDTH_CLAPACK_H
#define HALFWIDTH_CLAPACK_H

#include <stdint.h>

/* C = alpha op(A) op(B) + beta C, with op(A) of m x k, op(B) of k x n and C of m x n; op(X) is X for
 * 'N' and X transposed for 'T'. lda and ldb are those of A and B as stored. C is not read if beta is
 * 0. */
int32_t clapack_dgemm(
    char transa, char transb, int32_t m, int32_t n, int32_t k, double alpha, const double *a,
    int32_t lda, const double *b, int32_t ldb, double beta, double *c, int32_t ldc);

/* Cholesky's factor of a symmetric positive definite n x n matrix: A = L L' for 'L', U' U for 'U',
 * written over the triangle read. info i > 0: the leading minor of order i is not positive. */
int32_t clapack_dpotrf(char uplo, int32_t n, double *a, int32_t lda);

/* Solves A X = B for the factor of dpotrf; B, of n x nrhs, becomes X. info is not above 0. */
int32_t clapack_dpotrs(
    char uplo, int32_t n, int32_t nrhs, const double *a, int32_t lda, double *b, int32_t ldb);

/* Solves op(A) X = B for a triangular n x n matrix; trans 'N' or 'T', diag 'N' or 'U' (ones on the
 * diagonal, not read). B, of n x nrhs, becomes X. info i > 0: diagonal element i is 0, nothing was
 * solved. */
int32_t clapack_dtrtrs(
    char uplo, char trans, char diag, int32_t n, int32_t nrhs, const double *a, int32_t lda,
    double *b, int32_t ldb);

/* The kernels OpenBLAS chose for this processor, such as "Haswell"; null if the library loaded is not
 * OpenBLAS. The text is the library's and lives as long as the process. */
const char *clapack_openblas_core(void);

/* The file that BLAS was loaded from, as the loader found it; null where that can't be told. The text lives as long as
 * the process. */
const char *clapack_blas_path(void);

/* Sets the number of threads of OpenBLAS, for the whole process; returns whether it is loaded. Other
 * libraries are left alone: the reference library has one thread. */
_Bool clapack_openblas_set_threads(int32_t threads);

#endif
