"""How many alerts there are, and the deletion of an address whose owner wrote to us."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from alerts.actions import forget_address
from alerts.models import MAX_ADDRESS, Alert, Frequency, SubjectKind, Subscriber


class ForgetForm(forms.Form):
    """The address that its owner wants deleted."""

    address = forms.EmailField(label="E-mail address", max_length=MAX_ADDRESS)


@sensitive_post_parameters("address")
@sensitive_variables("form")
def counts(request: HttpRequest) -> HttpResponse:
    """Counts by kind, and the box that deletes; nothing here, nor any log, names an address."""
    if not request.user.has_perm("alerts.delete_subscriber"):
        raise PermissionDenied
    form = ForgetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gone = forget_address(form.cleaned_data["address"])
        messages.success(request, f"Deleted, with {gone} alert{'' if gone == 1 else 's'}.")
        return redirect("alert_counts:counts")
    kinds = Alert.objects.order_by("kind").values_list("kind")
    per_kind = kinds.annotate(
        confirmed=Count("pk", filter=Q(confirmed_at__isnull=False)),
        daily=Count("pk", filter=Q(confirmed_at__isnull=False, frequency=Frequency.DAILY)),
        waiting=Count("pk", filter=Q(confirmed_at=None)),
        failing=Count("pk", filter=Q(failing_since__isnull=False)),
    )
    context = {
        **admin.site.each_context(request),
        "title": "Alerts by e-mail",
        "form": form,
        "rows": [(SubjectKind(kind).label.capitalize(), *numbers) for kind, *numbers in per_kind],
        "addresses": Subscriber.objects.count(),
    }
    return render(request, "admin/alert_counts.html", context)
