# Needs Go 1.26 and nothing else. `make` alone lists what there is to make.

OUT      ?= public
CONTENT  ?= content
BASE     ?=
ADDR     ?= 127.0.0.1:8080
FUZZTIME ?= 2m

TOOL = go tool -modfile=tools/go.mod

# The linters remember results by content and with the paths of the checkout that
# they were found in; a memory shared by two checkouts reads one's files for the other.
lint: export GOLANGCI_LINT_CACHE = $(CURDIR)/.cache/golangci-lint
lint: export STATICCHECK_CACHE = $(CURDIR)/.cache/staticcheck

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: binary
binary:
	@go build -o bin/demarc ./cmd/demarc

.PHONY: site
site: binary ## build the site into public/ (OUT=, CONTENT=, BASE= change what and where)
	@bin/demarc build --content '$(CONTENT)' --out '$(OUT)' $(if $(BASE),--base '$(BASE)')
	@echo
	@echo 'The site is in $(abspath $(OUT))'
ifeq ($(BASE),)
	@echo 'Look at it:  open file://$(abspath $(OUT))/index.html in a browser,'
	@echo '             or run "make serve" and go to http://$(ADDR)/'
else
	@echo 'It is made for $(BASE); copy it there.'
endif

.PHONY: serve
serve: binary ## preview the site on http://127.0.0.1:8080/, rebuilt on every change
	@exec bin/demarc serve --content '$(CONTENT)' --addr '$(ADDR)'

.PHONY: test
test: ## run all tests, and each fuzz target for a moment
	go test ./...
	@tools/fuzz.sh 2000x

.PHONY: e2e
e2e: ## look at every kind of page in headless Chromium; pictures go to e2e/shots/
	go test -count=1 -v ./e2e -shots

.PHONY: thirdparty
thirdparty: ## compare third_party/ with the packages as npm has them
	@tools/thirdparty.sh

.PHONY: lighthouse
lighthouse: binary ## hold pages against Lighthouse (needs node, npm and Chromium)
	@tools/lighthouse.sh

.PHONY: fuzz
fuzz: ## run each fuzz target for long (FUZZTIME=2m)
	@tools/fuzz.sh $(FUZZTIME)

.PHONY: bench
bench: ## measure builds and comparisons of 1,000 and 10,000 generated documents
	@go run ./internal/bench

.PHONY: lint
lint: ## vet, gofmt, staticcheck, golangci-lint, actionlint
	go vet ./...
	@unformatted=$$(gofmt -l $$(git ls-files --cached --others --exclude-standard '*.go')); \
		[ -z "$$unformatted" ] || { echo "not formatted (make fmt):"; echo "$$unformatted"; exit 1; }
	$(TOOL) staticcheck ./...
	$(TOOL) golangci-lint run ./...
	$(TOOL) actionlint

.PHONY: fmt
fmt: ## format the Go files
	gofmt -w $$(git ls-files --cached --others --exclude-standard '*.go')
