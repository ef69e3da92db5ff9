"""What a reader asks of the recommendations in the query string."""

from reforms.list_query import ListQuery

LABELS = {"body": "Made by", "answer": "Answer", "strand": "Strand"}
RECOMMENDATION_CHOICES = tuple(LABELS)
"""What the query string may hold besides its day."""


class RecommendationsQuery(ListQuery):
    """The bodies and strands are those of the day's rows."""

    LABELS = LABELS
    PAGE = "reforms:recommendations"
    WHAT = "recommendations"
