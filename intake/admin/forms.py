"""The form of a document that is read in."""

from typing import Any, ClassVar

from django import forms

from intake.models import ReceivedDocument
from libs.ingest.uploads import SmallFilesOnly
from libs.reading_files import RefusedFile
from libs.reading_files.formats import MOST_BYTES, kind_of

MOST_PASTED = 1_500_000
MOST_SENT = f"{MOST_BYTES // 2**20} MB"


class DocumentsOnly(SmallFilesOnly):
    """Takes documents as large as they are read, in this one place and from editors alone."""

    most_bytes = MOST_BYTES


class ReceiveForm(forms.ModelForm[ReceivedDocument]):
    """What it is, and its text or its file."""

    address = forms.URLField(required=False, max_length=400, assume_scheme="https")
    text = forms.CharField(
        widget=forms.Textarea({"rows": 10}),
        required=False,
        strip=False,
        max_length=MOST_PASTED,
        help_text="Paste it, or choose a file below.",
    )
    file = forms.FileField(required=False, help_text=f"TXT, HTML, DOCX or PDF, up to {MOST_SENT}.")

    class Meta:
        model = ReceivedDocument
        fields: ClassVar = [
            *("title", "publisher", "author", "kind", "authority", "licence", "published"),
            *("speaks_for", "address"),
        ]
        widgets: ClassVar = {"published": forms.DateInput({"type": "date"})}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        file, text = given.get("file"), given.get("text", "").replace("\0", "")
        if bool(file) == bool(text.strip()):
            raise forms.ValidationError("Paste the text or choose a file: one of the two.")
        content = file.read() if file else text.encode()
        if file and not content and file.size:
            self.add_error("file", f"This file has more than {MOST_SENT}. Paste its text instead.")
            return given
        try:
            kind_of(content)
        except RefusedFile as refused:
            self.add_error("file" if file else "text", str(refused))
        given["content"] = content
        return given
