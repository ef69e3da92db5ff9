"""Has a target date say why it is another one than before, where its source does."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reforms", "0013_words_for_outcomes"),
        ("seeds", "0008_seals_of_the_log"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="update",
            name="update_target_only_for_target",
        ),
        migrations.AddField(
            model_name="update",
            name="why_moved",
            field=models.CharField(
                blank=True,
                help_text="Where the source says why the date is another one than before: in our own words. Empty where it does not say, or the date is the first.",
                max_length=400,
                verbose_name="why the date moved",
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
                        ("why_moved", ""),
                    ),
                    _connector="OR",
                ),
                name="update_target_only_for_target",
                violation_error_message="A target date needs the source's words, and goes with a target update only.",
            ),
        ),
    ]
