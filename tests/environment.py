"""What the tests' settings read, fixed so that neither a shell nor an .env changes an outcome."""

import os

FIXED = {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "SECRET_KEY_BEFORE": "",
    "DEBUG": "off",
    "HTTPS": "off",
    "ALLOWED_HOSTS": "",
    "CSRF_TRUSTED_ORIGINS": "",
    "EMAIL_URL": "",
    "EMAIL_BACKEND": "",
    "MAIL_FROM": "",
    "SITE_ADDRESS": "",
    "CONTACT_EMAIL": "accessibility@example.org",
    "SECOND_FACTOR_REQUIRED": "",
    "TLS_CERTIFICATE": "",
    "TLS_KEY": "",
    "TLS_CLIENTS": "",
    "HOST": "",
    "PORT": "",
    "PAGE_MEMO_MEGABYTES": "",
    "UNCHECKED_AFTER_DAYS": "",
    "DOCUMENT_COPIES": "",
    "READ_WARNING_DAYS": "",
    "SECOND_PERSON_PUBLISHES": "",
    "SECURITY_CONTACT": "mailto:security@example.org",
    "SECURITY_EXPIRES": "2027-06-30",
    "ADMIN_PATH": "",
    "REQUEST_LOG": "",
    "ADMIN_NETWORKS": "",
    "METRICS_PORT": "",
    # A test may ask as often as it likes.
    "RATE_LIMITS": "off",
    # The test run names its own PostgreSQL server; without one the tests use SQLite in memory.
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", ""),
}


def fix() -> None:
    """Set every variable before Django's settings are read."""
    os.environ.update(FIXED)
