# The shipped survey, where the project's folder is there.

test_that("a report is a data frame, or a document", {
  skip_without_program()
  survey <- source_file("datasets", "disrupting-harm-cambodia")
  frame <- hw_report(survey)
  female <- frame[which(frame$term == "Female")[1], ]
  expect_identical(c(female$successes, female$n), c(30L, 50L))
  shown <- frame[!is.na(frame$conf.low) & !is.na(frame$n) & frame$method %in% "wilson", ]
  expect_gt(nrow(shown), 20)
  first <- shown[1, ]
  expect_equal(unlist(first[c("conf.low", "conf.high")], use.names = FALSE),
    prop.test(first$successes, first$n, correct = FALSE)$conf.int[1:2], tolerance = 1e-9)
  page <- temporary_file()
  path <- paste0(page, ".html")
  on.exit(unlink(path), add = TRUE)
  expect_identical(hw_report(survey, output = path, brief = TRUE, date = "none"), path)
  expect_match(paste(readLines(path, encoding = "UTF-8"), collapse = "\n"), "</html>", fixed = TRUE)
  expect_error(hw_report(survey, output = "report.xyz"), "ending", class = "halfwidth_input_error")
  expect_error(hw_report(survey, colour = "red"), class = "halfwidth_answer_error")
})

test_that("what does not fit is found", {
  skip_without_program()
  audit <- hw_audit(source_file("datasets", "disrupting-harm-cambodia"))
  expect_true("categories-do-not-sum" %in% audit$code)
  expect_false(hw_audit(percent = "74.5", n = 50)$possible)
  expect_true(hw_audit(percent = "74", n = 50)$possible)
  # 3.48 times 50 is 174; 3.48 times 49 is no whole number within its rounding.
  expect_true(hw_audit(mean = "3.48", n = 50)$possible)
  expect_false(hw_audit(mean = "3.48", n = 10)$possible)
  expect_error(hw_audit("folder", n = 50), class = "halfwidth_input_error")
})
