# The two commands that set everything up on a Debian machine with Swift:
#   make report   builds the program and writes the page of the shipped survey
#   make test     runs all tests

PACKAGES := libblas-dev libboost-dev libcsv-dev liblapack-dev
SURVEY := datasets/disrupting-harm-cambodia
PAGE := out/disrupting-harm-cambodia.html
RELEASE := swift build -c release --static-swift-stdlib --product halfwidth

.PHONY: report test build lint setup clean

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

clean:
	rm -rf .build out
