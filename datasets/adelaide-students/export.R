# Writes the answers as they are in R's package MASS, under other names, with a number for each student.
#
#   Rscript export.R > responses.csv
#
# The package is one of those that R recommends, and comes with it.

answers <- MASS::survey
names(answers) <- c(
  "sex", "span_writing", "span_other", "writing_hand", "fold", "pulse", "clap", "exercise", "smoke",
  "height", "units", "age")
write.csv(cbind(student = seq_len(nrow(answers)), answers), row.names = FALSE, quote = FALSE, na = "")
