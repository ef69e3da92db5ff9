"""The second factor's two pages: asking for a code, and setting the factor up."""

from dataclasses import dataclass
from typing import Any

import django_otp
from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from libs.accounts import second_factor
from libs.accounts.forms import CodeForm
from libs.accounts.second_factor import SetUp, Wrong


@dataclass(frozen=True, slots=True)
class FactorPage:
    """Where somebody stands: with a factor, half-way there, or without."""

    is_on: bool
    is_wanted: bool
    codes_left: int
    set_up: SetUp | None
    new_codes: tuple[str, ...] = ()


def ask_code(request: HttpRequest) -> HttpResponse:
    """After the password: the code, and then on to where the person was going."""
    after = _next(request)
    if request.method == "POST" and "cancel" in request.POST:
        logout(request)
        return redirect("admin:login")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        found = second_factor.verify(request.user, form.cleaned_data["code"])  # type: ignore[arg-type]
        if not isinstance(found, Wrong):
            _let_in(request, found)
            return redirect(after)
        form.add_error("code", found.words)
    context = {"title": "Enter your code", "form": form, REDIRECT_FIELD_NAME: after}
    return _render(request, "admin/code.html", context, has_permission=False)


def factor(request: HttpRequest) -> HttpResponse:
    """Setting up, proving, removing; whoever gets here is signed in."""
    user: Any = request.user
    form, codes = CodeForm(), ()
    what = request.POST.get("what", "")
    if what == "begin" and not second_factor.has_second_factor(user):
        second_factor.begin(user)
        return redirect("admin:second_factor")
    if what in DONE_WITH_CODE:
        form = CodeForm(request.POST)
        done = DONE_WITH_CODE[what](request, form) if form.is_valid() else None
        if isinstance(done, HttpResponse):
            return done
        codes = done or ()
    # The user that the session brought was read before the change.
    user.has_second_factor = None
    is_on = second_factor.has_second_factor(user)
    device = None if is_on else second_factor.begun(user)
    page = FactorPage(
        is_on=is_on,
        is_wanted=second_factor.has_to_set_up(user),
        codes_left=second_factor.recovery_codes_left(user) if is_on else 0,
        set_up=second_factor.show_set_up(device) if device else None,
        new_codes=codes,
    )
    title = "Your recovery codes" if codes else "Second factor"
    return _render(
        request, "admin/second_factor.html", {"title": title, "page": page, "form": form}
    )


def _confirm(request: HttpRequest, form: CodeForm) -> tuple[str, ...]:
    done = second_factor.confirm(request.user, form.cleaned_data["code"])  # type: ignore[arg-type]
    if isinstance(done, Wrong):
        form.add_error("code", done.words)
        return ()
    device, codes = done
    _let_in(request, device)
    return codes


def _renew(request: HttpRequest, form: CodeForm) -> tuple[str, ...]:
    user: Any = request.user
    found = second_factor.verify(user, form.cleaned_data["code"])
    if isinstance(found, Wrong):
        form.add_error("code", found.words)
        return ()
    codes = second_factor.make_recovery_codes(user)
    # The session may have been opened by one of the old ones.
    device = next(iter(django_otp.devices_for_user(user)))
    _let_in(request, device)
    return codes


def _remove(request: HttpRequest, form: CodeForm) -> HttpResponse | None:
    user: Any = request.user
    found = second_factor.verify(user, form.cleaned_data["code"])
    if isinstance(found, Wrong):
        form.add_error("code", found.words)
        return None
    second_factor.remove(user)
    messages.success(request, "Your second factor is off. You sign in with your password alone.")
    return redirect("admin:second_factor")


DONE_WITH_CODE: dict[str, Any] = {"confirm": _confirm, "renew": _renew, "remove": _remove}


def _let_in(request: HttpRequest, device: Any) -> None:
    django_otp.login(request, device)
    request.session.cycle_key()


def _next(request: HttpRequest) -> str:
    given = request.POST.get(REDIRECT_FIELD_NAME, request.GET.get(REDIRECT_FIELD_NAME, ""))
    fine = url_has_allowed_host_and_scheme(
        given, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return given if fine else "admin:index"


def _render(
    request: HttpRequest, template: str, context: dict[str, Any], **more: Any
) -> HttpResponse:
    frame = admin.site.each_context(request)
    return render(request, template, {**frame, "subtitle": None, **context, **more})
