"""The project's settings; config.environment reads what differs between machines (.env.example)."""

from datetime import timedelta

import django_stubs_ext
from csp.constants import NONE, SELF

from config.environment import (
    BASE_DIR,
    admin_networks,
    admin_path,
    allowed_hosts,
    database,
    document_copies,
    earlier_secret_keys,
    env,
    metrics_port,
    page_memo_bytes,
    port,
    read_warning_days,
    refuse_public_debug,
    request_log,
    second_factor_required,
    secret_key,
    security_contact,
    security_expires,
    switch,
    unchecked_after_days,
)
from config.logs import LOGGING
from config.mail import mail, mail_from, provider, sends_mail, site_address
from config.passwords import AUTH_PASSWORD_VALIDATORS
from config.roles import ROLE_RIGHTS, ROLES

__all__ = ["AUTH_PASSWORD_VALIDATORS", "LOGGING", "ROLES", "ROLE_RIGHTS"]  # read as settings

# Before any model or admin is imported: their type hints name what they hold.
django_stubs_ext.monkeypatch()

# What the environment says.
SECRET_KEY = secret_key()
SECRET_KEY_FALLBACKS = earlier_secret_keys()
DEBUG = switch("DEBUG")
HTTPS = switch("HTTPS")
ALLOWED_HOSTS = allowed_hosts(public=HTTPS)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DATABASES = {"default": database()}
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "")
HOST = env.str("HOST", "") or "127.0.0.1"
PORT = port()
SECOND_FACTOR_REQUIRED = second_factor_required()
DOCUMENT_COPIES = document_copies()
UNCHECKED_AFTER_DAYS = unchecked_after_days()
READ_WARNING_DAYS = read_warning_days()
SECOND_PERSON_PUBLISHES = switch("SECOND_PERSON_PUBLISHES")
SECURITY_CONTACT = security_contact()
SECURITY_EXPIRES = security_expires()
ADMIN_PATH = admin_path()
REQUEST_LOG = request_log()
ADMIN_NETWORKS = admin_networks()
SITE_ADDRESS = site_address(ALLOWED_HOSTS, PORT, public=HTTPS)
METRICS_PORT = metrics_port()
RATE_LIMITS = switch("RATE_LIMITS", usual="on")
refuse_public_debug(debug=DEBUG, public=HTTPS, hosts=ALLOWED_HOSTS)

# Mail: what EMAIL_URL or EMAIL_BACKEND says becomes settings that Django names. A site that others
# read offers alerts only if their mails leave this machine.
MAIL = mail()
globals().update(MAIL)
ANYMAIL = provider()
DEFAULT_FROM_EMAIL = mail_from(SITE_ADDRESS)
ALERTS_OFFERED = not HTTPS or sends_mail(MAIL)

INSTALLED_APPS = [
    "config",
    "intake",
    "sittings",
    "opendata",
    "alerts",
    "reforms",
    "reforms.derived",
    "partnerships",
    "glossary",
    "seeds",
    "libs.accounts",
    "libs.ingest",
    "libs.pagememo",
    "libs.tasks",
    "libs.triggers",
    "libs.wordindex",
    "django_tables2",
    "axes",
    "reversion",
    "whitenoise.runserver_nostatic",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "libs.accounts.apps.EditorsSiteConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

# The admin alone needs sessions, sign-in and messages. They wait until they are asked, so a public
# page that asks none of them sets no cookie and stays cacheable.
MIDDLEWARE = [
    "config.probes.answer_probes",
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.browser_policies",
    "csp.middleware.CSPMiddleware",
    "config.middleware.StaticFiles",
    # For whoever is signed in: long tables shrink to a tenth, and the padding it adds hides how
    # long a token made a page. Public pages hold no token, and libs.pagememo shrinks them.
    "django.middleware.gzip.GZipMiddleware",
    "config.middleware.refuse_long_queries",
    "config.middleware.refuse_strange_methods",
    "config.middleware.admit_networks",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "libs.accounts.security_log.tell_refusals",
    "config.limits.LimitRequests",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "reforms.finding.kept_words.read_after_writing",
    "config.middleware.break_long_words",
    "glossary.middleware.explain_abbreviations",
]

# Finished pages, kept in front of all this (libs.pagememo): the apps whose tables they are made of;
# what they show of another table, by model; and the bytes that each worker may keep. Whoever
# changes templates wants to see it at once.
PAGE_MEMO_APPS = ["reforms", "partnerships", "glossary", "seeds"]
PAGE_MEMO_FIELDS = {"auth.User": ["first_name", "last_name"]}  # who recorded a fact
PAGE_MEMO_BYTES = 0 if DEBUG else page_memo_bytes()

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Pictures that leave the site carry their style: Sass builds it, a template includes it.
        "DIRS": [BASE_DIR / "templates", BASE_DIR / "static" / "build"],
        "APP_DIRS": True,
        "OPTIONS": {
            # Every page uses these tags; none has to load them.
            "builtins": ["config.templatetags.govuk", "config.templatetags.tracker"],
            "libraries": {"long_lists": "libs.backoffice.list_tags"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.site",
            ],
        },
    },
]

DJANGO_TABLES2_TEMPLATE = "django_tables2/govuk.html"

# Files of all tables wait here until the data change (opendata.downloads.stored).
DOWNLOADS_FOLDER = BASE_DIR / "var" / "downloads"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
FORMAT_MODULE_PATH = "config.formats"
USE_TZ = True

# Static files: `make run` builds and collects them, named by content; WhiteNoise serves them.
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# Signing in, which only the admin offers.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "libs.accounts.backend.PasswordBackend",
]
LOGIN_URL = "admin:login"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
# Both together: a stranger elsewhere cannot lock an editor out by guessing at the name.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_HANDLER = "libs.accounts.locks.LockHandler"
AXES_CLIENT_IP_CALLABLE = "libs.accounts.locks.client_address"
AXES_LOCKOUT_CALLABLE = "libs.accounts.locks.show_locked_out"
# A try while the door is locked does not keep it locked longer: what the page says is true.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
# The name that the app on the phone shows.
OTP_TOTP_ISSUER = "SEND and AP reform tracker"
# The longest that anybody stays signed in; libs.accounts.sessions ends idle ones sooner.
SESSION_COOKIE_AGE = 12 * 60 * 60

# What a browser may do with a page: nothing that this site does not itself serve.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "upgrade-insecure-requests": HTTPS,
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "config.messages.Messages"

# HTTPS=on says that a proxy in front ends TLS and sets X-Forwarded-Proto itself.
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    # Browsers take these names from this very host alone, over HTTPS, for all of it.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"

# Limits on what a stranger may send. A draft of 400 statements has 8,900 fields; query strings may
# have fewer (config.middleware).
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_HANDLERS = ["libs.ingest.uploads.SmallFilesOnly"]
