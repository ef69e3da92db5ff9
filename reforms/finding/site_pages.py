"""The pages of the site that a reader asks for by what they show: "what is next", "jargon"."""

from dataclasses import dataclass

from libs.search.index import SearchItem


@dataclass(frozen=True, slots=True)
class SitePage:
    """`name` is that of its address; `shows` says in a sentence what stands there."""

    slug: str
    name: str
    title: str
    shows: str


SITE_PAGES = {
    page.slug: page
    for page in (
        SitePage("next", "reforms:next", "Next dates", "What is due next, and for whom."),
        SitePage(
            "changes", "reforms:changes", "What changed", "What changed in a week, a term or more."
        ),
        SitePage("roadmap", "reforms:roadmap", "Roadmap", "Every reform and each of its dates."),
        SitePage("glossary", "glossary:index", "Glossary", "What each abbreviation stands for."),
        SitePage("sources", "seeds:sources", "Sources", "The documents, and what each one told."),
        SitePage(
            "areas", "partnerships:areas", "Areas", "What the reforms mean in each council’s area."
        ),
        SitePage(
            "delivery-model",
            "partnerships:delivery-model",
            "Delivery model",
            "Who does what, national to local.",
        ),
        SitePage(
            "acting",
            "reforms:acting",
            "Who must act",
            "The dates of a year, by whom they concern.",
        ),
        SitePage(
            "brief", "reforms:brief", "Brief", "Reforms on one side of paper, to read or print."
        ),
        SitePage(
            "evidence",
            "reforms:evidence",
            "Evidence",
            "When each reform was last heard of, and from whom.",
        ),
        SitePage(
            "figures", "reforms:figures", "Figures", "Plans, appeals, deficits and money, counted."
        ),
        SitePage(
            "documents",
            "reforms:documents",
            "Documents awaited",
            "Which documents are promised, by when, and where answers will stand.",
        ),
        SitePage(
            "ready",
            "reforms:ready",
            "What to have ready",
            "What sources ask to do or to have by each date, to tick off.",
        ),
        SitePage(
            "slippage",
            "reforms:slippage",
            "Slipped dates",
            "Which dates moved, by how much, and who says why.",
        ),
        SitePage(
            "lacking",
            "reforms:lacking",
            "What reforms lack",
            "Which have no owner, measure, time, money or law in what sources say.",
        ),
        SitePage(
            "recommendations",
            "reforms:recommendations",
            "Recommendations",
            "What committees, auditors and inspectors recommend, and how each was answered.",
        ),
        SitePage("about", "about", "About", "How the tracker works, and what its words mean."),
        SitePage(
            "feed", "reforms:changes-feed", "Feed of changes", "What becomes known, for readers."
        ),
        SitePage(
            "data",
            "opendata:data",
            "Data and API",
            "Every table to take away, and how to ask for it.",
        ),
        SitePage("csv", "reforms:roadmap-csv", "Roadmap as CSV", "Every date as a table of data."),
    )
}


def page_items() -> tuple[SearchItem, ...]:
    """The pages as things to be found; each is called by its title."""
    return tuple(
        SearchItem(f"page/{page.slug}", "", (), (page.title,)) for page in SITE_PAGES.values()
    )
