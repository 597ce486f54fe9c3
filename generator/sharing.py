"""Links to pass a page on. They are plain links: nothing is asked of another site until a person follows one. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from generator.escape import one_line
from generator.idiomas.marks import unmarked


@dataclass(frozen=True, slots=True)
class Share:
    """The address to copy, a mail with it, and a message with it."""

    address: str
    mail: Markup
    whatsapp: Markup


def share(title: str, address: str) -> Share:
    """Links with the title and the address inside, percent-encoded (RFC 6068 for the mail)."""
    return Share(
        address=address,
        mail=Markup(f"mailto:?subject={_encoded(title)}&amp;body={_encoded(f'{title} {address}')}"),
        whatsapp=Markup(f"https://wa.me/?text={_encoded(f'{title} {address}')}"),
    )


def _encoded(text: str) -> str:
    return quote(unmarked(one_line(text)), safe="")
