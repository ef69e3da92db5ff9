"""Links are led elsewhere, and nothing else of a page changes."""

import pytest

from libs.plainsite.markup import GONE, Instead, Seen, lead_addresses, lead_links

WHOLE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A &amp; B</title></head>
<body><!-- said --><svg viewBox="0 0 1 1"><a href="/x"><path d="M0 0"/></a></svg>
<p class=plain title='it&#39;s'>1 &lt; 2 &#8211; <b>so</b> <input disabled></p>
<script>if (a < b && c) { d("</p>"); }</script></body></html>
"""


def lead(href: str, _tag: str) -> str | None:
    return {"/gone": GONE, "/nowhere": None, "/a?b=1&c=2": "/a/choices/b.1/"}.get(href, href)


def test_a_page_whose_links_stay_stays_as_it_is() -> None:
    assert lead_links(WHOLE, "/", lead) == WHOLE


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ('<a class="x" href="/a?b=1&amp;c=2">A</a>', '<a class="x" href="/a/choices/b.1/">A</a>'),
        ('<a href="/nowhere" rel="nofollow" download>A</a>', "<a>A</a>"),
        ("<a href='/nowhere' id='a'>A</a>", "<a id='a'>A</a>"),
        ('<link rel="alternate" href="/nowhere">', ""),
        ('<img src="/nowhere" alt="A"/>B', "B"),
        ('<li>B <a href="/gone">A</a></li>', "<li>B </li>"),
        ('<ul><li><a href="/gone"><b>A</b></a> </li><li>B</li></ul>', "<ul><li>B</li></ul>"),
        ('<p><a href="/gone">A</a><a href="/b">B</a></p>', '<p><a href="/b">B</a></p>'),
        ('<p></p><a href="/gone">A</a>', "<p></p>"),
    ],
)
def test_a_link_that_leads_nowhere_is_words_or_goes(html: str, made: str) -> None:
    assert lead_links(html, "/", lead) == made


def edit(seen: Seen) -> Instead | None:
    if seen.tag == "form" and "method" in seen.attributes:
        return Instead(attributes={"action": "/b", "method": None, "data-look-up": 'a"'})
    return Instead() if seen.tag == "form" else None


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("a<form><form>b</form>c</form>d", "ad"),
        ("<details><summary>A</summary><form>b</form></details>c", "c"),
        ("<details><summary>A</summary><form>b</form>d</details>", None),
        (
            '<form action="/a" method="post">b</form>',
            '<form action="/b" data-look-up="a&quot;">b</form>',
        ),
    ],
)
def test_elements_are_edited_or_go_whole(html: str, made: str | None) -> None:
    whole = "<details><summary>A</summary>d</details>"
    assert lead_links(html, "/", lead, edit) == (whole if made is None else made)


def test_full_addresses_in_texts_are_led_too() -> None:
    led = {"https://here/a?b=1&c=2": "https://here/a/b.1_c.2/", "https://here/d": "https://here/e"}
    text = 'See https://here/d. <a x="https://here/a?b=1&amp;c=2"> "https://here/other", https://there/d'
    made = (
        'See https://here/e. <a x="https://here/a/b.1_c.2/"> "https://here/other", https://there/d'
    )
    assert lead_addresses(text, "https://here", led.get) == made
