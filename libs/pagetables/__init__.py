"""Tables that readers see: django-tables2's classes in the site's one GOV.UK markup.

    class SourcesTable(PageTable):
        title = Column("Document")
        fact_count = Column("Facts", is_number=True, orderable=True)

        def render_title(self, record: SourceKnown) -> SafeString: ...

    SourcesTable(page.sources, day=day, caption="Documents read in full", sort="-fact_count")

In a template: {% render_table table %}.
"""

from libs.pagetables.columns import Column, day_link
from libs.pagetables.table import PageTable, RowGroup, sort_choices

__all__ = ["Column", "PageTable", "RowGroup", "day_link", "sort_choices"]
