"""The application that a WSGI server imports: Django, with finished pages kept in front of it."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django_application = get_wsgi_application()

from libs.pagememo.wsgi import PageMemo  # noqa: E402  # it has a model, which Django loads first

application = PageMemo(django_application, budget_bytes=settings.PAGE_MEMO_BYTES)
