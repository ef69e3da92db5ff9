"""A mail backend of Django that keeps each message as a file, for looking at what would be sent.

    EMAIL_BACKEND = "libs.mailfiles.MailFiles"
    EMAIL_FILE_PATH = "var/mail"

Django's own writes all messages of a connection into one file, with lines of dashes between them,
which mail programs and Python's parser do not open. Here each is an .eml file that they do. Only
the owner may read them: they hold addresses.
"""

import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.text import slugify

MAX_NAME = 60
"""Characters of the subject in a file's name."""


class MailFiles(BaseEmailBackend):
    """Writes messages into EMAIL_FILE_PATH, the folder of which it makes."""

    def __init__(self, *args: Any, file_path: str | Path | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: Any = settings
        self.folder = Path(file_path or named.EMAIL_FILE_PATH)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Writes each message whole or not at all; how many there were."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            when = timezone.localtime().strftime("%Y%m%d-%H%M%S")
            about = slugify(message.subject)[:MAX_NAME].strip("-") or "mail"
            name = f"{when}-{about}-{secrets.token_hex(4)}"
            beside = self.folder / f".{name}"
            beside.touch(mode=0o600)
            beside.write_bytes(message.message().as_bytes())
            beside.rename(self.folder / f"{name}.eml")
        return len(email_messages)
