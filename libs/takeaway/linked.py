"""Facts about a page as JSON-LD, in the page itself: for search engines and other readers."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

CONTEXT = "https://schema.org"
_ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def linked_data(kind: str, **about: Any) -> SafeString:
    """The element for a thing of a schema.org type; what is empty is left out.

    >>> linked_data("WebSite", name="A tracker")[:35]
    '<script type="application/ld+json">'
    """
    content = {"@context": CONTEXT, "@type": kind}
    content |= {name.replace("at_", "@"): value for name, value in about.items() if value}
    # Nothing in it can end the element: the three signs that could are written as JSON has them.
    text = json.dumps(content, ensure_ascii=False).translate(_ESCAPED)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 - escaped above
    )
