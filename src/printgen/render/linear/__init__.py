"""The linear form: a prepared workbook as one flat, typed sequence of what is read, in order.

Plain text, Markdown, braille and audio are all made from it, so that they hold the same words in the same order.
"""
