"""Mails for one reader: the digest with their own links, and the question whether it is them."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from alerts import tokens
from alerts.digest import SITE, Digest
from alerts.models import Alert, Frequency
from alerts.subjects import Followed


def root() -> str:
    """The site's address, without a last slash: no request says it where a command sends."""
    address: str = settings.SITE_ADDRESS
    return address


def link(name: str, key: str) -> str:
    return f"{root()}{reverse(name)}?{urlencode({'key': key})}"


def digest_mail(digest: Digest, alert: Alert, seal: int) -> EmailMultiAlternatives:
    """The digest for the reader of an alert, up to a point of the log.

    Its id is made of both, so that a mail program would show one that came twice once. Programs
    offer to stop it with one click (RFC 8058).
    """
    leave = link("alerts:leave", tokens.leaving(alert))
    text, html = digest.for_reader(link("alerts:manage", tokens.managing(alert.subscriber)), leave)
    host = urlsplit(root()).hostname
    mail = EmailMultiAlternatives(
        subject=digest.subject,
        body=text,
        to=[alert.subscriber.address],
        headers={
            "Message-ID": f"<{alert.key}.{seal}@{host}>",
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(html, "text/html")
    return mail


def question_mail(subject: Followed, alert: Alert, frequency: str) -> EmailMultiAlternatives:
    """Asks whoever has the address whether they want the alert; not to answer is to say no."""
    values = {
        "title": subject.title,
        "often": Frequency(frequency).label,
        "href": link("alerts:confirm", tokens.confirming(alert, frequency)),
        "days": tokens.CONFIRM_WITHIN.days,
        "privacy_href": f"{root()}{reverse('privacy')}",
        "root": root(),
        "site": SITE,
    }
    mail = EmailMultiAlternatives(
        subject=f"Do you want to be told of changes? {SITE}",
        body=render_to_string("alerts/question.txt", values),
        to=[alert.subscriber.address],
        headers={"Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string("alerts/question.html", values), "text/html")
    return mail
