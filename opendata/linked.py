"""What the pages about the whole say of themselves in schema.org's words."""

from django.urls import reverse
from django.utils.safestring import SafeString

from libs.takeaway.linked import linked_data

NAME = "SEND & AP reform tracker"
ABOUT = (
    "England's reforms for children with special educational needs and disabilities (SEND) and in "
    "alternative provision (AP): what was promised, by when, what changed, and who said so."
)
FORMS = {
    "opendata:zip": "application/zip",
    "opendata:workbook": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "opendata:database": "application/vnd.sqlite3",
    "opendata:api": "application/json",
}


def dataset(root: str) -> SafeString:
    """The data as a schema.org Dataset, with the files that it comes in."""
    return linked_data(
        "Dataset",
        at_id=f"{root}{reverse('opendata:data')}",
        name=f"{NAME}: all data",
        description=ABOUT,
        url=f"{root}{reverse('opendata:data')}",
        inLanguage="en-GB",
        isAccessibleForFree=True,
        spatialCoverage="England",
        distribution=[
            {
                "@type": "DataDownload",
                "contentUrl": f"{root}{reverse(name)}",
                "encodingFormat": kind,
            }
            for name, kind in FORMS.items()
        ],
    )
