"""What the site tells programs that visit it: its pages, what they may read, whom to warn.

Enters: the plans, the first in the guide's own language. Leaves: files by their path in the site.
"""

from __future__ import annotations

from html import escape

from sitegen.model.site import Security, Site
from sitegen.plan.pages import Plan


def notices(plans: list[Plan]) -> dict[str, bytes]:
    """The sitemap, ``robots.txt`` and, where the guide names a contact, ``security.txt``."""
    site: Site = plans[0].book.catalog.site
    address = site.address.rstrip("/")
    files = {
        "sitemap.xml": _sitemap(plans, address),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {address}/sitemap.xml\n".encode(),
    }
    if plans[0].book.preview:
        files = {"robots.txt": b"User-agent: *\nDisallow: /\n"}
    if site.security:
        languages = ", ".join(plan.language for plan in plans)
        files[".well-known/security.txt"] = _security(site.security, address, languages)
    return files


def _sitemap(plans: list[Plan], address: str) -> bytes:
    entries = []
    for number, plan in enumerate(plans):
        prefix = "" if number == 0 else f"{plan.language}/"
        for page in sorted(plan.pages, key=lambda page: page.address):
            record = page.data.get("record")
            day = f"<lastmod>{record.written}</lastmod>" if record else ""
            entries.append(
                f"<url><loc>{escape(f'{address}/{prefix}{page.address}')}</loc>{day}</url>"
            )
    body = "\n".join(entries)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{body}\n</urlset>\n'
    ).encode()


def _security(security: Security, address: str, languages: str) -> bytes:
    """Whom to tell of a hole in the site (RFC 9116)."""
    contact = security.contact
    return (
        f"Contact: {contact if contact.startswith('https://') else f'mailto:{contact}'}\n"
        f"Expires: {security.expires.isoformat()}T00:00:00Z\n"
        f"Preferred-Languages: {languages}\n"
        f"Canonical: {address}/.well-known/security.txt\n"
    ).encode()
