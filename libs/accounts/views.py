"""The two pages of the second factor: entering a code, and setting the factor up."""

from dataclasses import dataclass
from typing import Any

import django_otp
from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from libs.accounts import second_factor, sessions
from libs.accounts.forms import CodeForm, PasswordForm
from libs.accounts.second_factor import RefusedCode, SetupCode
from libs.accounts.security_log import tell


@dataclass(frozen=True, slots=True)
class SecondFactorPage:
    """The user's second factor: on, being set up (`set_up`), or neither."""

    is_on: bool
    is_required: bool
    codes_left: int
    set_up: SetupCode | None
    new_codes: tuple[str, ...] = ()


def ask_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code after the password, then go on to the page that was asked for."""
    after = _next(request)
    if request.method == "POST" and "cancel" in request.POST:
        logout(request)
        return redirect("admin:login")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        found = second_factor.verify(request.user, form.cleaned_data["code"])  # type: ignore[arg-type]
        if not isinstance(found, RefusedCode):
            _mark_verified(request, found)
            return redirect(after)
        form.add_error("code", found.message)
    context = {"title": "Enter your code", "form": form, REDIRECT_FIELD_NAME: after}
    return _render(request, "admin/code.html", context, has_permission=False)


def manage_factor(request: HttpRequest) -> HttpResponse:
    """Set the second factor up, confirm or remove it, or renew the recovery codes."""
    user: Any = request.user
    form, codes = CodeForm(), ()
    what = request.POST.get("what", "")
    password_form = None
    if not sessions.is_fresh(request.session, timezone.now()):
        password_form = PasswordForm(request, request.POST if what == "begin" else None)
    may_begin = what == "begin" and not second_factor.has_second_factor(user)
    if may_begin and (password_form is None or password_form.is_valid()):
        second_factor.start_setup(user)
        return redirect("admin:second_factor")
    if what in CODE_ACTIONS:
        form = CodeForm(request.POST)
        done = CODE_ACTIONS[what](request, form) if form.is_valid() else None
        if isinstance(done, HttpResponse):
            return done
        codes = done or ()
    # What was read with the session's user may have changed since.
    user.has_second_factor = None
    is_on = second_factor.has_second_factor(user)
    device = None if is_on else second_factor.find_unconfirmed(user)
    page = SecondFactorPage(
        is_on=is_on,
        is_required=second_factor.has_to_set_up(user),
        codes_left=second_factor.recovery_codes_left(user) if is_on else 0,
        set_up=second_factor.build_setup_code(device) if device else None,
        new_codes=codes,
    )
    title = "Your recovery codes" if codes else "Second factor"
    return _render(
        request,
        "admin/second_factor.html",
        {"title": title, "page": page, "form": form, "password_form": password_form},
    )


def _confirm(request: HttpRequest, form: CodeForm) -> tuple[str, ...]:
    done = second_factor.confirm_setup(request.user, form.cleaned_data["code"])  # type: ignore[arg-type]
    if isinstance(done, RefusedCode):
        form.add_error("code", done.message)
        return ()
    device, codes = done
    _mark_verified(request, device)
    tell("turned the second factor on", request.user)
    return codes


def _renew(request: HttpRequest, form: CodeForm) -> tuple[str, ...]:
    user: Any = request.user
    found = second_factor.verify(user, form.cleaned_data["code"])
    if isinstance(found, RefusedCode):
        form.add_error("code", found.message)
        return ()
    codes = second_factor.make_recovery_codes(user)
    tell("renewed the recovery codes", user)
    # The session may have been verified by one of the old codes.
    device = next(iter(django_otp.devices_for_user(user)))
    _mark_verified(request, device)
    return codes


def _remove(request: HttpRequest, form: CodeForm) -> HttpResponse | None:
    user: Any = request.user
    found = second_factor.verify(user, form.cleaned_data["code"])
    if isinstance(found, RefusedCode):
        form.add_error("code", found.message)
        return None
    second_factor.remove(user)
    tell("turned the second factor off", user)
    messages.success(
        request, "You turned your second factor off. You now sign in with your password only."
    )
    return redirect("admin:second_factor")


CODE_ACTIONS: dict[str, Any] = {"confirm": _confirm, "renew": _renew, "remove": _remove}


def _mark_verified(request: HttpRequest, device: Any) -> None:
    django_otp.login(request, device)
    request.session.cycle_key()


def _next(request: HttpRequest) -> str:
    given = request.POST.get(REDIRECT_FIELD_NAME, request.GET.get(REDIRECT_FIELD_NAME, ""))
    is_safe = url_has_allowed_host_and_scheme(
        given, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return given if is_safe else "admin:index"


def _render(
    request: HttpRequest, template: str, context: dict[str, Any], **more: Any
) -> HttpResponse:
    site_context = admin.site.each_context(request)
    return render(request, template, {**site_context, "subtitle": None, **context, **more})
