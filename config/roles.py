"""The three roles of this site, and what each may do with every model."""

from libs.accounts.rights import RoleRights

ROLES = {
    "viewer": "looks at everything but users",
    "editor": "records updates; edits texts, terms, bodies and places; adds documents",
    "publisher": "also changes documents, deletes what nothing refers to, and manages users",
}

ROLE_RIGHTS = (
    RoleRights(
        "Updates",
        ("reforms.update",),
        {"viewer": "view", "editor": "view add", "publisher": "view add"},
    ),
    RoleRights(
        "Texts, terms, bodies and places",
        (
            *("reforms.strand", "reforms.reform", "reforms.milestone", "reforms.event"),
            *("reforms.audience", "reforms.question", "reforms.involvement", "reforms.dependency"),
            *("glossary.term", "glossary.sense", "glossary.wordlist"),
            *("partnerships.deliverybody", "partnerships.bodyname", "partnerships.bodyfact"),
            *("partnerships.relation", "partnerships.membership", "partnerships.region"),
            *("partnerships.localauthority", "partnerships.integratedcareboard"),
            *("partnerships.coverage", "partnerships.succession"),
            *("seeds.passage", "seeds.caveat", "seeds.reading"),
        ),
        {"viewer": "view", "editor": "view add change", "publisher": "view add change delete"},
    ),
    RoleRights(
        "Documents",
        ("seeds.document",),
        {"viewer": "view", "editor": "view add", "publisher": "view add change delete"},
    ),
    RoleRights(
        "Checks of passages",
        ("seeds.passagecheck",),
        {"viewer": "view", "editor": "view", "publisher": "view"},
    ),
    RoleRights("Users", ("auth.user",), {"publisher": "view add change delete"}),
)
