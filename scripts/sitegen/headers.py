"""The headers that every answer of the site carries, and the files that tell hosts of them.

Enters: nothing. Leaves: ``HEADERS``, ``PAGE_POLICY`` and ``header_files``.
"""

from __future__ import annotations

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PAGE_POLICY = POLICY.removesuffix("; frame-ancestors 'none'")  # a page cannot say that of itself
OFF = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"),
    *("fullscreen", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts"),
    *("magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in OFF),
}
# Not among those of the preview, which speaks plain http. It says nothing of other names of the
# clinic's domain, which may not be ready for it.
SECURE_ONLY = {"Strict-Transport-Security": "max-age=31536000"}
UNLISTED = {"X-Robots-Tag": "noindex, nofollow"}  # of previews: no search engine may show them
NEVER = "no-cache"  # for the worker that keeps the guide: what it must do may change at any time
FOR_EVER = "public, max-age=31536000, immutable"  # for files that are named after their bytes


def headers_of(*, preview: bool) -> dict[str, str]:
    """The headers of every answer of the site, or of a preview of it."""
    return HEADERS | SECURE_ONLY | (UNLISTED if preview else {})


def header_files(*, preview: bool = False) -> dict[str, bytes]:
    """The same headers, as Netlify and Cloudflare Pages, and as Apache, read them."""
    headers = headers_of(preview=preview)
    listed = "".join(f"  {name}: {value}\n" for name, value in headers.items())
    return {
        "_headers": (
            f"/*\n{listed}\n/assets/*\n  Cache-Control: {FOR_EVER}\n"
            f"\n/sw.js\n  Cache-Control: {NEVER}\n"
        ).encode(),
        ".htaccess": _apache(headers).encode(),
    }


def _apache(headers: dict[str, str]) -> str:
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers.items())
    return (
        f"ErrorDocument 404 /404.html\n<IfModule mod_headers.c>\n{lines}"
        '  <If "%{REQUEST_URI} =~ m#/assets/#">\n'
        f'    Header set Cache-Control "{FOR_EVER}"\n'
        "  </If>\n"
        f'  <Files "sw.js">\n    Header set Cache-Control "{NEVER}"\n  </Files>\n'
        "</IfModule>\nAddType application/manifest+json .webmanifest\n"
    )
