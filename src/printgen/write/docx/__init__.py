"""Word: the parts of a rendered document put into the package of the reference document, dressed in a brand."""
