# CableReader. The first two goals are the two that a newcomer needs.

SAMPLES = Samples
BINARY = .build/release/cablereader

.PHONY: run test lint release clean dependencies

# Installs what is missing, builds a release and opens the sample library.
run: release
	$(BINARY) $(SAMPLES)

# Installs what is missing, builds and runs every test.
test: dependencies
	swift build
	swift test
	python3 Tests/EndToEnd/pty_test.py .build/debug/cablereader
	python3 Tests/EndToEnd/commands_test.py .build/debug/cablereader

lint:
	swift format lint --strict -r Sources Tests Package.swift
	scripts/check-boundaries --self-test
	scripts/check-boundaries

release: dependencies
	swift build -c release

dependencies:
	@scripts/install-dependencies

clean:
	rm -rf .build
