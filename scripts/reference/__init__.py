"""What the Word reference document is made of; ``make_reference.py`` puts it together."""
