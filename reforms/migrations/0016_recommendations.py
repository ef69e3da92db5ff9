"""Recommendations of committees, auditors and inspectors, and what is said of each."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import libs.vaguedates.fields
import seeds.models.keys


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0004_local_authority_passage"),
        ("reforms", "0015_what_to_have_ready"),
        ("seeds", "0008_seals_of_the_log"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "title",
                    models.CharField(
                        help_text="The tracker's own short name for it.", max_length=120
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        help_text="Its number in the report, where a source gives it.",
                        max_length=12,
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order within its report."
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        help_text="Who makes it: a committee, an auditor, an inspectorate.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="partnerships.deliverybody",
                    ),
                ),
                (
                    "reforms",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The reforms that take it up, or that it is about.",
                        related_name="recommendations",
                        to="reforms.reform",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        help_text="The report that makes it: a publication among the events.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="reforms.event",
                    ),
                ),
            ],
            options={
                "ordering": ["report", "position", "slug"],
            },
        ),
        migrations.CreateModel(
            name="RecommendationCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.SlugField(
                        default=seeds.models.keys.new_key,
                        help_text="The name of the entry in web addresses and fixtures. Do not change it.",
                        max_length=80,
                        unique=True,
                    ),
                ),
                (
                    "known_on",
                    models.DateField(
                        db_index=True,
                        help_text="The day from which the sources said so.",
                        verbose_name="known on",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("stated", "stated"),
                            ("reported", "reported"),
                            ("inferred", "inferred"),
                        ],
                        help_text="Stated by the source, reported by it of others, or inferred by an editor.",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        help_text="Why an editor infers it. Needed for inferred facts.",
                        max_length=400,
                    ),
                ),
                (
                    "withdrawn",
                    models.BooleanField(
                        default=False,
                        help_text="Withdraws the other entry, and does not replace it.",
                    ),
                ),
                (
                    "correction_reason",
                    models.CharField(
                        blank=True,
                        help_text="What was wrong, or why it is no longer true. Readers see it.",
                        max_length=400,
                        verbose_name="why it is corrected",
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="recorded"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="recommendations made")),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        help_text="The entry that this one corrects or withdraws.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="reforms.recommendationcount",
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where the source says so. Needed for stated and reported facts.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_facts",
                        to="seeds.passage",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="Empty where it was loaded from a fixture.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendation_counts",
                        to="reforms.event",
                    ),
                ),
            ],
            options={
                "verbose_name": "count of recommendations",
                "verbose_name_plural": "counts of recommendations",
                "ordering": ["report", "-known_on", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "inferred"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="recommendationcount_inferred_has_reason",
                        violation_error_message="Say why it is inferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("basis", "inferred"), ("passage__isnull", False), _connector="OR"
                        ),
                        name="recommendationcount_sourced_has_passage",
                        violation_error_message="Name the passage that says so, or mark it as inferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["stated", "reported", "inferred"])),
                        name="recommendationcount_basis_is_known",
                        violation_error_message="Choose stated, reported or inferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects", None),
                            models.Q(("corrects", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="recommendationcount_corrects_another",
                        violation_error_message="An entry cannot correct itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("correction_reason", ""), ("corrects", None), ("withdrawn", False)
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                models.Q(("correction_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="recommendationcount_correction_says_why",
                        violation_error_message="Name the entry that you correct or withdraw, and say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gt", 0)),
                        name="recommendation_count_is_above_zero",
                        violation_error_message="Write how many it made.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecommendationEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.SlugField(
                        default=seeds.models.keys.new_key,
                        help_text="The name of the entry in web addresses and fixtures. Do not change it.",
                        max_length=80,
                        unique=True,
                    ),
                ),
                (
                    "known_on",
                    models.DateField(
                        db_index=True,
                        help_text="The day from which the sources said so.",
                        verbose_name="known on",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("stated", "stated"),
                            ("reported", "reported"),
                            ("inferred", "inferred"),
                        ],
                        help_text="Stated by the source, reported by it of others, or inferred by an editor.",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        help_text="Why an editor infers it. Needed for inferred facts.",
                        max_length=400,
                    ),
                ),
                (
                    "withdrawn",
                    models.BooleanField(
                        default=False,
                        help_text="Withdraws the other entry, and does not replace it.",
                    ),
                ),
                (
                    "correction_reason",
                    models.CharField(
                        blank=True,
                        help_text="What was wrong, or why it is no longer true. Readers see it.",
                        max_length=400,
                        verbose_name="why it is corrected",
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="recorded"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("made", "made"), ("answered", "answered"), ("done", "done")],
                        default="made",
                        help_text="The newest entry of a kind is the one that is shown.",
                        max_length=10,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "accepted"),
                            ("partly", "accepted in part"),
                            ("rejected", "rejected"),
                            ("none", "not answered"),
                        ],
                        help_text="For an answer. “Not answered” where a source says that a reply leaves it out.",
                        max_length=10,
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        blank=True,
                        help_text="In our own words: what is asked, what the answer says, or what was done.",
                        max_length=400,
                    ),
                ),
                (
                    "asked_of",
                    models.CharField(
                        blank=True,
                        help_text="For one that is made: whom it asks.",
                        max_length=80,
                        verbose_name="made to",
                    ),
                ),
                (
                    "due_words",
                    models.CharField(
                        blank=True,
                        help_text="By when it asks, or the answer promises: within six months.",
                        max_length=200,
                        verbose_name="due, in the source's words",
                    ),
                ),
                (
                    "due_edtf",
                    models.CharField(
                        blank=True,
                        help_text="The interval they are read as: 2025, 2025-09, 2025-23 (autumn), 2025-09-01, or two of them with a slash; '..' is an end that nobody gave. Leave empty where the words name no time.",
                        max_length=60,
                        validators=[libs.vaguedates.fields.validate_edtf],
                        verbose_name="due, as read",
                    ),
                ),
                (
                    "due_earliest",
                    libs.vaguedates.fields.BoundField(
                        blank=True,
                        editable=False,
                        end="earliest",
                        null=True,
                        of="due_edtf",
                        verbose_name="due, earliest day",
                    ),
                ),
                (
                    "due_latest",
                    libs.vaguedates.fields.BoundField(
                        blank=True,
                        editable=False,
                        end="latest",
                        null=True,
                        of="due_edtf",
                        verbose_name="due, latest day",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        help_text="The entry that this one corrects or withdraws.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="reforms.recommendationentry",
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where the source says so. Needed for stated and reported facts.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_facts",
                        to="seeds.passage",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="reforms.recommendation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="Empty where it was loaded from a fixture.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of a recommendation",
                "verbose_name_plural": "entries of recommendations",
                "ordering": ["recommendation", "-known_on", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "inferred"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="recommendationentry_inferred_has_reason",
                        violation_error_message="Say why it is inferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("basis", "inferred"), ("passage__isnull", False), _connector="OR"
                        ),
                        name="recommendationentry_sourced_has_passage",
                        violation_error_message="Name the passage that says so, or mark it as inferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["stated", "reported", "inferred"])),
                        name="recommendationentry_basis_is_known",
                        violation_error_message="Choose stated, reported or inferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects", None),
                            models.Q(("corrects", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="recommendationentry_corrects_another",
                        violation_error_message="An entry cannot correct itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("correction_reason", ""), ("corrects", None), ("withdrawn", False)
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                models.Q(("correction_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="recommendationentry_correction_says_why",
                        violation_error_message="Name the entry that you correct or withdraw, and say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["made", "answered", "done"])),
                        name="recommendation_entry_kind_is_known",
                        violation_error_message="Choose what is said of it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer__in", ["accepted", "partly", "rejected", "none"]),
                                ("kind", "answered"),
                            ),
                            models.Q(models.Q(("kind", "answered"), _negated=True), ("answer", "")),
                            _connector="OR",
                        ),
                        name="recommendation_answer_only_for_answer",
                        violation_error_message="An answer goes with “answered”, and only there.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "made"), models.Q(("text", ""), _negated=True)),
                            models.Q(models.Q(("kind", "made"), _negated=True), ("asked_of", "")),
                            _connector="OR",
                        ),
                        name="recommendation_made_says_what",
                        violation_error_message="Say what is asked; whom it asks goes with that alone.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_earliest__lte", models.F("due_latest")),
                            ("due_earliest", None),
                            ("due_latest", None),
                            _connector="OR",
                        ),
                        name="recommendation_due_in_order",
                        violation_error_message="The earliest day must not be after the latest.",
                    ),
                ],
            },
        ),
    ]
