# Columns of a data frame as those of a file: numbers, or codes with labels.

# One column. `values` are numbers or texts; `labels`, where there are any, name codes, and `levels` is the list of a
# factor's levels in their order, where that is asked for: see factor_column().
file_column <- function(value, name, in_order = FALSE) {
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
  if (is.factor(value)) return(factor_column(value, in_order))
  if (is_coded(value)) return(text_column(value, name))
  if (is.logical(value)) return(list(values = as.numeric(value), labels = c("FALSE" = 0, "TRUE" = 1)))
  if (is.numeric(value)) return(checked_column(list(values = as.numeric(unclass(value))), name))
  stop_input("wrong-type", "data: column '", name, "' is of the class '", class(value)[1],
    "'; give numbers, texts, factors or TRUE and FALSE")
}

checked_column <- function(column, name) {
  beyond <- which(!is.na(column$values) & abs(column$values) > largest_double)
  if (length(beyond) > 0) {
    stop_input("bad-input", "data: ", row_words(beyond), ": column '", name, "' is infinite or beyond 8.988e307; ",
      "correct it, or make it NA")
  }
  column
}

# A column of yes and no, which the program reads, so that it says what counts as what. Words for yes and no are texts
# there; TRUE and FALSE are 1 and 0, of which there is nothing to say. What counts as yes is asked for where it can't be
# told: a factor's first level is no answer to that.
yes_column <- function(value, name, yes, codes) {
  if (is.logical(value) && is.null(yes)) return(list(values = as.numeric(value)))
  if (!is.factor(value)) return(file_column(value, name))
  known <- levels(value)
  # What is declared missing has no code in a column of texts.
  may_be_text <- all(is.na(codes))
  if (!is.null(yes)) {
    # A label that is a number may be taken for a code; as a text it is what it is, where somebody has it.
    is_text <- may_be_text && any(grepl(number_text, known)) && !are_numbers(known) && all(as.character(yes) %in% value)
    return(if (is_text) text_column(value, name) else file_column(value, name))
  }
  if (all(tolower(known) %in% c("yes", "no"))) {
    return(if (may_be_text) text_column(value, name) else list(values = as.numeric(tolower(value) == "yes")))
  }
  stop_input("bad-input", "data: column '", name, "' holds ", paste0("'", utils::head(known, 6), "'", collapse = ", "),
    "; say which answers count as yes, such as yes = \"", example_of_yes(known), "\"")
}

# What may be meant by yes: an answer that says so, or else the last that is no refusal, which of a scale is the highest.
example_of_yes <- function(known) {
  words <- tolower(gsub("[^[:alpha:]]+", " ", known))
  said <- known[words %in% c("yes", "y", "true", "ja", "oui", "s\u00ed", "si", "sim")]
  is_answer <- !grepl("^(no|n|false|na|n a|dk|other)$|refus|don t know|do not know|dont know|no answer|missing", words)
  utils::tail(c(known, known[is_answer], rev(said)), 1)
}

# Writes what a command needs of `data` to `path`. `terms` are expressions, and `kinds` says of each what it is:
# "yes" (yes or no), "number", "shared" (categories that all such terms have in common), "any"; `in_order` whether its
# categories have to stand in their order. `others` are names of further columns, `reading` what was said of how to
# read them. Gives the names of the terms in the file, their values, what each of them is to be shown as (`shown`), the
# codes of missing answers by their letters there, the lists of `levels`, and what there is to say of the terms.
stage_data <- function(data, terms, kinds, others, reading, environment, path, in_order = rep(FALSE, length(terms))) {
  if (anyDuplicated(names(data))) {
    stop_input("bad-input", "data: two columns are called '", names(data)[anyDuplicated(names(data))], "'; rename one")
  }
  names <- vapply(terms, term_name, "")
  files <- file_names(terms, names, base::names(data))
  read <- Map(function(term, name) read_term(term, data, environment, name, reading$valid_codes), terms, names)
  values <- lapply(read, function(one) in_given_order(with_level_of_text(one), reading$levels))
  values[kinds == "shared"] <- with_shared_levels(values[kinds == "shared"], names[kinds == "shared"])
  columns <- list()
  for (number in seq_along(terms)) {
    name <- names[number]
    if (kinds[number] == "number") check_number_column(values[[number]], name)
    declared <- intersect(as.character(reading$yes), read[[number]]$codes)
    if (kinds[number] == "yes" && length(declared) > 0) {
      stop_input("bad-input", "yes: ", declared[1], " in column '", name, "' is declared to be no answer; give ",
        "valid_codes = ", declared[1], " if it is one")
    }
    column <- if (kinds[number] == "yes") {
      yes_column(values[[number]], name, reading$yes, read[[number]]$codes)
    } else {
      file_column(values[[number]], name, in_order[number])
    }
    if (!is.null(column$levels)) check_listed(column$levels, name)
    columns[[files[number]]] <- c(column, read[[number]][c("codes", "names")])
  }
  for (name in setdiff(others, names(columns))) {
    if (!name %in% base::names(data)) {
      stop_input("bad-input", "data: there is no column '", name, "'; its columns are ",
        paste(utils::head(base::names(data), 20), collapse = ", "))
    }
    if (name %in% unlist(reading[c("weight", "fpc", "weights")])) check_number_column(data[[name]], name)
    other <- without_declared(data[[check_name(name)]], reading$valid_codes)
    columns[[name]] <- c(file_column(with_level_of_text(other), name), other[c("codes", "names")])
  }
  if (length(columns) == 0 || length(columns[[1]]$values) == 0) {
    stop_input("bad-input", "data: has no rows, or no column that is asked about")
  }
  codes <- letters_of_codes(columns)
  write_data_file(columns, codes, path)
  is_other <- files != names
  list(names = files, shown = stats::setNames(names[is_other], files[is_other]), codes = codes, values = values,
    levels = unique(unname(Filter(Negate(is.null), lapply(columns, `[[`, "levels")))),
    has_levels = any(vapply(columns, function(column) isTRUE(column$is_coded), NA)),
    said = unlist(lapply(read, `[[`, "said")))
}

# The value of a column. A text with answers that are declared missing is a factor, as what is missing has no code in a
# column of texts.
with_level_of_text <- function(read) {
  if (!is.character(read$value) || all(is.na(read$codes))) return(read$value)
  factor(as.character(read$value), levels = sort(unique(as.character(read$value)), method = "radix"))
}

# The codes of a text or a factor are no numbers.
check_number_column <- function(value, name) {
  if (is_coded(value)) {
    stop_input("wrong-type", "data: column '", name, "' holds texts or a factor, where numbers are needed; ",
      "give a column of numbers")
  }
}

is_coded <- function(value) is.factor(value) || is.character(value) || inherits(value, c("Date", "POSIXt", "difftime"))

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
