# What the tests need of the machine. Golden files and the shipped survey are not in the package: HALFWIDTH_SOURCE is
# the project's folder where they are.

skip_without_program <- function() {
  testthat::skip_if_not(hw_available(), "there is no program of this version")
}

source_file <- function(...) {
  path <- file.path(Sys.getenv("HALFWIDTH_SOURCE", "no-such-folder"), ...)
  testthat::skip_if_not(file.exists(path), paste("HALFWIDTH_SOURCE has no", file.path(...)))
  path
}

# A program that is a script; it says that it is of this version, or of `version`.
fake_program <- function(..., version = as.character(utils::packageVersion("halfwidth")), env = parent.frame()) {
  path <- temporary_file(env)
  writeLines(c("#!/bin/sh", sprintf('if [ "$1" = --version ]; then echo halfwidth %s; exit 0; fi', version), ...), path)
  Sys.chmod(path, "0755")
  path
}

# A file that is gone when the caller ends.
temporary_file <- function(env = parent.frame(), pattern = "file-") {
  path <- tempfile(pattern)
  do.call(on.exit, list(substitute(unlink(path, recursive = TRUE), list(path = path)), add = TRUE), envir = env)
  path
}

# Evaluates with a program in place of the one that is there.
with_program <- function(path, code) {
  old <- options(halfwidth.program = path)
  on.exit(options(old))
  force(code)
}

quietly <- function(code) {
  suppressMessages(suppressWarnings(code, classes = "halfwidth_warning"), classes = "halfwidth_message")
}
