"""The pages of a reader: asking for an alert, confirming, changing and leaving; and the notice.

None sets a cookie. What a link may do is in its key, so a form of another site can do nothing that
its reader could not do by the link. The pages that a key opens are kept by nobody, and tell no
other site where the reader came from.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from alerts import actions, tokens
from alerts.forms import AskForm, FrequencyForm
from alerts.limits import may_send_from
from alerts.mails import question_mail
from alerts.models import Alert, Frequency, Subscriber
from alerts.subjects import Followed, NoSubject, asked_for, find_subject
from libs.accounts.locks import client_address
from libs.days import Day, as_known_on, viewed_day
from libs.days.views import refuse_method
from libs.pagememo import kept

METHODS = ("GET", "HEAD", "POST")
View = Callable[..., HttpResponse]


def personal(view: View) -> View:
    """For pages of one reader or one moment: no cookie, no token, kept and named by nobody."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in METHODS:
            return refuse_method(request, METHODS)
        try:
            response = view(request, *args, **kwargs)
        except tokens.BadLink:
            response = render(request, "alerts/bad_link.html", status=404)
        patch_cache_control(response, no_store=True, private=True)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answered


@personal
@sensitive_post_parameters("address")
@sensitive_variables("form", "address", "alert")
def ask(request: HttpRequest) -> HttpResponse:
    """The one form; its address says what about. The answer is the same for every address."""
    if not settings.ALERTS_OFFERED:
        raise Http404("This copy sends no mail")
    now = timezone.now()
    try:
        subject = find_subject(*asked_for(request.GET.dict()), viewed_day(request).on)
    except NoSubject as wrong:
        return render(request, "alerts/no_subject.html", {"problem": str(wrong)}, status=404)
    if request.method != "POST":
        return _form(request, subject, AskForm(now=now))
    if not may_send_from(client_address(request), now):
        response = render(request, "alerts/too_often.html", status=429)
        response["Retry-After"] = "3600"
        return response
    form = AskForm(request.POST, now=now)
    if not form.is_valid():
        return _form(request, subject, form.again(), 400)
    frequency = form.cleaned_data["frequency"]
    alert = actions.ask(subject, form.cleaned_data["address"], frequency, now)
    if alert is not None and not _send(subject, alert, frequency):
        return render(
            request, "alerts/not_sent.html", {"href": request.get_full_path()}, status=503
        )
    return redirect("alerts:sent")


def _form(
    request: HttpRequest, subject: Followed, form: AskForm, status: int = 200
) -> HttpResponse:
    return render(request, "alerts/ask.html", {"subject": subject, "form": form}, status=status)


def _send(subject: Followed, alert: Alert, frequency: str) -> bool:
    """Whether the question went out. What a server says of it may hold the address."""
    try:
        get_connection().send_messages([question_mail(subject, alert, frequency)])
    except Exception:  # a provider's backend raises what it likes
        return False
    return True


@personal
def sent(request: HttpRequest) -> HttpResponse:
    """That a mail is on its way, if the address is right."""
    return render(request, "alerts/sent.html", {"days": tokens.CONFIRM_WITHIN.days})


@personal
def confirm(request: HttpRequest) -> HttpResponse:
    """Where the mail's link leads. Its button confirms: links are followed by scanners of mail."""
    key = _key(request)
    alert, frequency = tokens.confirmed_by(key)
    if request.method == "POST":
        actions.confirm(alert, frequency, timezone.now())
        return _to_reader(alert.subscriber)
    values = {"title": _title(request, alert), "often": frequency.label, "key": key}
    return render(request, "alerts/confirm.html", values)


@personal
def leave(request: HttpRequest) -> HttpResponse:
    """One POST ends an alert, from a mail program (RFC 8058) or by the button; twice is as once."""
    key = _key(request)
    alert = tokens.left_by(key)
    if request.method == "POST" or alert is None:
        if alert is not None:
            actions.leave(alert)
        return render(request, "alerts/left.html")
    values = {"title": _title(request, alert), "key": key}
    return render(request, "alerts/leave.html", values)


@personal
@sensitive_variables("subscriber", "values")
def manage(request: HttpRequest) -> HttpResponse:
    """A reader's own page: what they follow, how often, and the end of it."""
    key = _key(request)
    subscriber = tokens.managed_by(key)
    if request.method == "POST":
        return _act(request, subscriber)
    alerts = subscriber.alerts.exclude(confirmed_at=None).order_by("asked_at", "pk")
    rows = [(alert, _title(request, alert)) for alert in alerts]
    values = {
        "rows": rows,
        "key": key,
        "choices": Frequency.choices,
        "address": hint_of(subscriber),
    }
    return render(request, "alerts/manage.html", values)


def _act(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Does what a button of the reader's page says."""
    named = request.POST.get("alert")
    alert = next((one for one in subscriber.alerts.all() if one.key == named), None)
    match request.POST.get("act"):
        case "forget":
            actions.forget(subscriber)
        case "renew":
            return _to_reader(actions.renew_links(subscriber))
        case "leave" if alert:
            actions.leave(alert)
        case "save" if alert and (form := FrequencyForm(request.POST)).is_valid():
            frequency = Frequency(form.cleaned_data["frequency"])
            actions.set_frequency(alert, frequency, timezone.now())
    if subscriber.pk is None or not Subscriber.objects.filter(pk=subscriber.pk).exists():
        return render(request, "alerts/left.html")
    return _to_reader(subscriber)


def _to_reader(subscriber: Subscriber) -> HttpResponse:
    response = redirect("alerts:manage")
    response["Location"] += f"?key={tokens.managing(subscriber)}"
    return response


def _key(request: HttpRequest) -> str:
    return request.GET.get("key", "") or request.POST.get("key", "")


def _title(request: HttpRequest, alert: Alert) -> str:
    """What an alert is about; a thing that is no longer there by its word."""
    try:
        return find_subject(alert.kind, alert.about, viewed_day(request).on).title
    except NoSubject:
        return alert.about


def hint_of(subscriber: Subscriber) -> str:
    """Enough of an address for its owner: whoever was forwarded a mail learns no more."""
    name, _, host = subscriber.address.rpartition("@")
    return f"{name[:1]}…@{host}"


@kept("on")
@as_known_on
def privacy(request: HttpRequest, day: Day) -> HttpResponse:
    """What is kept of readers, why, how long and who sees it."""
    values = {"contact_email": settings.CONTACT_EMAIL, "days": tokens.CONFIRM_WITHIN.days}
    return render(request, "alerts/privacy.html", values)
