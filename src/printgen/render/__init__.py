"""Workbook -> HTML | Word body: three families, all Jinja."""
