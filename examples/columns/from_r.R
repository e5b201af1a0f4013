# Wilson intervals of a whole data frame in one request.
#
# usage: Rscript from_r.R PROGRAM

library(jsonlite)

program <- commandArgs(trailingOnly = TRUE)[1]
frame <- data.frame(x = c(46, 44, 42, 37), n = 50)

request <- toJSON(
  list(id = 1, analysis = "proportion", inputs = lapply(frame, I), method = "wilson"),
  auto_unbox = TRUE, digits = NA)
answer <- fromJSON(system2(program, c("batch", "--infinity", "inf"), input = request, stdout = TRUE))
if (!is.null(answer$error)) stop(answer$error$message)
for (i in seq_len(NROW(answer$refused))) {
  message("row ", answer$refused$row[i], ": ", answer$refused$message[i])
}

# What is no list, such as the method, fills its column.
print(as.data.frame(answer$columns[names(answer$columns) != "warnings"]))
