"""What sources ask to have ready by a milestone: facts, point by point."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import seeds.models.keys


class Migration(migrations.Migration):
    dependencies = [
        ("reforms", "0014_why_a_date_moved"),
        ("seeds", "0008_seals_of_the_log"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Preparation",
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
                        choices=[("step", "step to take"), ("paper", "paper to have")],
                        default="step",
                        max_length=10,
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        help_text="One thing to do or to have, in our own words, as a point of a checklist.",
                        max_length=240,
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order in the checklist; the lowest comes first."
                    ),
                ),
                (
                    "audience",
                    models.ForeignKey(
                        help_text="Who is asked for it.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preparations",
                        to="reforms.audience",
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
                        to="reforms.preparation",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        help_text="By when it is asked.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preparations",
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
                        related_name="preparations",
                        to="reforms.reform",
                    ),
                ),
            ],
            options={
                "ordering": ["milestone", "audience", "position", "known_on", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "inferred"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="preparation_inferred_has_reason",
                        violation_error_message="Say why it is inferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("basis", "inferred"), ("passage__isnull", False), _connector="OR"
                        ),
                        name="preparation_sourced_has_passage",
                        violation_error_message="Name the passage that says so, or mark it as inferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["stated", "reported", "inferred"])),
                        name="preparation_basis_is_known",
                        violation_error_message="Choose stated, reported or inferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects", None),
                            models.Q(("corrects", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="preparation_corrects_another",
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
                        name="preparation_correction_says_why",
                        violation_error_message="Name the entry that you correct or withdraw, and say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["step", "paper"])),
                        name="preparation_kind_is_known",
                        violation_error_message="Choose a step or a paper.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="preparation_says_what",
                        violation_error_message="Say what to do or to have.",
                    ),
                ],
            },
        ),
    ]
