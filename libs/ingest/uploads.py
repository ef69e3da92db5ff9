"""What the site does with a file that somebody sends: memory only, and not much of it.

It stands for every address. Django's own handlers would write a file of any size to the disk
before a view is asked.
"""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MAX_UPLOAD_BYTES = 2 * 2**20


class SmallFilesOnly(FileUploadHandler):
    """Keeps a small file; of a larger one it keeps nothing but its name and true size."""

    most_bytes = MAX_UPLOAD_BYTES
    kept: list[bytes]

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) <= self.most_bytes:
            self.kept.append(raw_data)
        else:
            self.kept.clear()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        content = BytesIO(b"".join(self.kept))
        self.kept.clear()
        about = (self.field_name, self.file_name or "", self.content_type or "")
        return InMemoryUploadedFile(content, *about, file_size, self.charset)
