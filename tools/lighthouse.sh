#!/usr/bin/env bash
# Builds the site and holds its pages against Lighthouse. Needs node, npm and a Chromium
# (DEMARC_BROWSER names one).
set -euo pipefail
cd "$(dirname "$0")/.."

browser=${DEMARC_BROWSER:-$(command -v chromium || command -v google-chrome || true)}
[ -n "$browser" ] || { echo "no Chromium found: install it, or name one in DEMARC_BROWSER" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp tools/lighthouse/package.json tools/lighthouse/run.mjs "$work"
npm install --prefix "$work" --no-audit --no-fund --no-package-lock --silent

bin/demarc build --content content --out "$work/site" --base http://127.0.0.1:8089/
DEMARC_BROWSER=$browser node "$work/run.mjs" "$work/site"
