"""security.txt: as RFC 9116 wants it where there is a contact, absent where there is none."""

from __future__ import annotations

import re

from content.settings import SiteSettings
from generator.security import security_txt


def site(url: str, contact: str = "", expires: str = "") -> SiteSettings:
    return SiteSettings(url=url, name="Portal", security_contact=contact, security_expires=expires)


def test_without_a_contact_there_is_no_file() -> None:
    assert security_txt(site("https://example.org/")) == {}


def test_contact_and_expiry_come_from_the_configuration() -> None:
    made = security_txt(site("https://example.org/", "mailto:avisos@example.org", "2027-06-30"))
    text = made[".well-known/security.txt"].decode()
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:avisos@example.org"
    assert re.fullmatch(r"2027-06-30T\d\d:\d\d:\d\dZ", fields["Expires"])
    assert fields["Canonical"] == "https://example.org/.well-known/security.txt"


def test_an_insecure_address_is_not_called_canonical() -> None:
    made = security_txt(site("http://127.0.0.1:8000/", "https://example.org/avisos", "2027-06-30"))
    assert b"Canonical" not in made[".well-known/security.txt"]
