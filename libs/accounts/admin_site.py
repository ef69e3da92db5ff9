"""Django's default admin site for this project: who gets in, and for how long."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import SimpleLazyObject
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from libs.accounts import sessions
from libs.accounts.second_factor import has_to_set_up, waits_for_code
from libs.accounts.session_views import my_sessions
from libs.accounts.views import ask_code, manage_factor

View = Callable[..., HttpResponseBase]
Gate = Callable[[HttpRequest, View], HttpResponseBase]

_gates: list[Gate] = []


def supply_gate(gate: Gate) -> None:
    """Registers who lets what a page of the admin does come to pass: every view goes through it."""
    _gates[:] = [gate]


class EditorsSite(admin.AdminSite):
    """An admin site whose pages all require the second factor, and whose sessions expire."""

    def has_permission(self, request: HttpRequest) -> bool:
        user = request.user
        return super().has_permission(request) and not (waits_for_code(user) or has_to_set_up(user))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The models by app, worked out once something shows them, which few pages do."""
        build = super().get_app_list
        return cast(list[Any], SimpleLazyObject(lambda: build(request, app_label)))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        return _check_session(super().admin_view(_gated(view), cacheable))

    @method_decorator(never_cache)
    @login_not_required
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask for the password, then the code; then have the factor set up, if it is required."""
        if super().has_permission(request):
            if waits_for_code(request.user):
                return ask_code(request)
            if has_to_set_up(request.user):
                return redirect("admin:second_factor")
        return super().login(request, extra_context)

    def second_factor(self, request: HttpRequest) -> HttpResponse:
        """Show the page of the second factor, also to users who must set one up first."""
        if super().has_permission(request) and not waits_for_code(request.user):
            return manage_factor(request)
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own = sensitive_post_parameters()(_check_session(never_cache(self.second_factor)))
        return [
            path("second-factor/", own, name="second_factor"),
            path("sessions/", self.admin_view(my_sessions), name="sessions"),
            path("signed-in/", self.admin_view(signed_in), name="signed_in"),
            *super().get_urls(),
        ]


@require_safe
def signed_in(request: HttpRequest) -> HttpResponse:
    """For a form that was open for long: that its sender is signed in, and the token to send."""
    return JsonResponse({"token": get_token(request)})


def _check_session(view: View) -> View:
    """End an expired session before the view runs."""

    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and sessions.has_expired(request.session, timezone.now()):
            logout(request)
            messages.info(request, sessions.EXPIRED_MESSAGE)
        return view(request, *args, **kwargs)

    return update_wrapper(checked, view)


def _gated(view: View) -> View:
    """The view behind the gate, if there is one."""

    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        def respond(asked: HttpRequest) -> HttpResponseBase:
            return view(asked, *args, **kwargs)

        return _gates[0](request, respond) if _gates else respond(request)

    return update_wrapper(gated, view)
