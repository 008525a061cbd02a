#!/bin/sh
# Runs every fuzz target of the module, one after the other, because go test takes
# one target at a time. The first argument is the -fuzztime of each target.
#
# Short runs give a number of inputs ("2000x") and no duration: a run that a
# deadline ends may report the deadline as a failure.
set -eu
cd "$(dirname "$0")/.."
fuzztime=${1:-2000x}

targets=$(grep -rn --include='*_test.go' -E '^func Fuzz[A-Za-z0-9_]*\(' internal cmd |
	sed -E 's|^([^:]*)/[^/:]*:[0-9]*:func (Fuzz[A-Za-z0-9_]*)\(.*|\1 \2|' | sort -u)
[ -n "$targets" ] || { echo "no fuzz targets"; exit 0; }

echo "$targets" | while read -r dir target; do
	echo "fuzz ./$dir $target ($fuzztime)"
	log=$(go test -run '^$' -fuzz "^$target\$" -fuzztime "$fuzztime" -fuzzminimizetime 20x \
		"./$dir" </dev/null 2>&1) || { printf '%s\n' "$log"; exit 1; }
done
