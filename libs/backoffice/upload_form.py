"""The form that takes a file, and says in words why it does not."""

from django import forms

from libs.ingest.readers import BadTable
from libs.ingest.readers.sheets import SheetBook
from libs.ingest.tables.uploaded_table import ENDINGS, read_book
from libs.ingest.uploads import MAX_UPLOAD_BYTES


class UploadForm(forms.Form):
    """A file whose cleaned value is the SheetBook in it."""

    file = forms.FileField(
        label="File",
        allow_empty_file=True,
        error_messages={"required": "Choose a file, CSV or XLSX."},
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )

    def clean_file(self) -> SheetBook:
        file = self.cleaned_data["file"]
        try:
            if file.size > MAX_UPLOAD_BYTES:
                size = f"{MAX_UPLOAD_BYTES // 2**20} MB"
                raise BadTable(f"The file is larger than {size}. Split it into several files.")
            return read_book(file.name, file.read())
        except BadTable as bad:
            raise refused(file.name, bad) from bad


def refused(name: str, bad: BadTable) -> forms.ValidationError:
    """The error that gives every reason, the first of them with the file's name."""
    first, *others = bad.reasons
    return forms.ValidationError([f"“{name[:100]}” was not read. {first}", *others])
