"""Sizes of files and of memory, as people read them."""

from typing import Final

MEGABYTE: Final = 1_000_000


def megabytes(size: int) -> str:
    """So many bytes in megabytes: "3.4 MB", "1,234 MB"."""
    many = size / MEGABYTE
    return f"{many:,.0f} MB" if many >= 100 else f"{many:.1f} MB"
