# The program missing, of another version, killed, hanging, or saying what nobody can read.

ended <- function(code) {
  error <- tryCatch(code, halfwidth_program_error = identity)
  testthat::expect_s3_class(error, "halfwidth_program_error")
  error
}

# Whether something comes about within half a minute; a process that was ended takes a moment to be gone.
wait_for <- function(condition) {
  for (look in 1:600) {
    if (condition()) return(TRUE)
    Sys.sleep(0.05)
  }
  FALSE
}

test_that("a program that is not there is said, with what to do", {
  with_program("/no/such/halfwidth", {
    expect_identical(ended(hw_proportion(3, 5))$code, "program-missing")
    expect_false(hw_available())
  })
  old <- Sys.getenv(c("HALFWIDTH", "PATH", "R_USER_DATA_DIR"))
  on.exit(do.call(Sys.setenv, as.list(old)))
  Sys.setenv(HALFWIDTH = "", R_USER_DATA_DIR = tempfile(), PATH = "/no/such/folder")
  expect_match(conditionMessage(ended(hw_program())), "install_halfwidth\\(path\\)")
})

test_that("a program of another version is refused, and a patch is not", {
  other <- fake_program(version = "99.0.0")
  with_program(other, {
    error <- ended(hw_proportion(3, 5))
    expect_identical(error$code, "program-version")
    expect_match(conditionMessage(error), "99.0.0")
  })
  own <- as.character(utils::packageVersion("halfwidth"))
  patch <- fake_program(version = paste0(minor_version(own), ".77"))
  with_program(patch, expect_identical(hw_program(), patch))
})

test_that("what does not run, or is another program, is refused", {
  text <- temporary_file()
  writeLines("no program", text)
  with_program(text, expect_identical(ended(hw_program())$code, "program-missing"))
  with_program("/bin/true", expect_identical(ended(hw_program())$code, "program-missing"))
})

test_that("the package, the project and its program have one version", {
  # Not skipped where the program is missing or does not fit: all other tests would be.
  citation <- readLines(source_file("CITATION.cff"))
  own <- as.character(utils::packageVersion("halfwidth"))
  expect_true(paste("version:", own) %in% citation)
  expect_identical(run_program(find_program(), "--version")$output[1], paste("halfwidth", own))
})

test_that("a program that is killed in the middle is an error and no answer", {
  # The first of two answers is there when it dies.
  killed <- fake_program("echo '{\"id\":null,\"result\":{\"estimate\":0.5,\"warnings\":[]}}'", "kill -9 $$")
  with_program(killed, {
    error <- ended(hw_requests(list(list(analysis = "a"), list(analysis = "b"))))
    expect_identical(error$code, "program-ended")
    expect_match(conditionMessage(error), "signal 9")
    expect_identical(ended(hw_report("survey"))$code, "program-ended")
  })
  fault <- fake_program("echo 'error: standard input:1: a fault' >&2", "exit 70")
  with_program(fault, expect_match(conditionMessage(ended(hw_proportion(3, 5))), "exit code 70.*a fault"))
})

test_that("answers that are too few, cut off or no JSON are errors", {
  for (says in c("true", "echo '{\"id\":1,\"result\":{\"est'", "echo hello")) {
    with_program(fake_program(says), expect_identical(ended(hw_proportion(3, 5))$code, "program-ended"))
  }
})

test_that("a program that hangs is ended at the timeout, and leaves nothing behind", {
  pid <- temporary_file()
  hanging <- fake_program(sprintf("echo $$ > %s", pid), "exec sleep 600")
  old <- options(halfwidth.timeout = 1)
  on.exit(options(old))
  with_program(hanging, expect_identical(ended(hw_proportion(3, 5))$code, "timeout"))
  expect_true(wait_for(function() !is_running(as.integer(readLines(pid)))))
})

