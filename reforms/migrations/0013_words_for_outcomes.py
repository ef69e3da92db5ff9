"""Calls what was "met" happened: a consultation that closed has met nothing. No stored value changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reforms", "0012_find_updates_by_index"),
    ]

    operations = [
        migrations.AlterField(
            model_name="update",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("met", "Happened"),
                    ("part-met", "Happened in part"),
                    ("happened", "Happened, day not known"),
                    ("stopped", "Stopped"),
                    ("superseded", "Superseded"),
                ],
                max_length=20,
            ),
        ),
    ]
