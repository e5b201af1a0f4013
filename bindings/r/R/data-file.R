# A data frame as a file that the program reads.
#
# Stata's format 118 keeps what text would lose: every digit of a number, the order of a factor's levels, levels
# that no row has, and labels with commas, quotes or signs in them. Numbers are doubles, texts have a width of their
# own. The layout is in Stata's help, "dta_118".

# A number above this is a missing value in Stata's files.
largest_double <- 8.988e307

# The most bytes of a text that stands in its row.
longest_text <- 2045

# R writes so many bytes at once, and whole numbers up to this.
largest_file <- 2^31 - 2^20

# Writes columns, as `file_column()` makes them, to `path`. Where a column has `codes`, what is missing there is one of
# Stata's missing values with a letter, which `letters` gives to codes: see letters_of_codes().
write_data_file <- function(columns, letters, path) {
  count <- length(columns)
  rows <- length(columns[[1]]$values)
  are_texts <- vapply(columns, function(column) is.character(column$values), NA)
  widths <- vapply(columns, function(column) column_width(column$values), 0)
  if (sum(widths) * rows > largest_file) {
    stop_input("bad-input", "data: ", rows, " rows of ", count, " columns are more than 2 GB; ",
      "name fewer columns, or give the path of a file")
  }
  columns <- lapply(columns, with_letters, letters)
  label_names <- ifelse(vapply(columns, function(column) is.null(column$labels), NA), "",
    sprintf("l%d", seq_len(count)))
  sections <- list(
    tagged("header", tagged("release", text_bytes("118")), tagged("byteorder", text_bytes("LSF")),
      tagged("K", integer_bytes(count, 2)), tagged("N", integer_bytes(c(rows, 0), 4)),
      tagged("label", integer_bytes(0, 2)), tagged("timestamp", as.raw(0))),
    map = tagged("map", raw(14 * 8)),
    tagged("variable_types", integer_bytes(ifelse(are_texts, widths, 65526), 2)),
    tagged("varnames", fixed_bytes(names(columns), 129)),
    tagged("sortlist", integer_bytes(rep(0, count + 1), 2)),
    tagged("formats", fixed_bytes(rep("%10.0g", count), 57)),
    tagged("value_label_names", fixed_bytes(label_names, 129)),
    tagged("variable_labels", raw(count * 321)),
    tagged("characteristics"),
    tagged("data", data_bytes(columns)),
    tagged("strls"),
    tagged("value_labels", label_tables(columns, label_names)))
  opening <- text_bytes("<stata_dta>")
  starts <- length(opening) + cumsum(c(0, lengths(sections)))
  offsets <- c(0, starts[-1], starts[length(starts)] + nchar("</stata_dta>"))
  sections$map <- tagged("map", offset_bytes(offsets))
  file <- file(path, "wb")
  on.exit(close(file))
  writeBin(opening, file)
  for (section in sections) writeBin(section, file)
  writeBin(text_bytes("</stata_dta>"), file)
}

text_bytes <- function(text) charToRaw(enc2utf8(text))

tagged <- function(name, ...) {
  c(text_bytes(sprintf("<%s>", name)), ..., text_bytes(sprintf("</%s>", name)))
}

# Whole numbers below 2^31, or below 2^16 of two bytes, the lowest byte first.
integer_bytes <- function(numbers, size) {
  writeBin(as.integer(numbers), raw(), size = size, endian = "little")
}

# Places in the file, each in eight bytes.
offset_bytes <- function(offsets) {
  integer_bytes(rbind(offsets, 0), 4)
}

# Texts in fields of one width, with zeros after them; what is longer is refused before.
fixed_bytes <- function(texts, width) {
  unlist(lapply(texts, function(text) {
    bytes <- text_bytes(text)
    c(bytes, raw(width - length(bytes)))
  }))
}

# A column with the numbers of the letters of what is missing, 0 where it has none, and with the labels of letters,
# which stand above all other codes.
with_letters <- function(column, letters) {
  if (length(letters) == 0) return(column)
  number <- function(codes) match(names(letters)[match(codes, letters)], base::letters)
  column$letters <- number(column$codes)
  column$letters[is.na(column$letters)] <- 0L
  codes <- intersect(names(column$names), column$codes)
  labels <- stats::setNames(2147483621 + number(codes), column$names[codes])
  if (length(codes) > 0) column$labels <- c(column$labels, labels)
  column
}

# Row by row: each column as a matrix of bytes, whose columns are the rows.
data_bytes <- function(columns) {
  as.vector(do.call(rbind, lapply(columns, function(column) {
    if (is.character(column$values)) texts_of_rows(column$values) else numbers_of_rows(column)
  })))
}

column_width <- function(values) if (is.character(values)) max(1, nchar(values[!is.na(values)], "bytes")) else 8

texts_of_rows <- function(values) {
  values[is.na(values)] <- ""
  known <- unique(values)
  bytes <- matrix(fixed_bytes(known, column_width(known)), ncol = length(known))
  bytes[, match(values, known), drop = FALSE]
}

numbers_of_rows <- function(column) {
  bytes <- matrix(writeBin(as.double(column$values), raw(), endian = "little"), nrow = 8)
  missing <- which(is.na(column$values))
  if (length(missing) > 0) {
    # The bits of Stata's "." : 2^1023. Those of ".a" to ".z" have the number of the letter before these.
    bytes[, missing] <- as.raw(c(0, 0, 0, 0, 0, 0, 0xe0, 0x7f))
    if (!is.null(column$letters)) bytes[6, missing] <- as.raw(column$letters[missing])
  }
  bytes
}

# What the codes 1, 2, 3 ... of each column with labels are called.
label_tables <- function(columns, label_names) {
  tables <- Map(function(column, name) {
    if (is.null(column$labels)) return(raw())
    texts <- lapply(names(column$labels), function(label) c(text_bytes(label), as.raw(0)))
    sizes <- lengths(texts)
    body <- c(integer_bytes(length(texts), 4), integer_bytes(sum(sizes), 4),
      integer_bytes(cumsum(c(0, sizes))[seq_along(sizes)], 4), integer_bytes(column$labels, 4), unlist(texts))
    tagged("lbl", integer_bytes(length(body), 4), fixed_bytes(name, 129), raw(3), body)
  }, columns, label_names)
  unlist(tables, use.names = FALSE)
}
