"""What hides text in a Word document: its own look, or a style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers.numbering import value
from checker.readers.package import W

if TYPE_CHECKING:
    from lxml.etree import _Element

LOOK, VANISH = W + "rPr", W + "vanish"


def hidden_styles(styles: _Element | None) -> set[str]:
    """The ids of the styles whose text is hidden, by themselves or by a style that they are based on."""
    if styles is None or next(styles.iter(VANISH), None) is None:
        return set()
    said: dict[str, bool | None] = {}
    based: dict[str, str] = {}
    for style in styles.iterchildren(W + "style"):
        name = style.get(W + "styleId") or ""
        look = style.find(LOOK)
        said[name] = vanishes(look) if look is not None else None
        based[name] = value(style, "basedOn") or ""
    for name in said:
        chain: list[str] = []
        while said.get(name) is None and name in based and len(chain) <= len(based):
            chain.append(name)
            name = based[name]
        said.update(dict.fromkeys(chain, bool(said.get(name))))
    return {name for name, hidden in said.items() if hidden}


def vanishes(look: _Element) -> bool | None:
    """Whether a w:rPr hides its text; None where it does not say."""
    vanish = look.find(VANISH)
    return None if vanish is None else vanish.get(W + "val") not in ("0", "false", "off")
