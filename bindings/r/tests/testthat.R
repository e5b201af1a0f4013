library(testthat)
library(halfwidth)

test_check("halfwidth")
