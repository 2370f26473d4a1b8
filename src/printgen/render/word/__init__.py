"""Word: blocks into WordprocessingML one Jinja template a kind, and a context that knows ids, fields and controls."""
