"""The columns of the roadmap, and which of them it can be sorted by."""

import django_tables2 as tables


class RoadmapTable(tables.Table):
    """Head of the roadmap's table. Its rows come sorted from the database, in groups."""

    title = tables.Column("Reform and milestone")
    stage = tables.Column("Stage")
    words = tables.Column("In the source’s words", orderable=False)  # as printed
    target = tables.Column("Read as")
    standing = tables.Column("Standing", orderable=False)
    source = tables.Column("Source", orderable=False)

    class Meta:
        template_name = "reforms/roadmap_table.html"
