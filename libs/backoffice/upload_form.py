"""The form that takes a table, and says in words why it does not."""

from collections.abc import Sequence
from typing import Any

from django import forms

from libs.ingest.readers import BadTable
from libs.ingest.tables.uploaded_table import UploadedTable, read_table
from libs.ingest.uploads import MAX_UPLOAD_BYTES


class UploadForm(forms.Form):
    """A file whose cleaned value is the UploadedTable in it."""

    file = forms.FileField(
        label="File",
        allow_empty_file=True,
        error_messages={"required": "Choose a file, CSV or XLSX."},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def __init__(self, *sent: Any, columns: Sequence[str], key: str) -> None:
        super().__init__(*sent)
        self.columns, self.key = columns, key

    def clean_file(self) -> UploadedTable:
        file = self.cleaned_data["file"]
        try:
            if file.size > MAX_UPLOAD_BYTES:
                size = f"{MAX_UPLOAD_BYTES // 2**20} MB"
                raise BadTable(f"The file is larger than {size}. Split it into several files.")
            return read_table(file.name, file.read(), self.columns, self.key)
        except BadTable as bad:
            raise self.refuse(file.name, bad) from bad

    def refuse(self, name: str, bad: BadTable) -> forms.ValidationError:
        """The error that gives every reason, the first of them with the file's name."""
        first, *others = bad.reasons
        return forms.ValidationError([f"“{name[:100]}” was not read. {first}", *others])
