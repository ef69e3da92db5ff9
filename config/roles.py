"""The three roles of this site, and what each may do with every model."""

from libs.accounts.rights import RoleRights

ROLES = {
    "viewer": "looks at everything but users",
    "editor": (
        "records, corrects and withdraws facts; drafts sittings; edits what is ours; adds documents"
    ),
    "publisher": (
        "also publishes sittings, changes documents, deletes and restores what nothing refers to, "
        "and manages users"
    ),
}

ROLE_RIGHTS = (
    RoleRights(
        "Facts that nothing of ours is added to",
        (
            *("reforms.update", "reforms.involvement", "reforms.dependency"),
            *("reforms.figure", "reforms.answer", "glossary.meaning"),
            *("reforms.expectedevidence", "reforms.evidencereading"),
            *("reforms.recommendationentry", "reforms.recommendationcount"),
            *("partnerships.bodyname", "partnerships.relation"),
            *("partnerships.coverage", "partnerships.succession"),
        ),
        {"viewer": "view", "editor": "view add", "publisher": "view add"},
    ),
    RoleRights(
        "Facts with an order or remarks of ours",
        (
            *("glossary.sense", "seeds.reading", "reforms.preparation"),
            *("partnerships.bodyfact", "partnerships.membership"),
        ),
        {"viewer": "view", "editor": "view add change", "publisher": "view add change"},
    ),
    RoleRights(
        "Texts, terms, bodies and places",
        (
            *("reforms.strand", "reforms.reform", "reforms.milestone", "reforms.event"),
            *("reforms.audience", "reforms.question", "reforms.measure"),
            "reforms.recommendation",
            *("glossary.term", "glossary.wordlist"),
            *("partnerships.deliverybody", "partnerships.region"),
            *("partnerships.localauthority", "partnerships.integratedcareboard"),
            *("seeds.passage", "seeds.caveat", "seeds.doubt"),
        ),
        {"viewer": "view", "editor": "view add change", "publisher": "view add change delete"},
    ),
    RoleRights(
        "Documents",
        ("seeds.document",),
        {"viewer": "view", "editor": "view add", "publisher": "view add change delete"},
    ),
    RoleRights(
        "Drafts of a sitting, which nobody else sees",
        ("sittings.draft",),
        {"editor": "view add change delete", "publisher": "view add change delete publish"},
    ),
    RoleRights(
        "Documents that are read in, which nobody else sees",
        ("intake.receiveddocument",),
        {"editor": "view add change", "publisher": "view add change delete"},
    ),
    RoleRights(
        "Checks of passages",
        ("seeds.passagecheck",),
        {"viewer": "view", "editor": "view", "publisher": "view"},
    ),
    RoleRights(
        "Addresses of readers, which nobody sees", ("alerts.subscriber",), {"publisher": "delete"}
    ),
    RoleRights("Users", ("auth.user",), {"publisher": "view add change delete"}),
)
