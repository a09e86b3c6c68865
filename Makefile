# CableReader. `make && sudo make install` installs it; `make run` opens the sample library.

PREFIX ?= /usr/local
DESTDIR ?=
BINDIR = $(PREFIX)/bin
MANDIR = $(PREFIX)/share/man
DOCDIR = $(PREFIX)/share/doc/cablereader
BASHDIR = $(PREFIX)/share/bash-completion/completions
ZSHDIR = $(PREFIX)/share/zsh/site-functions
FISHDIR = $(PREFIX)/share/fish/vendor_completions.d

VERSION := $(shell cat VERSION)
# Dates in what is built are those of the last commit (or of the unpacked VERSION), never the current time.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || stat -c %Y VERSION)

SAMPLES = Samples
BINARY = .build/release/cablereader
# What `install` copies from: the stripped program, its manual pages and completions.
STAGE = .build/stage
DIST = .build/dist
# The Swift runtime is linked in, the program contains no path of this machine and no RUNPATH, and all its
# tables are bound and read-only before it runs (-z now). The toolchain's own lld links it, without dynamic
# symbols and unwind tables. Each function is a section of its own, so the linker drops those that nothing calls
# and keeps one of those that are the same (--icf): nothing compares their places. Objects from before a change
# of these flags may be used again: `make clean` first.
RELEASE = -c release --static-swift-stdlib --disable-local-rpath \
  -Xswiftc -no-toolchain-stdlib-rpath -Xlinker -z -Xlinker now -Xswiftc -file-prefix-map -Xswiftc "$(CURDIR)=." \
  -Xcc "-ffile-prefix-map=$(CURDIR)=." -Xswiftc -Xfrontend -Xswiftc -function-sections -Xswiftc -use-ld=lld \
  -Xlinker --no-export-dynamic -Xlinker --no-eh-frame-hdr -Xlinker --icf=all \
  -Xlinker "$(CURDIR)/packaging/link.ld" $(RELOCATIONS)
# glibc 2.36 reads relocations from a table that is 1.3 MB smaller. The linker notes in the program
# that it needs such a glibc; a package, which may be installed on 2.35, is linked without it.
RELOCATIONS := $(shell getconf GNU_LIBC_VERSION 2> /dev/null \
  | awk '$$1 == "glibc" && $$2 + 0 >= 2.36 { print "-Xlinker -z -Xlinker pack-relative-relocs" }')

.PHONY: all build stage install uninstall run test check fresh lint release fuzz growth bench-parser dependencies documentation pictures bench torture \
  dist deb reproducible clean

all: build stage

build: dependencies
	swift build $(RELEASE) --product cablereader

stage:
	packaging/stage $(BINARY) $(STAGE)

install:
	@test -x $(STAGE)/cablereader || { echo "Nothing is built yet: run make first." >&2; exit 2; }
	install -D -m 755 $(STAGE)/cablereader "$(DESTDIR)$(BINDIR)/cablereader"
	install -D -m 644 $(STAGE)/cablereader.1 "$(DESTDIR)$(MANDIR)/man1/cablereader.1"
	install -D -m 644 $(STAGE)/cablereader.5 "$(DESTDIR)$(MANDIR)/man5/cablereader.5"
	install -D -m 644 $(STAGE)/cablereader.bash "$(DESTDIR)$(BASHDIR)/cablereader"
	install -D -m 644 $(STAGE)/_cablereader "$(DESTDIR)$(ZSHDIR)/_cablereader"
	install -D -m 644 $(STAGE)/cablereader.fish "$(DESTDIR)$(FISHDIR)/cablereader.fish"
	install -D -m 644 $(STAGE)/config.toml "$(DESTDIR)$(DOCDIR)/examples/config.toml"
	find README.md CHANGELOG.md docs -type f \
	  -exec install -D -m 644 {} "$(DESTDIR)$(DOCDIR)/{}" \;
	find $(SAMPLES) -name '*.txt' \
	  -exec install -D -m 644 {} "$(DESTDIR)$(DOCDIR)/examples/{}" \;

# Keeps your index, notebook and settings.
uninstall:
	rm -f "$(DESTDIR)$(BINDIR)/cablereader" "$(DESTDIR)$(MANDIR)/man1/cablereader.1" \
	  "$(DESTDIR)$(MANDIR)/man5/cablereader.5" "$(DESTDIR)$(BASHDIR)/cablereader" \
	  "$(DESTDIR)$(ZSHDIR)/_cablereader" "$(DESTDIR)$(FISHDIR)/cablereader.fish"
	rm -rf "$(DESTDIR)$(DOCDIR)"

# Installs what is missing, builds a release and opens the sample library.
run: build
	$(BINARY) $(SAMPLES)

