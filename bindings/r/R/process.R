# Runs the program with files for its input and output.
#
# The program runs in the background and R looks whether it has ended, so that an interrupt reaches R at any time,
# also where a front end sends it to R alone. A shell waits for the program and writes how it ended; where that shell
# is gone without having written it, there is no answer to wait for.

# How long R looks away, in seconds: short at first, as most answers take a few hundredths of a second.
first_pause <- 0.002
longest_pause <- 0.05
# A shell that has not begun after so many seconds will not.
longest_start <- 30

run_script <- '
echo $$ > "$1/shell"
"$2" %s < "$1/input" > "$1/output" 2> "$1/errors" &
child=$!
echo $child > "$1/child"
wait $child
echo $? > "$1/status.new"
mv "$1/status.new" "$1/status"
'

# Runs `program` with arguments and the lines of its input. Gives `status` (its exit code, 128 and the signal where
# one ended it), `output` and `errors` as lines in UTF-8.
run_program <- function(program, arguments, input = character()) {
  folder <- temporary_folder()
  on.exit({
    end_process(folder)
    unlink(folder, recursive = TRUE)
  })
  write_lines(input, file.path(folder, "input"))
  script <- file.path(folder, "script")
  writeLines(sprintf(run_script, paste(shQuote(enc2utf8(arguments)), collapse = " ")), script, useBytes = TRUE)
  started <- proc.time()[["elapsed"]]
  # A name without a slash would be looked for on the PATH.
  system2("/bin/sh", c(shQuote(script), shQuote(folder), shQuote(normalizePath(program, mustWork = FALSE))),
    stdin = "/dev/null", stdout = FALSE, stderr = FALSE, wait = FALSE)
  status <- wait_for_status(folder, started, program)
  list(status = status, output = read_lines(file.path(folder, "output")),
    errors = read_lines(file.path(folder, "errors")))
}

wait_for_status <- function(folder, started, program) {
  status <- file.path(folder, "status")
  limit <- getOption("halfwidth.timeout", Inf)
  pause <- first_pause
  repeat {
    # The order matters: a shell that ended by itself has written the status before.
    gone <- is_gone(folder, started)
    if (file.exists(status)) return(as.integer(readLines(status)))
    if (gone) {
      stop_program("program-ended", program, ": was ended from outside before it had answered; ask again")
    }
    if (proc.time()[["elapsed"]] - started > limit) {
      stop_program("timeout", program, ": has not answered within ", limit,
        " seconds; set options(halfwidth.timeout =) to more, or ask for less at once")
    }
    Sys.sleep(pause)
    pause <- min(pause * 1.3, longest_pause)
  }
}

# Whether the shell that waits for the program is there no more.
is_gone <- function(folder, started) {
  shell <- read_number(file.path(folder, "shell"))
  if (is.na(shell)) return(proc.time()[["elapsed"]] - started > longest_start)
  !is_running(shell)
}

# Signal 0 asks whether there is such a process; one that has ended and that nobody has asked for is no longer
# running, which only /proc says.
is_running <- function(process) {
  if (!tools::pskill(process, 0L)) return(FALSE)
  stat <- sprintf("/proc/%d/stat", process)
  if (!file.exists(stat)) return(TRUE)
  fields <- tryCatch(suppressWarnings(readLines(stat, n = 1)), error = function(e) "")
  !grepl("^[0-9]+ \\(.*\\) [ZX] ", fields)
}

# Ends what still runs: an interrupt, a timeout, or an error while waiting.
end_process <- function(folder) {
  if (file.exists(file.path(folder, "status"))) return(invisible())
  child <- read_number(file.path(folder, "child"))
  if (is.na(child) || !is_running(child)) return(invisible())
  for (signal in c(tools::SIGTERM, tools::SIGKILL)) {
    tools::pskill(child, signal)
    for (look in 1:20) {
      if (!is_running(child)) return(invisible())
      Sys.sleep(0.01)
    }
  }
}

# A folder for one question. Forks of a session share its folder and its random names, so that each has its number.
temporary_folder <- function() {
  folder <- tempfile(sprintf("halfwidth-%d-", Sys.getpid()))
  if (!dir.create(folder, mode = "0700")) {
    stop_program("program-ended", folder, ": can't be made; look at the space and the rights there")
  }
  folder
}

# The number in a file that a shell writes, or NA where it is not there yet or not yet whole.
read_number <- function(path) {
  if (!file.exists(path)) return(NA_integer_)
  line <- suppressWarnings(readLines(path, n = 1))
  if (length(line) == 1) suppressWarnings(as.integer(line)) else NA_integer_
}

write_lines <- function(lines, path) {
  file <- file(path, "wb")
  on.exit(close(file))
  writeLines(enc2utf8(lines), file, useBytes = TRUE)
}

read_lines <- function(path) {
  if (!file.exists(path)) return(character())
  readLines(path, warn = FALSE, encoding = "UTF-8")
}
