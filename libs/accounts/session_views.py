"""The page on which users see where they are signed in, and end what they do not know."""

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from libs.accounts import security_log
from libs.accounts.sessions import end_sessions, open_sessions


def my_sessions(request: HttpRequest) -> HttpResponse:
    """List the user's sessions; end one of them, or all but the one that asks."""
    here = request.session.session_key
    sessions = open_sessions(request.user, timezone.now())
    others = [session for session in sessions if session.key != here]
    if request.method == "POST":
        asked = request.POST.get("end", "")
        chosen = [session for session in others if asked in ("others", session.mark)]
        if ended := end_sessions(chosen):
            security_log.tell(f"ended {ended} sessions of their own", request.user)
            times = "one other place" if ended == 1 else f"{ended} other places"
            messages.success(request, f"You are signed out in {times}.")
        else:
            messages.info(request, "There was nothing to end: it had ended by itself.")
        return redirect("admin:sessions")
    context = {
        **admin.site.each_context(request),
        "title": "Where you are signed in",
        "subtitle": None,
        "sessions": sessions,
        "others": others,
        "here": here,
    }
    return render(request, "admin/sessions.html", context)
