"""Word: the parts of a rendered document put into the package of the reference document, dressed in a brand."""

from printgen.write.docx.assemble import NEUTRAL_DATE, Properties, write_docx
from printgen.write.docx.dress import Dress
from printgen.write.docx.media import Fonts

__all__ = ["NEUTRAL_DATE", "Dress", "Fonts", "Properties", "write_docx"]
