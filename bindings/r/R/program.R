# Finding the program, and whether it is the one that this version of the package knows.

#' The program
#'
#' `hw_program()` gives the path of the program that answers, and checks its version. It is looked for in this order,
#' and the first place that names one decides:
#'
#' 1. the option `halfwidth.program`, as in `options(halfwidth.program = "~/bin/halfwidth")`;
#' 2. the environment variable `HALFWIDTH`;
#' 3. the copy that `install_halfwidth()` has made;
#' 4. `halfwidth` on the `PATH`.
#'
#' `install_halfwidth()` copies a program that was downloaded or built to where this package finds it, in the user's
#' own folder of data (`tools::R_user_dir("halfwidth", "data")`), after it has run and has said its version. Nothing
#' is fetched from anywhere. A copy that is there is replaced; to remove it, delete it.
#'
#' `hw_available()` says whether there is a program that fits, without an error.
#'
#' The program and this package carry one version number. Before 1.0 a program of another minor version (0.2 where
#' the package is 0.1) may call things otherwise and is refused; patches (0.1.1) fit together.
#'
#' @param path The path of a program to copy.
#' @returns `hw_program()` the path of the program; `install_halfwidth()` the path of the copy, invisibly;
#'   `hw_available()` `TRUE` or `FALSE`. Errors have the class `halfwidth_program_error` and the code
#'   `program-missing` or `program-version`: see [halfwidth-conditions].
#' @examples
#' if (hw_available()) hw_program()
#' \dontrun{
#' install_halfwidth("~/Downloads/halfwidth")
#' }
#' @export
hw_program <- function() {
  path <- find_program()
  check_version(path)
  path
}

#' @rdname hw_program
#' @export
hw_available <- function() {
  tryCatch({
    hw_program()
    TRUE
  }, halfwidth_program_error = function(e) FALSE)
}

#' @rdname hw_program
#' @export
install_halfwidth <- function(path) {
  if (!is.character(path) || length(path) != 1 || is.na(path)) {
    stop_input("wrong-type", "path: must be one text, the path of the program")
  }
  path <- path.expand(path)
  if (!file.exists(path) || dir.exists(path)) {
    stop_program("program-missing", path, ": there is no such file; give the path of the program itself")
  }
  target <- installed_path()
  dir.create(dirname(target), recursive = TRUE, showWarnings = FALSE)
  # A copy beside the target, tried there, and only then in its place: a program that does not run on this machine
  # takes the place of none.
  trial <- tempfile("halfwidth-", dirname(target))
  on.exit(unlink(trial))
  if (!file.copy(path, trial)) {
    stop_program("program-missing", target, ": can't be written; look at the rights of its folder")
  }
  Sys.chmod(trial, "0755")
  version <- check_version(trial, shown = path)
  if (!file.rename(trial, target)) {
    stop_program("program-missing", target, ": can't be replaced; look at the rights of its folder")
  }
  message("halfwidth ", version, " is now at ", target)
  invisible(target)
}

installed_path <- function() file.path(tools::R_user_dir("halfwidth", "data"), "halfwidth")

find_program <- function() {
  named <- list("options(halfwidth.program =)" = getOption("halfwidth.program"),
    "the environment variable HALFWIDTH" = Sys.getenv("HALFWIDTH"))
  for (source in names(named)) {
    path <- named[[source]]
    if (is.null(path) || !nzchar(path[1])) next
    path <- path.expand(path[1])
    if (!file.exists(path) || dir.exists(path)) {
      stop_program("program-missing", source, " names ", path, ", which is no file; name the program itself")
    }
    return(path)
  }
  for (path in c(installed_path(), Sys.which("halfwidth"))) {
    if (nzchar(path) && file.exists(path)) return(path.expand(path))
  }
  stop_program("program-missing", "the program 'halfwidth' was not found; install it and copy it with ",
    "install_halfwidth(path), or name it by options(halfwidth.program =) or the environment variable HALFWIDTH")
}

# Versions of programs that have been asked, by path, size and time.
known_versions <- new.env(parent = emptyenv())

# The version of a program; an error where it does not run or does not fit. `shown` is what the error calls it.
check_version <- function(path, shown = path) {
  facts <- file.info(path)
  key <- paste(path, facts$size, as.numeric(facts$mtime))
  version <- known_versions[[key]]
  if (is.null(version)) {
    answer <- run_program(path, "--version")
    # The first line is the program's name with its version; what the bits of answers depend on follows.
    said <- if (length(answer$output) > 0) answer$output[1] else ""
    version <- sub("^halfwidth ", "", said)
    if (answer$status != 0 || !grepl("^halfwidth [0-9]+[.][0-9]+([.][0-9]+)?", said)) {
      stop_program("program-missing", shown, ": does not run as halfwidth (exit code ", answer$status, ")",
        if (length(answer$errors) > 0) paste0(": ", answer$errors[1]), "; install the program for this machine")
    }
    known_versions[[key]] <- version
  }
  own <- package_version_text()
  if (minor_version(version) != minor_version(own)) {
    stop_program("program-version", shown, ": is version ", version, ", and this package is of ", own,
      "; install the program and the package of one version")
  }
  version
}

package_version_text <- function() as.character(utils::packageVersion("halfwidth"))

minor_version <- function(version) sub("^([0-9]+[.][0-9]+).*", "\\1", version)
