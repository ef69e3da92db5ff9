"""What a password has to be: long, unknown, and not about the site (libs.accounts.passwords)."""

from typing import Any

from config.roles import ROLES

# What guesses at a password here begin with: names of the site, of its subject, and of roles.
PASSWORD_WORDS: list[str] = [
    *("tracker", "reforms", "reform", "roadmap", "glossary", "partnership", "milestone"),
    *("send", "senco", "ehcp", "inclusion", "special", "needs", "education", "schools", "school"),
    *("department", "england", "govuk", "dfe", "admin", "password", "welcome"),
    *ROLES,
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "libs.accounts.passwords.NotEasy"},
    {"NAME": "libs.accounts.breached.NotBreached"},
    {
        "NAME": "libs.accounts.passwords.NotAboutUs",
        "OPTIONS": {"words": PASSWORD_WORDS},
    },
]
