# Columns of a data frame as those of a file: numbers, or codes with labels.

# One column. `values` are numbers; `labels`, where there are any, name the codes.
file_column <- function(value, name) {
  if (is.data.frame(value) || is.list(value) || (!is.null(dim(value)) && length(dim(value)) > 1)) {
    stop_input("wrong-type", "data: column '", name, "' is a list or a matrix; give a column with one value a row")
  }
  labels <- attr(value, "labels", exact = TRUE)
  if (inherits(value, "haven_labelled") && is.numeric(labels)) {
    values <- as.numeric(unclass(value))
    attributes(values) <- NULL
    whole <- !is.na(labels) & labels == round(labels) & abs(labels) < 2^31
    return(checked_column(list(values = values, labels = labels[whole]), name))
  }
  if (is.factor(value)) return(coded_column(as.integer(value), levels(value)))
  if (inherits(value, c("Date", "POSIXt", "difftime")) || is.character(value)) {
    texts <- as.character(value)
    # By characters and not by the language of the session, so that the answer is the same everywhere.
    levels <- sort(unique(texts), method = "radix")
    return(coded_column(match(texts, levels), levels))
  }
  if (is.logical(value)) return(list(values = as.numeric(value), labels = c("FALSE" = 0, "TRUE" = 1)))
  if (is.numeric(value)) return(checked_column(list(values = as.numeric(unclass(value))), name))
  stop_input("wrong-type", "data: column '", name, "' is of the class '", class(value)[1],
    "'; give numbers, texts, factors or TRUE and FALSE")
}

# Far above the codes that surveys give to missing answers, such as 9 and 99, so that a ninth level is not taken for
# one. Scores are of the order and not of the codes.
code_before_first <- 100000

coded_column <- function(codes, levels) {
  if (length(levels) == 0) return(list(values = rep(NA_real_, length(codes))))
  list(values = codes + code_before_first, labels = stats::setNames(seq_along(levels) + code_before_first, levels))
}

checked_column <- function(column, name) {
  beyond <- which(!is.na(column$values) & abs(column$values) > largest_double)
  if (length(beyond) > 0) {
    stop_input("bad-input", "data: ", row_words(beyond), ": column '", name, "' is infinite or beyond 8.988e307; ",
      "correct it, or make it NA")
  }
  column
}

# A column of yes and no as ones and zeros. What counts as yes is asked for where it can't be told: a factor's first
# level is no answer to that.
yes_column <- function(value, name, yes) {
  if (is.logical(value) && is.null(yes)) return(list(values = as.numeric(value)))
  if (is.numeric(value)) return(NULL)
  if (is.logical(value)) value <- factor(value, c(FALSE, TRUE))
  texts <- as.character(value)
  known <- if (is.factor(value)) levels(value) else sort(unique(texts), method = "radix")
  shown <- paste0("'", utils::head(known, 6), "'", collapse = ", ")
  if (is.null(yes)) {
    if (all(tolower(known) %in% c("yes", "no"))) return(list(values = as.numeric(tolower(texts) == "yes")))
    stop_input("bad-input", "data: column '", name, "' holds ", shown, "; say which answers count as yes, ",
      "such as yes = \"", example_of_yes(known), "\"")
  }
  unknown <- setdiff(as.character(yes), known)
  if (length(unknown) > 0) {
    stop_input("bad-input", "yes: column '", name, "' has no answer '", unknown[1], "'; it holds ", shown)
  }
  list(values = ifelse(is.na(texts), NA, as.numeric(texts %in% as.character(yes))))
}

# What may be meant by yes: an answer that says so, or else the last that is no refusal, which of a scale is the highest.
example_of_yes <- function(known) {
  words <- tolower(gsub("[^[:alpha:]]+", " ", known))
  said <- known[words %in% c("yes", "y", "true", "ja", "oui", "s\u00ed", "si", "sim")]
  is_answer <- !grepl("^(no|n|false|na|n a|dk|other)$|refus|don t know|do not know|dont know|no answer|missing", words)
  utils::tail(c(known, known[is_answer], rev(said)), 1)
}

