"""Where answers to open milestones will stand, and who read there: facts of two kinds."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import libs.vaguedates.fields
import seeds.models.keys


class Migration(migrations.Migration):
    dependencies = [
        ("reforms", "0018_find_facts_by_passage"),
        ("seeds", "0009_choices_kept"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ExpectedEvidence",
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
                        choices=[
                            ("series", "publication series"),
                            ("statistics", "statistical release"),
                            ("minutes", "minutes and papers"),
                            ("other", "another place"),
                        ],
                        default="series",
                        max_length=10,
                        verbose_name="kind of place",
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        help_text="The place in our own words: the DfE's yearly statistics on EHC plans.",
                        max_length=240,
                        verbose_name="where",
                    ),
                ),
                (
                    "address",
                    models.URLField(
                        blank=True,
                        help_text="Its publisher's page, where it is known.",
                        max_length=400,
                    ),
                ),
                (
                    "due_words",
                    models.CharField(
                        blank=True,
                        help_text="When it appears there, as the source puts it: each June, by spring 2026.",
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
                        to="reforms.expectedevidence",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        help_text="What it would say something of.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expected_evidence",
                        to="reforms.milestone",
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
                    "reform",
                    models.ForeignKey(
                        editable=False,
                        help_text="That of the milestone.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expected_evidence",
                        to="reforms.reform",
                    ),
                ),
            ],
            options={
                "verbose_name": "place where an answer will stand",
                "verbose_name_plural": "places where answers will stand",
                "ordering": [
                    "milestone",
                    models.OrderBy(models.F("due_latest"), nulls_last=True),
                    "known_on",
                    "pk",
                ],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EvidenceReading",
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
                    "text",
                    models.CharField(
                        blank=True,
                        help_text="What stands there instead, in our own words. Empty where it says nothing of it.",
                        max_length=240,
                        verbose_name="what was found",
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
                        to="reforms.evidencereading",
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
                    "reform",
                    models.ForeignKey(
                        editable=False,
                        help_text="That of the place.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_readings",
                        to="reforms.reform",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        help_text="Where somebody read.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="reforms.expectedevidence",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading without an answer",
                "verbose_name_plural": "readings without an answer",
                "ordering": ["place", "-known_on", "-pk"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="expectedevidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis", "inferred"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="expectedevidence_inferred_has_reason",
                violation_error_message="Say why it is inferred.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expectedevidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("basis", "inferred"), ("passage__isnull", False), _connector="OR"
                ),
                name="expectedevidence_sourced_has_passage",
                violation_error_message="Name the passage that says so, or mark it as inferred.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expectedevidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrects", None),
                    models.Q(("corrects", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="expectedevidence_corrects_another",
                violation_error_message="An entry cannot correct itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expectedevidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("correction_reason", ""), ("corrects", None), ("withdrawn", False)),
                    models.Q(
                        ("corrects__isnull", False),
                        models.Q(("correction_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="expectedevidence_correction_says_why",
                violation_error_message="Name the entry that you correct or withdraw, and say why.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expectedevidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="expected_evidence_says_where",
                violation_error_message="Say where the answer will stand.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expectedevidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_earliest__lte", models.F("due_latest")),
                    ("due_earliest", None),
                    ("due_latest", None),
                    _connector="OR",
                ),
                name="expected_evidence_due_in_order",
                violation_error_message="The earliest day must not be after the latest.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expectedevidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["series", "statistics", "minutes", "other"])),
                name="expectedevidence_kind_is_known",
                violation_error_message="Choose one of: publication series, statistical release, minutes and papers, another place.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expectedevidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis__in", ["stated", "reported", "inferred"])),
                name="expectedevidence_basis_is_known",
                violation_error_message="Choose one of: stated, reported, inferred.",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencereading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis", "inferred"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="evidencereading_inferred_has_reason",
                violation_error_message="Say why it is inferred.",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencereading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("basis", "inferred"), ("passage__isnull", False), _connector="OR"
                ),
                name="evidencereading_sourced_has_passage",
                violation_error_message="Name the passage that says so, or mark it as inferred.",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencereading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrects", None),
                    models.Q(("corrects", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="evidencereading_corrects_another",
                violation_error_message="An entry cannot correct itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencereading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("correction_reason", ""), ("corrects", None), ("withdrawn", False)),
                    models.Q(
                        ("corrects__isnull", False),
                        models.Q(("correction_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="evidencereading_correction_says_why",
                violation_error_message="Name the entry that you correct or withdraw, and say why.",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencereading",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis__in", ["stated", "reported", "inferred"])),
                name="evidencereading_basis_is_known",
                violation_error_message="Choose one of: stated, reported, inferred.",
            ),
        ),
    ]
