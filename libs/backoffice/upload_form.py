"""The form that takes a table, and says in words why it does not."""

from collections.abc import Sequence
from typing import Any

from django import forms

from libs.ingest.tables.errors import BadSheet
from libs.ingest.tables.uploaded import Sheet, read_sheet
from libs.ingest.uploads import LARGEST


class UploadForm(forms.Form):
    """A file whose cleaned value is the Sheet in it."""

    file = forms.FileField(
        label="File",
        allow_empty_file=True,
        error_messages={"required": "Choose a file, CSV or XLSX."},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def __init__(self, *sent: Any, columns: Sequence[str], key: str) -> None:
        super().__init__(*sent)
        self.columns, self.key = columns, key

    def clean_file(self) -> Sheet:
        file = self.cleaned_data["file"]
        try:
            if file.size > LARGEST:
                size = f"{LARGEST // 2**20} MB"
                raise BadSheet(f"It is larger than {size}: split it into several files.")
            return read_sheet(file.name, file.read(), self.columns, self.key)
        except BadSheet as bad:
            raise self.refused(file.name, bad) from bad

    def refused(self, name: str, bad: BadSheet) -> forms.ValidationError:
        """Every reason, the first of them with the file's name."""
        first, *others = bad.reasons
        return forms.ValidationError([f"“{name[:100]}” was not read. {first}", *others])
