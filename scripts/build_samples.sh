#!/usr/bin/env bash
# Builds every sample workbook with every sample brand, as PDF and Word. Usage: build_samples.sh PRINTGEN OUTPUT
set -euo pipefail
cd "$(dirname "$0")/.."
printgen=$1 output=$2
for workbook in content/*/workbook.yaml; do
  for brand in content/brands/*/_brand.yml; do
    "$printgen" build "$(dirname "$workbook")" --brand "$(dirname "$brand")" -f pdf -f docx -o "$output"
  done
done