# The end-to-end tests: two run at a time, each in folders of its own.
END_TO_END = $(patsubst Tests/EndToEnd/%.py,%,$(wildcard Tests/EndToEnd/*_test.py))
.PHONY: $(END_TO_END)

# What is tested is optimized, as what is shipped: the tests then take a sixth of the time, and building twice as long.
TESTED = -c release -Xswiftc -enable-testing --scratch-path .build/tests

# Installs what is missing, builds and runs every test.
test:
	@scripts/install-dependencies --tests
	swift build $(TESTED) --build-tests
	swift test $(TESTED) --skip-build
	$(MAKE) --jobs=2 --keep-going --output-sync=target $(END_TO_END)
	swift run --package-path Examples references Samples
	! swift package --package-path Examples show-dependencies --format flatlist | grep swift-argument-parser

# One end-to-end test on what `make test` built, or another program: `make pty_test PROGRAM=.build/debug/cablereader`.
PROGRAM = .build/tests/release/cablereader
$(END_TO_END):
	MAKEFLAGS= python3 Tests/EndToEnd/$@.py $(PROGRAM)

check: test lint growth documentation

# Runs `make test` of the last commit on fresh Debian systems, as root in a chroot: RELEASES='bookworm trixie'.
RELEASES = bookworm trixie
fresh:
	scripts/fresh $(RELEASES)

lint:
	swift format lint --strict -r Sources Tests Fuzz Examples/Sources Package.swift
	scripts/check-boundaries --self-test
	scripts/check-boundaries
	scripts/check-language --self-test
	scripts/check-language
	Fuzz/fuzz --check

# Documentation of the three libraries, as pages for a web server.
documentation:
	packaging/documentation .build/documentation

# Draws the pictures of README.md and docs/ from the current screen.
pictures:
	packaging/pictures $(BINARY)

dist:
	@git rev-parse --git-dir > /dev/null 2>&1 || { echo "A source archive is made from a git checkout, and this is none." >&2; exit 2; }
	mkdir -p $(DIST)
	git archive --format=tar --prefix=cablereader-$(VERSION)/ HEAD | gzip -9n \
	  > $(DIST)/cablereader-$(VERSION).tar.gz
	cd $(DIST) && sha256sum cablereader-$(VERSION).tar.gz > SHA256SUMS && cat SHA256SUMS

deb: RELOCATIONS =
deb: all
	packaging/deb $(STAGE) $(DIST)

# Everything that a release publishes, in $(DIST): archives, package, bills of materials, notes, checksums. The
# program of the binary archive has SQLite, ncurses and libarchive linked in; it needs glibc 2.35 and nothing else.
# `git tag -a v$(VERSION) -F $(DIST)/cablereader-$(VERSION)-notes.md` makes the tag. HOMEPAGE=URL is where it is published.
release: RELOCATIONS =
release: deb dist
	packaging/static .build/static
	swift build $(RELEASE) $$(cat .build/static/flags) --product cablereader
	packaging/stage $(BINARY) .build/portable
	packaging/release $(STAGE) .build/portable $(DIST)

# Builds the last commit twice, in two folders, and compares every file that would be installed.
reproducible: dependencies
	packaging/reproducible

# Runs the fuzz targets: TARGET=Parser (all of them), TIME=60 (seconds for each).
TARGET = all
TIME = 60
fuzz: dependencies
	TIME=$(TIME) Fuzz/fuzz $(TARGET)

# Counts the work of hostile inputs and of the same inputs doubled: the cost must be linear. ROWS='settings of'
# selects some of them, ROWS=crossed puts every text before every other one.
ROWS =
growth: dependencies
	Fuzz/growth $(ROWS)

# Measures the parser in memory on one core, over the cables of a folder: CABLES=FOLDER.
CABLES = $(SAMPLES)
bench-parser: dependencies
	rm -f .build/bench-parser/release.yaml
	swift build -c release --package-path Benchmarks/ParserSpeed --scratch-path .build/bench-parser
	"$$(swift build -c release --package-path Benchmarks/ParserSpeed --scratch-path .build/bench-parser \
	  --show-bin-path)/ParserBenchmark" "$(CABLES)"

# Measures a library of full size; BENCH='--count 10000 --runs 1' for a small run.
bench: dependencies
	Benchmarks/run $(BENCH)

# The heavy tests, with the figures that SECURITY.md quotes; half an hour. To select some:
# PARTS='growing characters ways none types resizes gone wide large faults kills stars soak', the soak with
# TIME=1800 (seconds) and LIBRARY=FOLDER.
PARTS =
LIBRARY =
torture: build
	TIME=$(TIME) LIBRARY=$(LIBRARY) python3 Tests/EndToEnd/torture.py $(BINARY) $(PARTS)

dependencies:
	@scripts/install-dependencies

clean:
	rm -rf .build
