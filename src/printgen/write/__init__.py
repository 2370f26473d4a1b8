"""Rendered text to bytes: one package a format."""
