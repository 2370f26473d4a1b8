"""printgen: structured content into print-ready PDF and editable Word workbooks."""
