"""Gives dates their sense and a narrower reading, and outcomes “happened, day not known”."""

from django.conf import settings
from django.db import migrations, models

import libs.vaguedates.fields


class Migration(migrations.Migration):
    dependencies = [
        ("reforms", "0009_answers_to_questions"),
        ("seeds", "0006_doubts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="update",
            name="update_outcome_only_for_outcome",
        ),
        migrations.RemoveConstraint(
            model_name="update",
            name="update_target_only_for_target",
        ),
        migrations.AddField(
            model_name="update",
            name="narrow_edtf",
            field=models.CharField(
                blank=True,
                help_text="Where the words have two readings: “by 2035” may end with 2034 or with 2035. The interval holds the wider one, this the narrower, in EDTF.",
                max_length=60,
                validators=[libs.vaguedates.fields.validate_edtf],
                verbose_name="narrower reading",
            ),
        ),
        migrations.AddField(
            model_name="update",
            name="sense",
            field=models.CharField(
                blank=True,
                choices=[
                    ("floor", "No earlier than then: a floor, not a target"),
                    ("beginning", "Begins then, and goes on"),
                ],
                help_text="Empty where the source says by when, or when.",
                max_length=12,
                verbose_name="how the date is meant",
            ),
        ),
        migrations.AlterField(
            model_name="update",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("met", "Met"),
                    ("part-met", "Part met"),
                    ("happened", "Happened, day not known"),
                    ("stopped", "Stopped"),
                    ("superseded", "Superseded"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="update",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sense", "floor"), _negated=True),
                    ("target_latest", None),
                    _connector="OR",
                ),
                name="update_floor_has_no_end",
                violation_error_message="A floor says no earlier than when: its interval has no end.",
            ),
        ),
        migrations.AddConstraint(
            model_name="update",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sense", "beginning"), _negated=True),
                    ("target_earliest__isnull", False),
                    _connector="OR",
                ),
                name="update_beginning_has_a_day",
                violation_error_message="A beginning needs an interval that says from when.",
            ),
        ),
        migrations.AddConstraint(
            model_name="update",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("narrow_edtf", ""),
                    models.Q(("sense", ""), models.Q(("target_edtf", ""), _negated=True)),
                    _connector="OR",
                ),
                name="update_narrow_beside_another_reading",
                violation_error_message="A narrower reading needs a wider one, of a date that is due.",
            ),
        ),
        migrations.AddConstraint(
            model_name="update",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "target"), models.Q(("target_words", ""), _negated=True)),
                    models.Q(
                        models.Q(("kind", "target"), _negated=True),
                        ("after", None),
                        ("narrow_edtf", ""),
                        ("sense", ""),
                        ("target_edtf", ""),
                        ("target_words", ""),
                    ),
                    _connector="OR",
                ),
                name="update_target_only_for_target",
                violation_error_message="A target date needs the source's words, and goes with a target update only.",
            ),
        ),
        migrations.AddConstraint(
            model_name="update",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "outcome"),
                        ("outcome__in", ["met", "part-met", "happened", "stopped", "superseded"]),
                    ),
                    models.Q(models.Q(("kind", "outcome"), _negated=True), ("outcome", "")),
                    _connector="OR",
                ),
                name="update_outcome_only_for_outcome",
                violation_error_message="An outcome goes with an outcome update, and only there.",
            ),
        ),
    ]
