"""The editors' room as Django's default admin site: who gets in, and for how long."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from libs.accounts import sessions
from libs.accounts.second_factor import has_to_set_up, waits_for_code
from libs.accounts.views import ask_code, factor

View = Callable[..., HttpResponseBase]


class EditorsSite(admin.AdminSite):
    """A second factor, once set up, is asked for by every page; a session ends by itself."""

    def has_permission(self, request: HttpRequest) -> bool:
        user = request.user
        return super().has_permission(request) and not (waits_for_code(user) or has_to_set_up(user))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        return _timed(super().admin_view(view, cacheable))

    @method_decorator(never_cache)
    @login_not_required
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The password; then the code; then, where the site wants a factor, its set-up."""
        if super().has_permission(request):
            if waits_for_code(request.user):
                return ask_code(request)
            if has_to_set_up(request.user):
                return redirect("admin:second_factor")
        return super().login(request, extra_context)

    def second_factor(self, request: HttpRequest) -> HttpResponse:
        """Open also to somebody who has to set one up before any other page."""
        if super().has_permission(request) and not waits_for_code(request.user):
            return factor(request)
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own = sensitive_post_parameters()(_timed(never_cache(self.second_factor)))
        return [path("second-factor/", own, name="second_factor"), *super().get_urls()]


def _timed(view: View) -> View:
    """Ends a session whose time is up before the view sees it."""

    def timed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and sessions.is_over(request.session, timezone.now()):
            logout(request)
            messages.info(request, sessions.TOO_LONG)
        return view(request, *args, **kwargs)

    return update_wrapper(timed, view)
