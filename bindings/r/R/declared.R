# Values that a column itself declares to be no answers: SPSS's user-missing values (the attributes `na_values` and
# `na_range`) and Stata's tagged ones, as the package haven keeps them in a column of R.

# A column without them. `value` has `NA` in their places and no labels of theirs; `codes` says of each row what stood
# there, as text, or `NA`; `names` are the labels of the codes. `valid` are codes that are answers all the same.
without_declared <- function(value, valid = NULL) {
  codes <- rep_len(NA_character_, length(value))
  if (!is.atomic(value) || is.factor(value) || !is.null(dim(value))) {
    return(list(value = value, codes = codes, names = character()))
  }
  codes <- declared_codes(value, value, valid)
  labels <- attr(value, "labels", exact = TRUE)
  label_codes <- if (!is.null(labels)) declared_codes(labels, value, valid)
  # Nothing is declared any more, and haven can't compare a column with both a range and NA. By the bare vector, as with
  # haven loaded the class has assignments of its own.
  kept <- attributes(value)
  kept[c("na_values", "na_range")] <- NULL
  kept$class <- setdiff(kept$class, "haven_labelled_spss")
  kept$labels <- labels[is.na(label_codes)]
  value <- unclass(value)
  value[!is.na(codes)] <- NA
  attributes(value) <- kept
  found <- which(!is.na(label_codes))
  list(value = value, codes = codes, names = stats::setNames(names(labels)[found], label_codes[found]))
}

# What `values` are called where `column` declares them missing, and `NA` elsewhere.
declared_codes <- function(values, column, valid) {
  attributes(values) <- NULL
  written <- function(codes) if (is.numeric(codes)) json_numbers(as.double(codes)) else as.character(codes)
  is_declared <- !is.na(values) & values %in% attr(column, "na_values", exact = TRUE)
  range <- attr(column, "na_range", exact = TRUE)
  if (length(range) == 2 && is.numeric(range) && is.numeric(values)) {
    is_declared <- is_declared | !is.na(values) & values >= range[1] & values <= range[2]
  }
  codes <- rep_len(NA_character_, length(values))
  codes[is_declared] <- written(values[is_declared])
  codes[codes %in% written(valid)] <- NA
  tags <- tags_of(values)
  codes[!is.na(tags)] <- paste0(".", tags[!is.na(tags)])
  codes
}

# The letters of tagged missing values, which haven writes into the fifth byte of a NaN, the lowest first.
tags_of <- function(values) {
  tags <- rep_len(NA_character_, length(values))
  missing <- which(is.na(values))
  if (!is.double(values) || length(missing) == 0) return(tags)
  bytes <- matrix(as.integer(writeBin(values[missing], raw(), endian = "little")), nrow = 8)[5, ]
  is_letter <- bytes >= utf8ToInt("a") & bytes <= utf8ToInt("z")
  tags[missing[is_letter]] <- letters[bytes[is_letter] - utf8ToInt("a") + 1]
  tags
}

# Numbers or a data frame of them with `NA` for what is declared missing, of which a warning says how often, and the
# attribute `declared` that there was any.
declared_as_na <- function(value, name) {
  columns <- if (is.data.frame(value)) as.list(value) else list(value)
  read <- lapply(columns, without_declared)
  count <- sum(vapply(read, function(one) sum(!is.na(one$codes)), 0L))
  if (count == 0) return(value)
  give_warning("missing-values", paste0(name, ": ", count, if (count == 1) " value is" else " values are",
    " declared missing, and NA here"), integer())
  if (!is.data.frame(value)) return(read[[1]]$value)
  value[] <- lapply(read, `[[`, "value")
  attr(value, "declared") <- TRUE
  value
}

# The letters by which a file of Stata keeps the codes of all columns apart: a named vector, from letters to codes.
# Stata's own codes keep theirs.
letters_of_codes <- function(columns) {
  codes <- unique(unlist(lapply(columns, function(column) column$codes[!is.na(column$codes)])))
  own <- codes[grepl("^[.][a-z]$", codes)]
  others <- setdiff(codes, own)
  free <- setdiff(letters, substr(own, 2, 2))
  if (length(others) > length(free)) {
    stop_input("bad-input", "data: the columns that are asked about have more than 26 different codes that are ",
      "declared missing; make them NA, and say missing = \"drop\"")
  }
  stats::setNames(c(own, others), c(substr(own, 2, 2), utils::head(free, length(others))))
}

# What the program says of a file's letters, with the codes that they stand for. Only where it names a code: what
# stands in labels and in names of columns stays.
with_codes <- function(text, codes) {
  for (letter in names(codes)) {
    code <- paste0("\\1", gsub("\\", "\\\\", codes[[letter]], fixed = TRUE))
    before <- c("\\b[0-9]+ with ", "\"answer\": \"", "--valid-codes ")
    text <- gsub(sprintf("(%s)[.]%s(?= |[,;\"]|$)", paste(before, collapse = "|"), letter), code, text, perl = TRUE)
    text <- gsub(sprintf("(stands? for no answer \\((?:[^()]*, )?)[.]%s(?=[,)])", letter), code, text, perl = TRUE)
    text <- gsub(sprintf("()[.]%s(?=( '[^']*')? in column '.*' is declared to be)", letter), code, text, perl = TRUE)
  }
  text
}
