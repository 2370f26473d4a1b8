"""Writes a web page: one file that holds all it shows."""
