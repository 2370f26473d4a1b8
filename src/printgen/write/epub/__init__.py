"""Writes a book for reading apps: EPUB 3.3, with what EPUB Accessibility 1.1 asks for."""
