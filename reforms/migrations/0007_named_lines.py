"""Gives events the short name that their line through the overview carries."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reforms", "0006_subject_number"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="line_name",
            field=models.CharField(
                blank=True,
                help_text="Where it has a line through the overview: the line’s short name. Empty: none.",
                max_length=24,
                verbose_name="name in drawings",
            ),
        ),
    ]
