"""How a page cites where a fact is from, and says that an editor inferred it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from libs.days import Day, keep_day
from seeds.pages import Cite, Said

INFERRED = SafeString('<span class="inferred">inferred</span>')


def cite_mark(
    source: Cite | None, day: Day | None, *, publisher: bool = False, brief: bool = False
) -> SafeString:
    """A citation that leads to the passage as known on the day; "" for no source.

    A fact that only the press or a vendor tells says so behind it.

    `publisher` adds the publisher's own page, as an arrow. `brief`, for columns and lists, shows
    the document alone; its heading is there for those who hear the page.
    """
    if source is None:
        return SafeString("")
    heading = source.heading
    if brief:
        heard = '<span class="govuk-visually-hidden">, {heading}</span>' if heading else ""
        markup = f'<a class="cite" href="{{href}}">{{document}}{heard}</a>'
    else:
        place = ", §&nbsp;{heading}" if heading else ""
        theirs = publisher and source.published_address
        whose = '<span class="govuk-visually-hidden">At the publisher: {document}</span>'
        link = f' <a class="out" href="{{published}}">{whose}</a>' if theirs else ""
        markup = f'<span class="cite">(<a href="{{href}}">{{document}}{place}</a>{link})</span>'
    if source.only:
        markup += ' <span class="weak">{only}</span>'
    return format_html(
        markup,
        only=source.only,
        href=keep_day(source.href, day),
        document=source.document,
        heading=heading,
        published=source.published_address,
    )


def said_mark(said: Said, day: Day | None) -> SafeString:
    """Who says a fact, in brief: the citation, with "inferred" before it where an editor does."""
    cite = cite_mark(said.source, day, brief=True)
    return INFERRED + SafeString(" ") + cite if said.is_inferred else cite
