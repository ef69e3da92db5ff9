"""Adds any number of rows of every model, nearly all pointing to one row of each."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.serializers import serialize
from django.db.models import Model
from django.utils import timezone
from reversion import is_registered
from reversion.models import Revision, Version

from glossary.models import Meaning, Sense, Term, WordList
from partnerships.models import (
    BodyFact,
    BodyName,
    Coverage,
    DeliveryBody,
    IntegratedCareBoard,
    LocalAuthority,
    Membership,
    Region,
    Relation,
    Succession,
)
from reforms.models import (
    Answer,
    Audience,
    Dependency,
    Event,
    EvidenceReading,
    ExpectedEvidence,
    Figure,
    Involvement,
    Measure,
    Milestone,
    Preparation,
    Question,
    Recommendation,
    RecommendationCount,
    RecommendationEntry,
    Reform,
    Strand,
    Update,
)
from seeds.models import Caveat, Document, Doubt, Passage, PassageCheck, Reading
from tests.rows import DAY, add_many, new


def add_related_rows(number: int, editor: User) -> dict[type[Model], Model]:
    """Add `number` rows of every model; return the row of each to which the others point."""
    first: dict[type[Model], Any] = {}

    def many(model: type[Any], **given: Any) -> list[Any]:
        rows = add_many(model, number, **given)
        first[model] = rows[0]
        return rows

    def pairs(model: type[Any], one: str, other: str, others: Sequence[Any], **given: Any) -> None:
        """Add rows that link the first of `others`, or a given hub, to each of the rest."""
        hub = given.pop("hub", others[0])
        links = [new(model, **{one: hub, other: row}, **given) for row in others if row != hub]
        first[model] = model.objects.bulk_create(links)[0]

    document = many(Document)[0]
    passages = many(Passage, document=document)
    fact = {"passage": passages[0]}
    checks = [new(PassageCheck, passage=passage) for passage in passages]
    first[PassageCheck] = PassageCheck.objects.bulk_create(checks)[0]
    many(Doubt)
    caveats = many(Caveat)
    many(Reading, caveat=caveats[0], passage=passages[0])

    terms = many(Term)
    lists = many(WordList)
    senses = many(Sense, term=terms[0], **fact)
    lists[0].senses.set(senses)
    many(Meaning, sense=senses[0], **fact)
    senses[0].lists.set(lists)
    region = many(Region)[0]
    authorities = many(LocalAuthority, region=region)
    boards = many(IntegratedCareBoard)
    pairs(Coverage, "local_authority", "board", boards, hub=authorities[0], **fact)
    pairs(Coverage, "board", "local_authority", authorities[1:], hub=boards[0], **fact)
    pairs(Succession, "successor", "predecessor", boards, **fact)
    pairs(Succession, "predecessor", "successor", boards, **fact)

    bodies = many(DeliveryBody, region=region)
    body = bodies[0]
    days = [DAY + timedelta(days=day) for day in range(number)]
    names = [new(BodyName, body=body, known_on=day, **fact) for day in days]
    first[BodyName] = BodyName.objects.bulk_create(names)[0]
    many(BodyFact, body=body, when_words="2023", when_edtf="2023", **fact)
    pairs(Relation, "target_body", "source_body", bodies, **fact)
    pairs(Relation, "source_body", "target_body", bodies, **fact)
    pairs(Membership, "member", "group", bodies, **fact)
    pairs(Membership, "group", "member", bodies, **fact)

    strand = many(Strand)[0]
    reforms = many(Reform, strand=strand)
    reform = reforms[0]
    audiences = many(Audience)
    question = many(Question, reform=reform, address="")[0]
    for answer in many(Answer, question=question, **fact):
        answer.further_passages.set(passages)
    milestone = many(Milestone, reform=reform)[0]
    event = many(Event)[0]
    asked = {"reform": reform, "milestone": milestone, "audience": audiences[0]}
    many(Preparation, **asked, **fact)
    of_milestone = {"reform": reform, "milestone": milestone}
    places = many(ExpectedEvidence, due_words="2023", due_edtf="2023", **of_milestone, **fact)
    many(EvidenceReading, reform=reform, place=places[0], **fact)
    pairs(Involvement, "reform", "body", bodies, hub=reform, **fact)
    pairs(Dependency, "reform", "on_reform", reforms, **fact)

    advice = many(Recommendation, report=event, made_by=body)
    advice[0].reforms.set(reforms)
    many(RecommendationEntry, recommendation=advice[0], **fact)
    many(RecommendationCount, report=event, **fact)

    measure = many(Measure)[0]
    measure.reforms.set(reforms)
    many(Figure, measure=measure, **fact)

    says = {"reform": reform, "recorded_by": editor, **fact}
    many(Update, event=event, kind="outcome", outcome="met", **(says | {"reform": None}))
    target = {"kind": "target", "milestone": milestone, "target_words": "after it", "after": event}
    wrong = many(Update, **says, **target)
    Update.objects.bulk_create([new(Update, corrects=row, **says, **target) for row in wrong])

    for hub in (document, terms[0], authorities[0], body, reform, event):
        hub.caveats.set(caveats)
    terms[0].used_in.set(passages)
    for others in (terms[0].see_also, terms[0].confused_with, terms[0].renamed_to):
        others.set(terms[1:])
    milestone.audiences.set(audiences)
    for row in first.values():
        log_changes(row, number, editor)
    return first


def log_changes(row: Model, number: int, editor: User) -> None:
    """Add `number` changes to the row's history; an update has Django's log, other rows ours."""
    kind = ContentType.objects.get_for_model(row)
    if not is_registered(type(row)):
        log_entry = {"user": editor, "content_type": kind, "object_id": row.pk}
        said = {"object_repr": "A row", "action_flag": CHANGE, "change_message": "[]"}
        LogEntry.objects.bulk_create([LogEntry(**log_entry, **said) for _ in range(number)])
        return
    when = timezone.now()
    revisions = Revision.objects.bulk_create(
        [Revision(user=editor, comment="Why", date_created=when) for _ in range(number)]
    )
    text = serialize("json", [row])
    kept = {"content_type": kind, "object_id": row.pk, "db": "default", "format": "json"}
    Version.objects.bulk_create(
        Version(**kept, revision=one, serialized_data=text, object_repr="A row")
        for one in revisions
    )
