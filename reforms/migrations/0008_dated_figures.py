"""What is counted again and again, and the figures that sources give."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import libs.vaguedates.fields
import seeds.models.keys


class Migration(migrations.Migration):
    dependencies = [
        ("reforms", "0007_named_lines"),
        ("seeds", "0003_kept_facts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("title", models.CharField(max_length=120)),
                (
                    "unit",
                    models.CharField(
                        help_text="What is counted: people, plans, per cent, pounds, pounds a year.",
                        max_length=40,
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        blank=True, help_text="Where, and whom: England, schools.", max_length=80
                    ),
                ),
                (
                    "is_at_one_time",
                    models.BooleanField(
                        default=False,
                        help_text="Ticked for what there is on a day, such as plans or a deficit; not for what happens over a year, such as appeals. Decides which figures stand in one line.",
                        verbose_name="counted at one time",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "reforms",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The reforms that it matters to.",
                        related_name="measures",
                        to="reforms.reform",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "slug"],
            },
        ),
        migrations.CreateModel(
            name="Figure",
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
                    "part",
                    models.CharField(
                        blank=True,
                        help_text="A part, or a way of counting, that sets it apart from the measure's other figures: Experts at Hand; by the new method.",
                        max_length=120,
                    ),
                ),
                ("value", models.DecimalField(decimal_places=3, max_digits=18)),
                (
                    "value_to",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="Of a range, 15 to 20; empty for one number.",
                        max_digits=18,
                        null=True,
                        verbose_name="upper end",
                    ),
                ),
                (
                    "bound",
                    models.CharField(
                        choices=[
                            ("exactly", "the number itself"),
                            ("at-least", "at least"),
                            ("more-than", "more than"),
                            ("less-than", "less than"),
                            ("up-to", "up to"),
                            ("almost", "almost"),
                        ],
                        default="exactly",
                        max_length=10,
                    ),
                ),
                ("is_rounded", models.BooleanField(default=False, verbose_name="rounded")),
                (
                    "is_projection",
                    models.BooleanField(
                        default=False,
                        help_text="Expected, and not counted.",
                        verbose_name="forecast",
                    ),
                ),
                (
                    "projected_by",
                    models.CharField(blank=True, max_length=120, verbose_name="forecast by"),
                ),
                (
                    "words",
                    models.CharField(
                        help_text="The few words that give the number.",
                        max_length=160,
                        verbose_name="in the source's words",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="What to know of it, in our own words.",
                        max_length=300,
                    ),
                ),
                (
                    "period_words",
                    models.CharField(
                        blank=True,
                        help_text="The time that it is for: 2024/25; January 2025.",
                        max_length=200,
                        verbose_name="period, in the source's words",
                    ),
                ),
                (
                    "period_edtf",
                    models.CharField(
                        blank=True,
                        help_text="The interval they are read as: 2025, 2025-09, 2025-23 (autumn), 2025-09-01, or two of them with a slash; '..' is an end that nobody gave. Leave empty where the words name no time.",
                        max_length=60,
                        validators=[libs.vaguedates.fields.validate_edtf],
                        verbose_name="period, as read",
                    ),
                ),
                (
                    "period_earliest",
                    libs.vaguedates.fields.BoundField(
                        blank=True,
                        editable=False,
                        end="earliest",
                        null=True,
                        of="period_edtf",
                        verbose_name="period, earliest day",
                    ),
                ),
                (
                    "period_latest",
                    libs.vaguedates.fields.BoundField(
                        blank=True,
                        editable=False,
                        end="latest",
                        null=True,
                        of="period_edtf",
                        verbose_name="period, latest day",
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
                        to="reforms.figure",
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
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="reforms.measure",
                    ),
                ),
            ],
            options={
                "ordering": [
                    "measure",
                    models.OrderBy(models.F("period_latest"), descending=True, nulls_last=True),
                    "-known_on",
                    "key",
                ],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "inferred"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="figure_inferred_has_reason",
                        violation_error_message="Say why it is inferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("basis", "inferred"), ("passage__isnull", False), _connector="OR"
                        ),
                        name="figure_sourced_has_passage",
                        violation_error_message="Name the passage that says so, or mark it as inferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["stated", "reported", "inferred"])),
                        name="figure_basis_is_known",
                        violation_error_message="Choose stated, reported or inferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects", None),
                            models.Q(("corrects", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="figure_corrects_another",
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
                        name="figure_correction_says_why",
                        violation_error_message="Name the entry that you correct or withdraw, and say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "bound__in",
                                [
                                    "exactly",
                                    "at-least",
                                    "more-than",
                                    "less-than",
                                    "up-to",
                                    "almost",
                                ],
                            )
                        ),
                        name="figure_bound_is_known",
                        violation_error_message="Choose how the number is meant.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_to", None),
                            models.Q(("bound", "exactly"), ("value_to__gt", models.F("value"))),
                            _connector="OR",
                        ),
                        name="figure_range_in_order",
                        violation_error_message="The upper end is above the lower, and has no bound.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_projection", False), ("projected_by", "")),
                            models.Q(
                                ("is_projection", True),
                                models.Q(("projected_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="figure_forecast_says_whose",
                        violation_error_message="Say whose forecast it is, and only of a forecast.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period_earliest__lte", models.F("period_latest")),
                            ("period_earliest", None),
                            ("period_latest", None),
                            _connector="OR",
                        ),
                        name="figure_period_in_order",
                        violation_error_message="The earliest day must not be after the latest.",
                    ),
                ],
            },
        ),
    ]
