"""`.well-known/security.txt` (RFC 9116): whom to tell about a weakness, as the configuration says. Pure."""

from __future__ import annotations

from content.settings import SiteSettings

PATH = ".well-known/security.txt"


def security_txt(site: SiteSettings) -> dict[str, bytes]:
    """The file by its path on the site; nothing without a contact, because RFC 9116 requires one.

    It is not among the pages, because MkDocs leaves out files whose name starts with a dot.
    """
    if not site.security_contact:
        return {}
    lines = [
        f"Contact: {site.security_contact}",
        f"Expires: {site.security_expires}T23:59:59Z",
        "Preferred-Languages: es, en",
    ]
    if site.url.startswith("https://"):  # section 2.5.2: a web address here must be https
        lines.append(f"Canonical: {site.url}{PATH}")
    return {PATH: "".join(f"{line}\n" for line in lines).encode()}
