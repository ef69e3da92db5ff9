"""Frees the name `subject`, which of every fact means the row that it is about."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reforms", "0005_kept_facts"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="update",
            name="update_subject_known",
        ),
        migrations.RenameField(
            model_name="update",
            old_name="subject",
            new_name="subject_number",
        ),
        migrations.AddIndex(
            model_name="update",
            index=models.Index(
                fields=["subject_number", "kind", "known_on"], name="update_subject_known"
            ),
        ),
    ]
