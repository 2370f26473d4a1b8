#!/usr/bin/env bash
# Pins every version with its hashes, for any platform and Python from 3.11 on. No index is named in the files.
set -euo pipefail
cd "$(dirname "$0")/.."
pin() {
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
    --custom-compile-command "make requirements" --output-file "$1" "${@:2}"
}
pin requirements/runtime.txt pyproject.toml requirements/build.in
pin requirements/dev.txt pyproject.toml --extra dev requirements/build.in --constraint requirements/runtime.txt
pin requirements/recordings.txt pyproject.toml --extra audio --extra m4b requirements/build.in --constraint requirements/dev.txt
pin requirements/checkers.txt pyproject.toml --extra check requirements/build.in --constraint requirements/dev.txt
if grep -nE '^--(extra-)?index-url|^--find-links|file://' requirements/*.txt; then
  echo "a requirements file names an index" >&2
  exit 1
fi
