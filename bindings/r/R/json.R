# Requests as JSON.
#
# jsonlite writes 15 digits, which are not all of a number; what comes back is read by it.

# A value as JSON: NULL as null; an unnamed vector or list as a list, but one value alone as itself unless it is
# in `I()`; a named list as an object; a matrix as a list of its rows.
to_json <- function(value) {
  if (is.null(value)) return("null")
  if (is.factor(value)) {
    stop_input("wrong-type", "a factor can't be sent, because its codes are not its labels; ",
      "use as.character() or as.numeric(as.character())")
  }
  if (is.matrix(value)) {
    rows <- lapply(seq_len(nrow(value)), function(row) I(as.vector(value[row, ])))
    return(json_list(vapply(rows, to_json, "")))
  }
  if (is.array(value) && length(dim(value)) == 3) {
    layers <- lapply(seq_len(dim(value)[3]), function(layer) matrix(value[, , layer], dim(value)[1]))
    return(json_list(vapply(layers, to_json, "")))
  }
  if (is.list(value)) {
    parts <- vapply(value, to_json, "", USE.NAMES = FALSE)
    if (is.null(names(value))) return(json_list(parts))
    if (length(parts) == 0) return("{}")
    return(paste0("{", paste(json_texts(names(value)), parts, sep = ":", collapse = ","), "}"))
  }
  parts <- json_parts(value)
  if (length(parts) == 1 && !inherits(value, "AsIs")) parts else json_list(parts)
}

json_list <- function(parts) paste0("[", paste(parts, collapse = ","), "]")

json_parts <- function(value) {
  if (is.logical(value)) return(ifelse(is.na(value), "null", ifelse(value, "true", "false")))
  if (is.numeric(value)) return(json_numbers(as.double(unclass(value))))
  if (is.character(value)) return(json_texts(value))
  stop_input("wrong-type", "a value of the class '", class(value)[1], "' can't be sent; give numbers or texts")
}

# All digits of each number, and no more than it takes: whole ones without a point, others with 15 digits where
# these are the number.
json_numbers <- function(numbers) {
  texts <- rep_len("null", length(numbers))
  texts[which(numbers == Inf)] <- '"Infinity"'
  texts[which(numbers == -Inf)] <- '"-Infinity"'
  is_whole <- is.finite(numbers) & numbers == round(numbers) & abs(numbers) < 2^53
  texts[is_whole] <- sprintf("%.0f", numbers[is_whole])
  others <- which(is.finite(numbers) & !is_whole)
  texts[others] <- sprintf("%.15g", numbers[others])
  inexact <- others[as.numeric(texts[others]) != numbers[others]]
  texts[inexact] <- sprintf("%.17g", numbers[inexact])
  texts
}

json_texts <- function(texts) {
  texts <- enc2utf8(texts)
  parts <- paste0("\"", texts, "\"")
  # jsonlite knows how quotes and control characters are written.
  special <- which(!is.na(texts) & grepl("[\"\\\\[:cntrl:]]", texts))
  parts[special] <- vapply(texts[special], function(text) as.character(jsonlite::toJSON(text, auto_unbox = TRUE)), "")
  parts[is.na(texts)] <- "null"
  parts
}

# JSON as lists and vectors. Lists stay lists, so that an answer has one shape whatever it holds; numbers that are
# infinite come as "Inf".
from_json <- function(text) {
  value <- jsonlite::fromJSON(text, simplifyVector = TRUE, simplifyDataFrame = FALSE, simplifyMatrix = FALSE)
  if (grepl('"-?Inf"', text)) with_infinities(value) else value
}

with_infinities <- function(value) {
  if (is.list(value)) return(lapply(value, with_infinities))
  if (is.character(value) && length(value) == 1 && value %in% c("Inf", "-Inf")) return(as.numeric(value))
  value
}