# Writes what a command needs of `data` to `path`. `terms` are expressions, and `kinds` says of each what it is:
# "yes" (yes or no), "number", "shared" (categories that all such terms have in common), "any". `others` are names of
# further columns, `reading` what was said of how to read them. Gives the names of the terms in the file, what each of
# these is to be shown as (`shown`), the codes of missing answers by their letters there, what there is to say of the
# terms, and whether every yes and no is a one and a zero now, so that nothing is left to say of it.
stage_data <- function(data, terms, kinds, others, reading, environment, path) {
  if (anyDuplicated(names(data))) {
    stop_input("bad-input", "data: two columns are called '", names(data)[anyDuplicated(names(data))], "'; rename one")
  }
  names <- vapply(terms, term_name, "")
  files <- file_names(terms, names, base::names(data))
  read <- Map(function(term, name) read_term(term, data, environment, name, reading$valid_codes), terms, names)
  values <- lapply(read, `[[`, "value")
  values[kinds == "shared"] <- with_shared_levels(values[kinds == "shared"], names[kinds == "shared"])
  columns <- list()
  settled <- TRUE
  for (number in seq_along(terms)) {
    name <- names[number]
    column <- if (kinds[number] == "yes") yes_column(values[[number]], name, reading$yes)
    settled <- settled && (kinds[number] != "yes" || !is.null(column))
    if (kinds[number] == "number") check_number_column(values[[number]], name)
    declared <- intersect(as.character(reading$yes), read[[number]]$codes)
    if (kinds[number] == "yes" && length(declared) > 0) {
      stop_input("bad-input", "yes: ", declared[1], " in column '", name, "' is declared to be no answer; give ",
        "valid_codes = ", declared[1], " if it is one")
    }
    if (is.null(column)) column <- file_column(values[[number]], name)
    columns[[files[number]]] <- c(column, read[[number]][c("codes", "names")])
  }
  for (name in setdiff(others, names(columns))) {
    if (!name %in% base::names(data)) {
      stop_input("bad-input", "data: there is no column '", name, "'; its columns are ",
        paste(utils::head(base::names(data), 20), collapse = ", "))
    }
    if (name %in% unlist(reading[c("weight", "fpc", "weights")])) check_number_column(data[[name]], name)
    other <- without_declared(data[[check_name(name)]], reading$valid_codes)
    columns[[name]] <- c(file_column(other$value, name), other[c("codes", "names")])
  }
  if (length(columns) == 0 || length(columns[[1]]$values) == 0) {
    stop_input("bad-input", "data: has no rows, or no column that is asked about")
  }
  codes <- letters_of_codes(columns)
  write_data_file(columns, codes, path)
  is_other <- files != names
  list(names = files, shown = stats::setNames(names[is_other], files[is_other]), codes = codes,
    said = unlist(lapply(read, `[[`, "said")), settled = settled)
}

# The codes of a text or a factor are no numbers.
check_number_column <- function(value, name) {
  if (is_coded(value)) {
    stop_input("wrong-type", "data: column '", name, "' holds texts or a factor, where numbers are needed; ",
      "give a column of numbers")
  }
}

is_coded <- function(value) is.factor(value) || is.character(value) || inherits(value, c("Date", "POSIXt", "difftime"))

# Categories of several columns in one order, by which the same answer has the same code in each.
with_shared_levels <- function(values, names) {
  coded <- vapply(values, is_coded, NA)
  if (!any(coded)) return(values)
  if (!all(coded)) {
    stop_input("wrong-type", "data: column '", names[coded][1], "' holds texts or a factor and '", names[!coded][1],
      "' does not; give columns of one kind")
  }
  # The order is that of the factors; what only texts have comes after it, by its characters.
  factors <- which(vapply(values, is.factor, NA))
  ordered <- unique(unlist(lapply(values[factors], levels)))
  for (number in factors) {
    if (is.unsorted(match(levels(values[[number]]), ordered))) {
      stop_input("bad-input", "data: the levels of '", names[factors[1]], "' and '", names[number],
        "' are in different orders; give both columns the same levels")
    }
  }
  texts <- sort(unique(unlist(lapply(values, as.character))), method = "radix")
  shared <- unique(c(ordered, texts))
  lapply(values, function(value) factor(as.character(value), levels = shared))
}

# The value of a term, one for each row of the data, with what it has in place of answers: see without_declared().
read_term <- function(term, data, environment, name, valid) {
  if (is.name(term) || is.character(term)) {
    return(without_declared(term_value(as.name(term), data, environment, name), valid))
  }
  # What is declared missing is NA in an expression, and the row is left out with its code where that makes it NA.
  known <- as.list(data)
  codes <- rep_len(NA_character_, nrow(data))
  names <- character()
  for (variable in all.vars(term)) {
    own <- if (variable %in% names(data)) known[[variable]] else get0(variable, environment)
    if (is.data.frame(own)) {
      own[] <- lapply(own, function(one) without_declared(one, valid)$value)
      known[[variable]] <- own
    } else if (is.atomic(own) && !is.null(own)) {
      read <- without_declared(own, valid)
      if (all(is.na(read$codes))) next
      known[[variable]] <- read$value
      if (length(read$codes) == nrow(data)) codes <- ifelse(is.na(codes), read$codes, codes)
      names <- c(names, read$names[setdiff(base::names(read$names), base::names(names))])
    }
  }
  value <- term_value(term, known, environment, name, nrow(data))
  decided <- sum(!is.na(codes) & !is.na(value))
  codes[!is.na(value)] <- NA
  list(value = value, codes = codes, names = names, said = if (decided > 0) {
    paste0("'", name, "' has a value in ", decided, if (decided == 1) " row" else " rows", " where a column of it is ",
      "declared missing; such values are NA in an expression, and %in% makes FALSE of NA")
  })
}

term_value <- function(term, data, environment, name, rows = nrow(data)) {
  value <- tryCatch(eval(term, data, environment), error = function(e) {
    stop_input("bad-input", "data: '", name, "' can't be found or worked out: ", conditionMessage(e))
  })
  if (is.null(dim(value)) && length(value) != rows) {
    stop_input("bad-input", "data: '", name, "' has ", length(value), " values, and the data ", rows, " rows")
  }
  value
}
