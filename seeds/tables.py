"""The table of the documents, and which of its columns it can be sorted by."""

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from libs.pagetables import Column, PageTable, day_link, sort_choices
from seeds.ranks import Rank
from seeds.source_pages import SourceKnown


class SourcesTable(PageTable):
    title = Column("Document", orderable=True)
    published = Column("Published", orderable=True, initial_sort_descending=True)
    speaks_for = Column("Describes")
    rank = Column("Rank", orderable=True)
    passages = Column(
        "Passages",
        accessor="passage_count",
        is_number=True,
        orderable=True,
        initial_sort_descending=True,
    )
    facts = Column(
        "Facts",
        accessor="fact_count",
        is_number=True,
        orderable=True,
        initial_sort_descending=True,
    )

    class Meta:
        attrs = {"class": "table sources"}

    def render_title(self, record: SourceKnown) -> SafeString:
        return format_html(
            '{}{} <span class="sources__by">{}{}</span> <span class="sources__by">{}{}</span>',
            day_link(self.day, "seeds:source", record.slug, text=record.title),
            self._replaced(record),
            f"{record.author}, " if record.author else "",
            record.publisher,
            record.licence,
            format_html(' · <a href="{}">at the publisher</a>', record.address)
            if record.address
            else "",
        )

    def _replaced(self, record: SourceKnown) -> SafeString:
        if record.replaced_by is None:
            return SafeString("")
        link = day_link(
            self.day, "seeds:source", record.replaced_by.slug, text=record.replaced_by.title
        )
        return format_html(' <span class="sources__by">Replaced by {}</span>', link)

    def render_published(self, record: SourceKnown) -> str:
        if not record.published_interval:
            return record.published
        interval = '{} <span class="interval">{}</span>'
        return format_html(interval, record.published, record.published_interval)

    def render_rank(self, record: SourceKnown) -> SafeString:
        whose = '{} <span class="sources__by">{}</span>'
        return format_html(whose, capfirst(record.rank), capfirst(record.authority))


class SourcesForm(forms.Form):
    """`?sort=&rank=` of the sources."""

    sort = forms.ChoiceField(
        choices=sort_choices(SourcesTable),
        required=False,
        error_messages={
            "invalid_choice": "Sort sources by title, rank, published, passages or facts."
        },
    )
    rank = forms.ChoiceField(
        choices=[("", "All"), *Rank.choices],
        required=False,
        label="Rank",
        error_messages={
            "invalid_choice": f"No rank is called that. There are {', '.join(Rank.values)}."
        },
    )
