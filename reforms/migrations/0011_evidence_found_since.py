"""Takes a remark off four reforms, of which evidence was found since: "nothing found later".

The loader adds links and takes none away, so a database loaded before kept them. Where the links
were never made, as in a new database, there is nothing to take off.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REMARK = "nothing-found-later"
FOUND = (
    "bands-and-tariffs",
    "code-of-practice",
    "sensory-impairment-apprenticeship",
    "short-breaks",
)


def take_off(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    links = apps.get_model("reforms", "Reform").caveats.through
    links.objects.filter(caveat__key=REMARK, reform__slug__in=FOUND).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("reforms", "0010_readings_of_dates"),
    ]

    operations = [
        migrations.RunPython(take_off, migrations.RunPython.noop),
    ]
