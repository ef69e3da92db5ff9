"""Rewritings of what stands before or after a time: labels, how sure it is, what a stage is called.

Like those in `rewriting.py`, each has an example, which the tests try.
"""

from libs.vaguedates.words.rewriting import Rewriting
from libs.vaguedates.words.vocabulary import FULL_YEAR, MONTH_NUMBERS

_MONTHS = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_SEASONS = "spring|summer|autumn|winter"
_STAGE = (
    r"(?:phase|stage|wave|tranche|cohort|milestone|step|part|priority|round|option|year) "
    r"(?:\d{1,2}|one|two|three|four|five|six|[ivx]+)"
)

LEAD_INS = (
    # A label, and the number of a stage.
    Rewriting(
        # "Stage 24 November" is a stage and a day: a number beside a month needs a mark between.
        rf"^{_STAGE}(?:(?:,| -|:) (?=(?:{_MONTHS})\b)|(?:,| -|:)? (?=(?:in|from|by|on|begin|start|"
        rf"due|{_SEASONS}|20)\b|\d))",
        "",
        ("Phase 2: from April 2027", "from april 2027"),
    ),
    Rewriting(
        rf"(?<=\d),? (?:- )?(?:for |of )?{_STAGE}$", "", ("April 2027 (phase 1)", "april 2027")
    ),
    Rewriting(
        r"^(?:(?:the|our|its|a|new|revised|original) )*(?:(?:target|start|end|launch|go-live|due|"
        r"completion|implementation|closing|opening|commencement|publication|effective|final|"
        r"expected|planned|proposed|provisional|indicative) )*"
        r"(?:date|deadline|timing|timescale|target|aim|ambition|milestone)s?"
        r"(?: is| was| of| for| set for| -)?(?: now)? (?=.*\d|.*\b(?:next|this|by|end)\b)",
        "",
        ("Target date: March 2028", "march 2028"),
    ),
    Rewriting(
        r"^(?:last|first|next) (?:updated|published|reviewed|modified|revised)(?: on)? (?=.*\d)",
        "",
        ("Last updated 3 November 2026", "3 november 2026"),
    ),
    Rewriting(
        r"^w\.?e\.?f\.? ",
        "with effect from ",
        ("w.e.f. 1 April 2027", "with effect from 1 april 2027"),
    ),
    Rewriting(
        r"^(?:with immediate effect|straight ?away|at once)$",
        "immediately",
        ("with immediate effect", "immediately"),
    ),
    # How sure somebody is.
    Rewriting(
        r"^(?:tbc|tba|to be confirmed|(?:date|timing)s? (?:tbc|to be confirmed)),? (?:but |- )?"
        r"(?:(?:is |are )?(?:likely|expected|provisionally|probably|possibly|hopefully)(?: to "
        r"be)? )?"
        r"(?!(?:in|by|at|on|with|from|after|following|alongside) )(?=.*\d)",
        "possibly ",
        ("TBC, likely autumn 2027", "possibly autumn 2027"),
    ),
    Rewriting(
        r"^(?:most )?likely (?:to be |in )(?=.*\d)",
        "possibly ",
        ("likely to be September 2027", "possibly september 2027"),
    ),
    Rewriting(
        r"^(?:(?:to|should|will|may|could) )?(?:be )?(?:aim(?:s|ed|ing)?|target(?:s|ed|ing)?|"
        r"plan(?:s|ned|ning)?|propos(?:es|ed|ing)|anticipat(?:es|ed)|hop(?:es|ed|ing)|working|"
        r"slated|earmarked|pencilled in|timetabled|programmed)(?: (?:to|for|towards|at))? "
        r"(?=(?:be|start|begin|finish|complete|launch|publish|open|close|in|by|from|on|mid|"
        r"early|late|"
        rf"the|{_MONTHS}|{_SEASONS}|\d)\b)",
        "",
        ("aiming for September 2027", "september 2027"),
    ),
    # Earliest, latest.
    Rewriting(
        r"^(?:in |on |from |by )?(?P<when>.+?),? (?:- )?(?:at )?(?:the )?(?:very )?"
        r"(?P<edge>earliest|latest)$",
        r"\g<when> at the \g<edge>",
        ("April 2027 earliest", "not before april 2027"),
    ),
    Rewriting(
        r"^(?:at )?(?:the )?(?:very )?(?P<edge>earliest|latest)(?: possible)?(?: by| in| from|,|"
        r" date)*"
        r" (?=.*\d)(?P<when>.+)$",
        r"\g<when> at the \g<edge>",
        ("earliest April 2027", "not before april 2027"),
    ),
    Rewriting(
        r"^until (?P<when>.+?),? at (?:the )?(?:very )?least$",
        r"at least until \g<when>",
        ("until summer 2027 at the least", "at least until summer 2027"),
    ),
    Rewriting(
        r"(?<=\d),? or (?:earlier|sooner) (?:if )?(?:possible|practicable)$",
        "",
        ("31 March 2027, or sooner if possible", "31 march 2027"),
    ),
    Rewriting(
        r"\b(?:just|shortly|soon|well|immediately|some ?time|straight|right) (?=(?:before|after)"
        r"\b)",
        "",
        ("just after Easter 2027", "after easter 2027"),
    ),
    # What comes again begins and ends as it would otherwise.
    Rewriting(
        r"^(?:annually|each year|every year|yearly|quarterly|monthly|termly),? (?=(?:from|until|"
        r"by) )",
        "",
        ("annually from April 2027", "from april 2027"),
    ),
    Rewriting(
        rf"^(?:each|every) (?P<when>{_MONTHS}|{_SEASONS}|(?:{_SEASONS}) term) from "
        rf"(?P<year>{FULL_YEAR})$",
        r"from \g<when> \g<year>",
        ("every September from 2027", "from september 2027"),
    ),
    Rewriting(
        r"(?<=\d),? and (?:annually|each year|every year|yearly|termly|quarterly|monthly)"
        r"(?: thereafter| after that)?$",
        " onwards",
        ("April 2027 and annually thereafter", "onwards from april 2027"),
    ),
    Rewriting(
        r"(?<=\d)(?: ?\+| on| and (?:on|after|later|subsequent years|future years))$",
        " onwards",
        ("2027+", "onwards from 2027"),
    ),
)
