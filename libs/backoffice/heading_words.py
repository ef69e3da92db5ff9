"""What tables from elsewhere call our columns: one table for every list, by the column's name.

A list adds what only it means by a word (`heading_words` of its admin), and that wins. Whoever
sends a file sees the guess, and can say otherwise. What is here must hold in any table.
"""

HEADINGS: dict[str, tuple[str, ...]] = {
    # When something is due, is to happen, or holds.
    **dict.fromkeys(
        ("target_words", "when_words"),
        (
            *("when", "by when", "due", "due by", "due date", "date due", "deadline", "target"),
            *("target date", "target for delivery", "expected", "expected by", "expected date"),
            *("expected in", "expected from", "anticipated", "anticipated date", "planned"),
            *("planned date", "planned for", "planned by", "planned start", "scheduled"),
            *("scheduled for", "timescale", "timescales", "timing", "timeline", "timeframe"),
            *("time frame", "time scale", "completion", "completion date", "delivery date"),
            *("delivered by", "delivery", "delivery by", "launch date", "go live", "go live date"),
            *("start date", "starts", "start", "implementation date", "implementation", "in force"),
            *(
                "effective date",
                "effective from",
                "effective",
                "in effect from",
                "comes into force",
            ),
            *(
                "coming into force",
                "commencement",
                "commencement date",
                "forecast",
                "forecast date",
            ),
            *(
                "end date",
                "estimated date",
                "eta",
                "milestone date",
                "to be done by",
                "complete by",
            ),
            *("to be delivered by", "to be completed by", "date in source", "date as published"),
        ),
    ),
    "period_words": ("period", "year", "time period", "reporting period", "academic year"),
    # From when it is known.
    "known_on": (
        *("date", "known from", "known since", "as at", "as of", "date known", "since"),
        *("announced", "announced on", "date announced", "announcement date", "announcement"),
        *("date of announcement", "published", "published on", "date published"),
        *("publication date", "date of publication", "issued", "date issued", "reported"),
        *("reported on", "date reported", "recorded", "date recorded", "recorded on", "dated"),
        *(
            "source date",
            "date of source",
            "updated",
            "last updated",
            "date updated",
            "update date",
        ),
        *("date of update", "updated on", "correct at", "correct as at", "position at", "seen on"),
    ),
    # Whose word it is, and where it stands.
    "basis": ("basis", "who says it", "confidence", "certainty", "type of evidence", "strength"),
    "passage": (
        *("passage", "source passage", "reference", "source", "source document", "document"),
        *("citation", "evidence", "source reference", "paragraph", "where it says so"),
    ),
    "reason": ("why inferred", "reasoning", "rationale", "justification"),
    # What moved.
    "reform": (
        *("programme", "policy", "measure", "project", "initiative", "commitment", "workstream"),
        *("proposal", "scheme", "action", "area of reform", "policy area", "recommendation"),
    ),
    "milestone": ("step", "key milestone", "deliverable", "stage of work", "task", "activity"),
    "stage": (
        *("status", "current status", "state", "progress", "delivery status", "current stage"),
        *("position", "where it is", "delivery stage", "project status", "implementation status"),
    ),
    "legal_force": (
        *("legal status", "legal basis", "legal position", "in law", "statutory status"),
        *("legislative status", "force", "legislation"),
    ),
    "outcome": ("result", "achieved", "what happened", "outturn"),
    "event": ("event name", "meeting", "announcement event"),
    "note": (
        *("notes", "comment", "comments", "remark", "remarks", "commentary", "narrative"),
        *("further information", "additional information", "more information", "details"),
        *("detail", "explanation", "further details", "any other information", "latest update"),
        *("update", "updates", "progress update", "summary of progress"),
    ),
    "kind": ("type", "category", "kind of change", "type of change", "what changed", "change type"),
    "is_significant": ("significant", "major", "important", "minor or significant"),
    # Bodies, places, people.
    "body": ("organisation", "organization", "board", "delivery body", "owner", "lead"),
    "member": ("organisation", "organization", "body", "partner", "member organisation"),
    "local_authority": (
        *("council", "la", "local authority name", "authority", "lead authority", "lead council"),
        *("la name", "local authority area", "area"),
    ),
    "described_as": ("person", "member name", "name", "contact", "representative"),
    "role": ("job title", "position", "post", "job", "title", "responsibility"),
    "region": ("government region", "english region", "region name", "rdg region"),
    # Figures.
    "measure": ("indicator", "series", "statistic", "metric", "kpi", "data item"),
    "value": ("number", "figure", "amount", "count", "total", "figure reported", "number reported"),
    "part": ("breakdown", "group", "category", "characteristic", "cohort"),
    # Rows and their order.
    "slug": ("identifier", "id"),
    "key": (
        "entry",
        "id",
        "ref",
        "row id",
        "unique id",
        "unique reference",
        "ref no",
        "reference no",
    ),
    "position": ("order", "no", "number", "sort order", "rank", "item", "row", "sequence"),
}
LEFT_OUT = (
    *("rag", "rag status", "rag rating", "risk rating", "priority", "sro", "budget", "cost"),
    *("email", "phone", "telephone", "postcode", "marital status", "action status"),
)
"""Headings that end like one of ours and mean something else: nothing is guessed for them."""