test_that("a program that does not end by itself when asked is ended all the same", {
  pid <- temporary_file()
  stubborn <- fake_program(sprintf("echo $$ > %s", pid), "trap '' TERM", "while :; do sleep 1; done")
  old <- options(halfwidth.timeout = 1)
  on.exit(options(old))
  with_program(stubborn, expect_identical(ended(hw_proportion(3, 5))$code, "timeout"))
  expect_true(wait_for(function() !is_running(as.integer(readLines(pid)))))
})

test_that("the end of the shell that waits is noticed", {
  # The script ends its own parent, which is that shell, and goes on.
  orphan <- fake_program("kill -9 $PPID", "sleep 1")
  old <- options(halfwidth.timeout = 30)
  on.exit(options(old))
  with_program(orphan, expect_match(conditionMessage(ended(hw_proportion(3, 5))), "from outside"))
})

test_that("an interrupt reaches R and ends the program", {
  pid <- temporary_file()
  hanging <- fake_program(sprintf("echo $$ > %s", pid), "exec sleep 600")
  said <- temporary_file()
  script <- temporary_file()
  writeLines(c(sprintf("library(halfwidth, lib.loc = %s)", deparse(dirname(find.package("halfwidth")))),
    sprintf("options(halfwidth.program = %s)", deparse(hanging)),
    sprintf("writeLines(as.character(Sys.getpid()), %s)", deparse(paste0(said, ".r"))),
    "what <- tryCatch(hw_proportion(3, 5), interrupt = function(e) 'interrupted', error = function(e) conditionMessage(e))",
    sprintf("writeLines(what, %s)", deparse(said))), script)
  # A shell's background process ignores interrupts, and so would this R.
  skip_if_not(nzchar(Sys.which("python3")), "python3 starts R with interrupts as a terminal would")
  starter <- sprintf("import signal,subprocess; signal.signal(signal.SIGINT, signal.default_int_handler); subprocess.Popen([%s, '--vanilla', %s])",
    deparse(file.path(R.home("bin"), "Rscript")), deparse(script))
  system2("python3", c("-c", shQuote(starter)), stdout = FALSE, stderr = FALSE)
  has_line <- function(path) file.exists(path) && length(readLines(path, warn = FALSE)) > 0
  expect_true(wait_for(function() has_line(pid)))
  tools::pskill(as.integer(readLines(paste0(said, ".r"))), tools::SIGINT)
  expect_true(wait_for(function() has_line(said)))
  expect_identical(readLines(said), "interrupted")
  expect_true(wait_for(function() !is_running(as.integer(readLines(pid)))))
})

test_that("a program is installed when it runs, and takes the place of none when it does not", {
  old <- Sys.getenv(c("HALFWIDTH", "R_USER_DATA_DIR"), names = TRUE, unset = NA)
  on.exit({
    for (name in names(old)) if (is.na(old[[name]])) Sys.unsetenv(name) else do.call(Sys.setenv, as.list(old[name]))
  })
  Sys.setenv(HALFWIDTH = "", R_USER_DATA_DIR = temporary_file())
  good <- fake_program()
  expect_message(installed <- install_halfwidth(good), "is now at")
  expect_identical(hw_program(), installed)
  expect_identical(readLines(installed), readLines(good))
  bad <- fake_program(version = "99.0.0")
  expect_identical(ended(install_halfwidth(bad))$code, "program-version")
  expect_identical(readLines(installed), readLines(good))
  expect_identical(list.files(dirname(installed)), "halfwidth")
  expect_identical(ended(install_halfwidth("/no/such/file"))$code, "program-missing")
  expect_error(install_halfwidth(c("a", "b")), class = "halfwidth_input_error")
})

test_that("forks of a session ask at the same time", {
  skip_without_program()
  together <- parallel::mclapply(1:8, function(x) hw_proportion(x, 8)$estimate, mc.cores = 2)
  expect_equal(unlist(together), 1:8 / 8)
})
