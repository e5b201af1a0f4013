# The two commands that set everything up on a Debian machine with Swift:
#   make report   builds the program and writes the page of the shipped survey
#   make test     runs all tests

PACKAGES := libblas-dev libboost-dev libcsv-dev liblapack-dev
SURVEY := datasets/disrupting-harm-cambodia
PAGE := out/disrupting-harm-cambodia.html
RELEASE := swift build -c release --static-swift-stdlib --product halfwidth

.PHONY: report test build lint setup clean notebooks notebooks-check

report: build
	@mkdir -p $(dir $(PAGE))
	@"$$($(RELEASE) --show-bin-path)/halfwidth" report $(SURVEY) --output $(PAGE)
	@echo "The page is at $(PAGE)"

test: setup
	swift test

build: setup
	$(RELEASE)

# Installs what is missing, and asks nobody when nothing is.
setup:
	@missing=""; \
	for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' \
	    || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing$$missing"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo="sudo"; \
	  $$sudo apt-get update -q && $$sudo apt-get install -y -q --no-install-recommends $$missing; \
	fi

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

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

clean:
	rm -rf .build .build-notebooks out
