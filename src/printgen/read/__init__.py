"""Bytes into a Workbook: front matter, Markdown and YAML; every node knows its file and line."""
