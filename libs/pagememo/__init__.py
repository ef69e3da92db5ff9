"""Keeps finished pages in front of Django, and gives none that its data has left behind.

    @kept("on", "q")                       # what the page's query string may hold
    def index(request): ...

    application = PageMemo(get_wsgi_application(), budget_bytes=16_000_000)

The tables of the apps in `PAGE_MEMO_APPS` change the data version with every write, by
triggers; a page is given again only while the version that stood before it was made still stands.
"""

from libs.pagememo.known import kept, known_parameters

__all__ = ["kept", "known_parameters"]
