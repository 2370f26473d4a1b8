"""Workbook -> HTML for screens: a page for browsers, or the chapters of a book for reading apps."""
