"""What became known, as subscribers get it.

`reading` reads single updates, for feeds and previews alike; `sentences` say them in one sentence;
`entries` put those of one reform and day together; `scopes` say whose updates a feed follows.
"""

from reforms.pages.news.entries import FeedEntry, build_entries, newest_moment
from reforms.pages.news.reading import NOT_XML, News, paragraphs, printable, read_news
from reforms.pages.news.scopes import EVERYTHING, Scope, scope_of

__all__ = [
    "EVERYTHING",
    "NOT_XML",
    "FeedEntry",
    "News",
    "Scope",
    "build_entries",
    "newest_moment",
    "paragraphs",
    "printable",
    "read_news",
    "scope_of",
]
