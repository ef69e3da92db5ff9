"""The pages of the glossary."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from glossary.exports import defined_term
from glossary.forms import LookupForm
from glossary.models import Term
from glossary.pages import build_glossary, build_term, with_what_was_known
from glossary.pages.card import term_card
from libs.days import Day, as_known_on, checked
from libs.drawings.responses import card_view
from libs.pagememo import kept


@kept("on", "q", "all")
@as_known_on
def index(request: HttpRequest, day: Day) -> HttpResponse:
    """Every term from A to Z, or the answers to `?q=`."""
    asked = checked(LookupForm(request.GET), "glossary/refused.html").cleaned_data
    page = build_glossary(day, asked["q"], everything=asked["all"])
    return render(request, "glossary/index.html", {"page": page})


@kept("on")
@as_known_on
def term(request: HttpRequest, day: Day, slug: str) -> HttpResponse:
    """One term; 404 on a day by which no document had used it."""
    row = get_object_or_404(with_what_was_known(Term.objects.all(), day, stated=True), slug=slug)
    if not Term.objects.known_by(day.on).filter(pk=row.pk).exists():
        context = {"what": "This term", "name": row.text}
        return render(request, "not_known_yet.html", context, status=404)
    page = build_term(row, day, day.address_of(request))
    linked = defined_term(page.term, request.build_absolute_uri("/"))
    return render(request, "glossary/term.html", {"page": page, "linked": linked})


term_png = kept("on")(card_view(term_card))
