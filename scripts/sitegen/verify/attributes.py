"""What the attributes of a page say: addresses, ids and who points at them, code, style.

Enters: a ``Tree``. Leaves: ``Attributes``, filled in one walk over every attribute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sitegen.verify.facts import Address, Use
from sitegen.verify.tree import Element, Tree

_ADDRESS_NAMES = "action background formaction href manifest ping poster src xlink:href"
_ONE_ID_NAMES = "for form list popovertarget commandfor aria-activedescendant"
_MANY_ID_NAMES = """
    aria-controls aria-describedby aria-details aria-errormessage aria-flowto aria-labelledby
    aria-owns headers
"""
# Links in the head that only tell of a page. The browser fetches all the others by itself.
_NAMING = {"canonical", "alternate", "next", "prev", "author", "license", "help", "me", "bookmark"}
_NAMING_META = {"og:url", "og:image", "og:image:url", "og:image:secure_url", "twitter:image"}
_REFRESH = re.compile(r"^[\d.\s]*[;,]?\s*(?:url\s*=\s*)?[\"']?(.*?)[\"']?\s*$", re.I | re.S)


@dataclass(slots=True)
class Attributes:
    """What the attributes of a page say, in the order of the page."""

    addresses: list[Address] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    id_references: list[tuple[str, str]] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    jumps: list[str] = field(default_factory=list)
    markdown: bool = False  # an attribute that Markdown should have taken away


_Reader = Callable[[Attributes, Element, str, str], None]


def read_attributes(tree: Tree) -> Attributes:
    """Every attribute of the page, sorted into what it is for.

    Templates are copied into the page by scripts, so what they hold counts too, but for ids.
    """
    found = Attributes()
    _read(tree.elements, _READERS, found)
    _read(tree.in_templates, _READERS_IN_TEMPLATES, found)
    return found


def _read(elements: list[Element], readers: Mapping[str, _Reader], found: Attributes) -> None:
    for element in elements:
        for name, value in element.attributes.items():
            if reader := readers.get(name):
                reader(found, element, name, value or "")
            elif name.startswith("on"):
                found.handlers.append(f"{name}=")


def _read_id(found: Attributes, _: Element, __: str, value: str) -> None:
    found.ids.append(value)


def _read_one_id(found: Attributes, element: Element, name: str, value: str) -> None:
    if element.tag != "output":  # whose "for" is a list of where its result comes from
        found.id_references.append((name, value))


def _read_many_ids(found: Attributes, _: Element, name: str, value: str) -> None:
    found.id_references.extend((name, one) for one in value.split())


def _read_style(found: Attributes, _: Element, name: str, value: str) -> None:
    found.styles.append(f'{name}="{value}"')


def _read_tabindex(found: Attributes, _: Element, __: str, value: str) -> None:
    if value.strip().lstrip("+0").isdecimal():
        found.jumps.append(value)


def _read_markdown(found: Attributes, _: Element, __: str, ___: str) -> None:
    found.markdown = True


def _read_content(found: Attributes, element: Element, _: str, value: str) -> None:
    if element.tag != "meta":
        return
    if element.get("http-equiv").lower() == "refresh":
        there = _REFRESH.match(value)
        if there and there[1]:  # a page that only reloads itself names no address
            found.addresses.append(Address("meta", "content", there[1], "go"))
    elif (element.get("property") or element.get("name")).lower() in _NAMING_META:
        found.addresses.append(Address("meta", "content", value.strip(), "name"))


def _read_list(found: Attributes, element: Element, name: str, value: str) -> None:
    parts = (part.split() for part in value.split(","))
    found.addresses.extend(Address(element.tag, name, part[0], "load") for part in parts if part)


def _read_address(found: Attributes, element: Element, name: str, value: str) -> None:
    found.addresses.append(Address(element.tag, name, value.strip(), _use(element, name)))


def _use(element: Element, name: str) -> Use:
    if element.tag in ("a", "area") and name != "ping":
        return "go"
    kinds = set(element.get("rel").lower().split())
    if element.tag == "link" and kinds & _NAMING and "stylesheet" not in kinds:
        return "name"
    return "load"


_READERS_IN_TEMPLATES: dict[str, _Reader] = {
    **dict.fromkeys(_ADDRESS_NAMES.split(), _read_address),
    **dict.fromkeys(("srcset", "imagesrcset"), _read_list),
    "content": _read_content,
    "style": _read_style,
    "tabindex": _read_tabindex,
    "markdown": _read_markdown,
}
_READERS: dict[str, _Reader] = {
    **_READERS_IN_TEMPLATES,
    **dict.fromkeys(_MANY_ID_NAMES.split(), _read_many_ids),
    **dict.fromkeys(_ONE_ID_NAMES.split(), _read_one_id),
    "id": _read_id,
}
