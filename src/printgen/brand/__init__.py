"""A brand: colours, fonts, logos and contacts, from one ``_brand.yml``, for every format."""

from printgen.brand.model import Brand, Contacts, Font, Mark
from printgen.brand.read import load_brand

__all__ = ["Brand", "Contacts", "Font", "Mark", "load_brand"]
