#!/usr/bin/env bash
# Builds every sample workbook for every sample team, as PDF and Word. Usage: build_samples.sh PRINTGEN OUTPUT
set -euo pipefail
cd "$(dirname "$0")/.."
printgen=$1 output=$2
for workbook in content/*/workbook.yaml; do
  for brand in content/brands/*/_brand.yml; do
    [ "$brand" != content/brands/default/_brand.yml ] || continue
    "$printgen" build "$(dirname "$workbook")" --brand "$(dirname "$brand")" -f pdf -f docx -o "$output"
  done
done
printf 'Your own: %s new my-workbook, then: %s build my-workbook\n' "$printgen" "$printgen"
