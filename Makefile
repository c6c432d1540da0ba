# make run   build what changed and serve it        make dist   the static site and what embedders take
# make test  every test                             make bench  kernels and training steps, native and wasm; make bench-peers  beside other libraries; make bench-feel  the page's frames
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

export GOTOOLCHAIN := go1.27.3
export GOEXPERIMENT := simd
export GOFLAGS := -buildvcs=false

PORT ?= 8080

# With their folders, whose times tell of a file that went away.
engine_sources := Makefile go.mod $(shell find core wasm -path wasm/shape -prune -o \( -type d -o -name '*.go' ! -name '*_test.go' \) -print)
server_sources := go.mod $(shell find . -maxdepth 1 -name '*.go') $(wildcard web/*.go web/fallback/*)
site_sources   := $(shell find web/src) $(wildcard web/*.html web/*.mjs web/*.json web/bench/*.html web/bench/*.mjs)

stages := format vet staticcheck types lint go-simd go-scalar go-wasm dist node browser

.PHONY: all run dist test bench bench-feel bench-peers fmt clean chromium $(stages:%=test-%)

all: dist

run: build/serve
	@exec build/serve -port "$(PORT)"

dist: dist/index.html

## Building

node_modules := web/node_modules/.package-lock.json

$(node_modules): web/package.json web/package-lock.json web/.npmrc
	cd web && npm ci --no-progress --loglevel=error
	touch $@

# Packages that no step runs through are built without inlining: some 25 KB less to load, in brotli.
cold := $(foreach package,backdraw/core/spec backdraw/core/document backdraw/core/model backdraw/core/fault fmt strconv reflect os,-gcflags=$(package)=-l)

# What Go compiles is shaped anew: jumps become branches and loops, and where training steps run, short copies are written out
# (wasm/shape). Functions for machines without vectors are left out, for such a machine reads no module that has the others.
# Lines are left out, a ninth of what travels; those of a trace are in the .compiled file.
build/shape: $(wildcard wasm/shape/*.go)
	@mkdir -p build
	go build -o $@ ./wasm/shape

shape = build/shape -no-lines -without '_simd0$$' -copies '^backdraw_core_(data|kernel|nn|optim|train)[.]' $(1) $@

build/plain.wasm: $(engine_sources) build/shape
	GOOS=js GOARCH=wasm go build $(cold) -trimpath -ldflags=-w -o build/backdraw.compiled ./wasm
	$(call shape,build/backdraw.compiled)

# What is shipped has begun already, and comes to a page in two parts (wasm/shape/begun.go, parts.go).
build/marked.wasm: build/plain.wasm
	build/shape mark $< $@

build/begun.json: build/marked.wasm web/begin.mjs web/modules.mjs $(wildcard web/src/api/*.ts) $(node_modules)
	node web/begin.mjs $< $@ build/begun.memory

build/backdraw.wasm: build/begun.json
	build/shape begin $< build/begun.memory build/plain.wasm $@
	build/shape split $< $@ build/first.wasm build/rest.wasm

build/bench.wasm: $(engine_sources) build/shape
	GOOS=js GOARCH=wasm go build -trimpath -ldflags=-w -o $(@:.wasm=.compiled) ./wasm/bench
	$(call shape,$(@:.wasm=.compiled))

# The digits that the page fetches when they are asked for.
build/mnist.bin: go.mod $(wildcard web/mnist/*.go)
	@mkdir -p build
	go run ./web/mnist $@

dist/index.html: build/backdraw.wasm build/mnist.bin $(node_modules) $(site_sources)
	node web/build.mjs

build/serve: dist/index.html $(server_sources)
	go build -trimpath -tags site -o $@ .

## Testing: each stage can be run alone, as make test-STAGE

test:
	@for stage in $(stages); do \
		echo "== $$stage"; start=$$SECONDS; \
		$(MAKE) -s test-$$stage || { echo "== $$stage failed"; exit 1; }; \
		echo "== $$stage: $$((SECONDS - start)) s"; \
	done

test-format:
	@wrong=$$(git ls-files -co --exclude-standard '*.go' | xargs -r "$$(go env GOROOT)/bin/gofmt" -l); \
	if [ -n "$$wrong" ]; then echo "gofmt would change (make fmt does it):"; echo "$$wrong"; exit 1; fi

test-vet:
	go vet ./...
	GOEXPERIMENT= go vet ./core/...
	GOOS=js GOARCH=wasm go vet ./core/... ./wasm/...

# U1000 takes what //go:wasmexport exports for unused.
test-staticcheck:
	go build -o build/staticcheck honnef.co/go/tools/cmd/staticcheck
	build/staticcheck ./...
	GOEXPERIMENT= build/staticcheck ./core/...
	GOOS=js GOARCH=wasm build/staticcheck -checks inherit,-U1000 ./wasm

test-types: $(node_modules)
	cd web && npx tsc --noEmit

test-lint: $(node_modules)
	cd web && npx eslint --max-warnings 0 .

test-go-simd:
	go test . ./core/... ./wasm/shape ./web ./web/bench ./web/mnist

test-go-scalar:
	GOEXPERIMENT= go test ./core/...

# In the shape that is shipped; -s=false keeps the names which that takes.
test-go-wasm: build/shape
	GOOS=js GOARCH=wasm go test -ldflags=-s=false -exec="$(CURDIR)/wasm/shape/run.sh" ./core/...

test-dist: dist

test-node: dist
	node web/test.mjs

test-browser: dist chromium
	go test -count=1 -timeout=30m ./web/browser

chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "installing chromium"; export DEBIAN_FRONTEND=noninteractive; \
		apt-get update -qq </dev/null && apt-get install -y -qq --no-install-recommends chromium fonts-liberation </dev/null >/dev/null; \
	else echo "The browser tests need Chromium: install it (Debian: apt-get install chromium) so that it is in PATH."; exit 1; fi

bench: dist chromium build/bench.wasm
	go run ./web/bench $(ARGS)
	go test -run '^$$' -bench . ./web/browser

# Frames a second and pointer to paint while training, by the browser's own tracing; ARGS="-feel 3s" is the short form.
bench-feel: dist chromium
	go test -v -count=1 -run '^TestFeelIsMeasured$$' ./web/browser $(or $(ARGS),-feel 10s)

bench-peers: dist chromium
	node web/bench/peers.mjs $(ARGS)

fmt:
	"$$(go env GOROOT)/bin/gofmt" -w $$(git ls-files -co --exclude-standard '*.go')

clean:
	rm -rf build dist web/node_modules
