"""Who asks each question, and its short answers, which are facts."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import seeds.models.keys


class Migration(migrations.Migration):
    dependencies = [
        ("glossary", "0003_kept_facts"),
        ("reforms", "0008_dated_figures"),
        ("seeds", "0003_kept_facts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Answer",
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
                        help_text="One to three sentences, in our own words, that stand alone.",
                        max_length=300,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("known", "known"),
                            ("proposed", "proposed"),
                            ("partly-known", "partly known"),
                            ("not-known-yet", "not known yet"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "as_of",
                    models.DateField(
                        blank=True,
                        help_text="The day up to which the sources bear it out. Needed for what is not known yet.",
                        null=True,
                        verbose_name="as of",
                    ),
                ),
            ],
            options={
                "ordering": ["question", "-known_on", "-pk"],
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="question",
            name="question_leads_to_one_page",
        ),
        migrations.AddField(
            model_name="question",
            name="group",
            field=models.CharField(
                choices=[
                    ("family", "a family"),
                    ("school", "a school"),
                    ("college", "a college"),
                    ("council", "a council"),
                ],
                default="family",
                help_text="Above all.",
                max_length=10,
                verbose_name="who asks",
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="term",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="questions",
                to="glossary.term",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("address", ""), ("reform__isnull", False), ("term", None)),
                    models.Q(
                        ("address__startswith", "#"), ("reform__isnull", False), ("term", None)
                    ),
                    models.Q(("address", ""), ("reform", None), ("term__isnull", False)),
                    models.Q(("address__startswith", "/"), ("reform", None), ("term", None)),
                    _connector="OR",
                ),
                name="question_leads_to_one_page",
                violation_error_message="Choose a reform or a term, or write an address that begins with /. A place on the reform's page begins with #.",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="corrects",
            field=models.OneToOneField(
                blank=True,
                help_text="The entry that this one corrects or withdraws.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="reforms.answer",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="further_passages",
            field=models.ManyToManyField(
                blank=True,
                help_text="Where else the sources say so.",
                related_name="further_answers",
                to="seeds.passage",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="passage",
            field=models.ForeignKey(
                blank=True,
                help_text="Where the source says so. Needed for stated and reported facts.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_facts",
                to="seeds.passage",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answers",
                to="reforms.question",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="Empty where it was loaded from a fixture.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis", "inferred"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="answer_inferred_has_reason",
                violation_error_message="Say why it is inferred.",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("basis", "inferred"), ("passage__isnull", False), _connector="OR"
                ),
                name="answer_sourced_has_passage",
                violation_error_message="Name the passage that says so, or mark it as inferred.",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis__in", ["stated", "reported", "inferred"])),
                name="answer_basis_is_known",
                violation_error_message="Choose stated, reported or inferred.",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrects", None),
                    models.Q(("corrects", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="answer_corrects_another",
                violation_error_message="An entry cannot correct itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("correction_reason", ""), ("corrects", None), ("withdrawn", False)),
                    models.Q(
                        ("corrects__isnull", False),
                        models.Q(("correction_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="answer_correction_says_why",
                violation_error_message="Name the entry that you correct or withdraw, and say why.",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["known", "proposed", "partly-known", "not-known-yet"])
                ),
                name="answer_state_is_known",
                violation_error_message="Choose how far it is known.",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "not-known-yet"), _negated=True),
                    ("as_of__isnull", False),
                    _connector="OR",
                ),
                name="answer_not_known_says_as_of",
                violation_error_message="Say up to which day the sources were read.",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("as_of", None), ("as_of__lte", models.F("known_on")), _connector="OR"
                ),
                name="answer_as_of_was_known",
                violation_error_message="An answer as of a day is known from that day at the earliest.",
            ),
        ),
    ]
