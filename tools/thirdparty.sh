#!/bin/sh
# Compares the files of third_party with the packages that npm has of them now.
# Usage: tools/thirdparty.sh
set -eu
cd "$(dirname "$0")/../third_party"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# same FOLDER PACKAGE@VERSION FILE=PUBLISHED...
same() {
	folder=$1 package=$2
	shift 2
	archive=$(cd "$work" && npm pack --silent "$package")
	mkdir -p "$work/$folder"
	tar -xzf "$work/$archive" -C "$work/$folder"
	for pair in "$@"; do
		cmp "$folder/${pair%%=*}" "$work/$folder/package/${pair#*=}"
	done
	echo "third_party/$folder is $package as published"
}

same minisearch minisearch@7.2.0 minisearch.js=dist/umd/index.js LICENSE=LICENSE.txt
same axe-core axe-core@4.14.1 axe.min.js=axe.min.js LICENSE=LICENSE LICENSE-3RD-PARTY.txt=LICENSE-3RD-PARTY.txt
