"""Reads settings from the environment or .env, and stops the start where one is missing or weak.

Every reader answers a bad value with one line that names the variable and says what to do.
"""

import os
import re
from datetime import date
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

# Any variable may be given as a file: SECRET_KEY_FILE names one that holds SECRET_KEY.
env = environ.FileAwareEnv()
env.read_env(BASE_DIR / ".env")


class BadSetting(ImproperlyConfigured):
    """A setting that is missing or weak; its text is the one line that the reader needs."""


TRUE_WORDS = {"1", "on", "true", "yes"}
FALSE_WORDS = {"", "0", "off", "false", "no"}
LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
# Django's own limits for `check --deploy` (security.W009).
SECRET_MIN_LENGTH = 50
SECRET_MIN_DIFFERENT = 5
SQLITE_OPTIONS = {
    # A writer takes its lock when it begins: it waits its turn instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # WAL lets readers go on while somebody writes; FULL keeps every save through a power cut.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}

# A server that is gone, or hangs, is noticed in seconds; what DATABASE_URL says of these wins.
POSTGRES_OPTIONS = {"connect_timeout": 3, "tcp_user_timeout": 10_000, "keepalives_idle": 10}


def switch(name: str, usual: str = "off") -> bool:
    """An on/off variable, `usual` when absent; a word that is neither stops the start."""
    word = env.str(name, "").strip().lower() or usual
    if word not in TRUE_WORDS | FALSE_WORDS:
        raise BadSetting(f"{name} is {word!r}. Write {name}=on or {name}=off.")
    return word in TRUE_WORDS


def secret_key() -> str:
    """SECRET_KEY, which has no default and must be long and random."""
    key = _secret("SECRET_KEY")
    hint = (
        "`make run` writes one into .env; elsewhere set SECRET_KEY to 50 or more random characters."
    )
    if not key:
        raise BadSetting(f"SECRET_KEY is not set. {hint}")
    if len(key) < SECRET_MIN_LENGTH or len(set(key)) < SECRET_MIN_DIFFERENT:
        raise BadSetting(f"SECRET_KEY is too easy to guess. {hint}")
    return key


def earlier_secret_keys() -> list[str]:
    """The key before this one: what it signed still holds, and nothing new is signed with it."""
    key = _secret("SECRET_KEY_BEFORE")
    return [key] if key else []


def _secret(name: str) -> str:
    """A secret, letter by letter, from its variable or the file that name + _FILE says."""
    # Read directly: django-environ takes a value that begins with $ for another variable's name.
    file = os.environ.get(f"{name}_FILE", "")
    try:
        return Path(file).read_text().strip() if file else os.environ.get(name, "")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(f"{name}_FILE is {file!r}, which cannot be read as text.") from error


def second_factor_required() -> str:
    """Of whom a second factor is required: "" nobody, "managers" of users, or "everybody"."""
    word = env.str("SECOND_FACTOR_REQUIRED", "").strip().lower()
    if word == "everybody":
        return word
    return "managers" if switch("SECOND_FACTOR_REQUIRED") else ""


def allowed_hosts(*, public: bool) -> list[str]:
    """The host names this site answers to: only this machine's own, unless named.

    `public` says that the site is served over HTTPS to others, which needs its real name.
    """
    hosts = [host.strip() for host in env.list("ALLOWED_HOSTS", default=[])]
    if public and (not hosts or "*" in hosts):
        raise BadSetting(
            "HTTPS is on but ALLOWED_HOSTS does not name the site. "
            "Set, for example, ALLOWED_HOSTS=tracker.example.org"
        )
    return hosts or LOOPBACK_HOSTS


def database() -> dict[str, Any]:
    """DATABASE_URL as Django's settings; without one, an SQLite file in var/."""
    address = env.str("DATABASE_URL", "") or "sqlite:///var/tracker.sqlite3"
    scheme, separator, _ = address.partition("://")
    example = "for example postgres://user:password@host:5432/tracker"
    if not separator or scheme not in {"sqlite", "postgres", "postgresql"}:
        raise BadSetting(f"DATABASE_URL must begin with sqlite:// or postgres://, {example}")
    settings: dict[str, Any] = env.db_url_config(address)
    if not settings["NAME"]:
        raise BadSetting(f"DATABASE_URL names no database. Write it in full, {example}")
    if scheme == "sqlite":
        if settings["NAME"] != ":memory:":
            # Absolute, so that a command started in another folder opens the same file.
            settings["NAME"] = str(BASE_DIR / settings["NAME"])
        settings["OPTIONS"] = SQLITE_OPTIONS
    else:
        if switch("HTTPS") and is_elsewhere(settings["HOST"]):
            _want_words_about_tls(settings.get("OPTIONS", {}))
        settings["ENGINE"] = "libs.patience.postgresql"
        settings["OPTIONS"] = POSTGRES_OPTIONS | settings.get("OPTIONS", {})
    return settings | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def is_elsewhere(host: str) -> bool:
    """Whether a server is on another machine: no socket's folder and no loopback."""
    host = unquote(host).lower()
    return not host.startswith("/") and host not in {"", *LOOPBACK_HOSTS, "::1"}


def _want_words_about_tls(options: dict[str, Any]) -> None:
    """Of a database elsewhere the address says how it is reached; libpq would go without TLS."""
    if "sslmode" not in options:
        raise BadSetting(
            "DATABASE_URL names a server elsewhere and not how it is reached. Add "
            "?sslmode=verify-full&sslrootcert=/path/to/ca.pem; where nobody else is on the network "
            "between, ?sslmode=disable"
        )


def unchecked_after_days() -> int:
    """After how many days without anything new a reform is to be looked at."""
    return _days("UNCHECKED_AFTER_DAYS", env.str("UNCHECKED_AFTER_DAYS", ""), 90)


def read_warning_days() -> int:
    """After how many days without reading every page warns that nothing was read."""
    return _days("READ_WARNING_DAYS", env.str("READ_WARNING_DAYS", ""), 45)


def _days(name: str, text: str, usual: int) -> int:
    text = text or str(usual)
    if not text.isdecimal() or not 0 < int(text) <= 3650:
        raise BadSetting(f"{name} is {text!r}. Write a number from 1 to 3650.")
    return int(text)


def page_memo_bytes() -> int:
    """How many bytes of finished pages each worker keeps."""
    text = env.str("PAGE_MEMO_MEGABYTES", "") or "16"
    if not text.isdecimal() or not 0 <= int(text) <= 4096:
        raise BadSetting(f"PAGE_MEMO_MEGABYTES is {text!r}. Write a number from 0 to 4096.")
    return int(text) * 1_000_000


def document_copies() -> Path | None:
    """The folder of the documents' copies, named as check_seeds reads them; None for none."""
    text = env.str("DOCUMENT_COPIES", "")
    if text and not Path(text).is_dir():
        raise BadSetting(f"DOCUMENT_COPIES is {text!r}. There is no such folder.")
    return Path(text) if text else None


def refuse_public_debug(*, debug: bool, public: bool, hosts: list[str]) -> None:
    """Stops the start where details of errors, secrets among them, would be shown to strangers."""
    if debug and (public or set(hosts) - set(LOOPBACK_HOSTS)):
        raise BadSetting(
            "DEBUG is on and the site is served to others: they would see secrets. Set DEBUG=off"
        )


def security_contact() -> str:
    """Where to tell of a weakness, as an address that a browser opens; "" for nowhere."""
    contact = env.str("SECURITY_CONTACT", "").strip()
    if contact and not re.fullmatch(r"(https://|mailto:|tel:)[!-~]+", contact):
        raise BadSetting(
            f"SECURITY_CONTACT is {contact!r}. "
            "Write, for example, SECURITY_CONTACT=mailto:security@example.org"
        )
    return contact


def security_expires() -> date | None:
    """Up to which day the contact holds; None where nobody said."""
    text = env.str("SECURITY_EXPIRES", "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadSetting(
            f"SECURITY_EXPIRES is {text!r}. Write a day within a year, as 2027-06-30."
        ) from None


def admin_path() -> str:
    """The path below which editors work, without slashes at its ends: `admin`."""
    path = env.str("ADMIN_PATH", "").strip("/ ") or "admin"
    if not re.fullmatch(r"[-\w]+(/[-\w]+)*", path, re.ASCII):
        raise BadSetting(f"ADMIN_PATH is {path!r}. Write letters, digits and hyphens: desk-7f3a")
    return path


def admin_networks() -> list[IPv4Network | IPv6Network]:
    """The networks that may reach the editors' pages; none for every one."""
    found = []
    for text in env.list("ADMIN_NETWORKS", default=[]):
        try:
            found.append(ip_network(text.strip()))
        except ValueError:
            raise BadSetting(
                f"ADMIN_NETWORKS has {text!r}. Write networks: 192.0.2.0/24,2001:db8::/32"
            ) from None
    return found


def request_log() -> str:
    """How each request is logged: "off", "line" or "json"."""
    kind = env.str("REQUEST_LOG", "").strip().lower() or "off"
    if kind not in ("off", "line", "json"):
        raise BadSetting(f"REQUEST_LOG is {kind!r}. Write REQUEST_LOG=off, line or json.")
    return kind


def port() -> int:
    """The port to listen on."""
    return _port("PORT", env.str("PORT", "") or "8000")


def metrics_port() -> int:
    """The port of this machine at which numbers are given; 0 for none."""
    text = env.str("METRICS_PORT", "")
    return _port("METRICS_PORT", text) if text else 0


def _port(name: str, text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise BadSetting(f"{name} is {text!r}. Write a number from 1 to 65535.")
    return int(text)
