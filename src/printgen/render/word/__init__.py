"""Word: blocks into WordprocessingML by one Jinja template a kind, with a context that knows ids, fields and controls."""
