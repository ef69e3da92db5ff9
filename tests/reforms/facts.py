"""What the two documents say of the core reforms, read by hand: the tests hold the pages to it.

Each row has the number that it has in the check-list of facts. Nothing here comes from a fixture.
"""

from datetime import date

FIRST = date(2022, 4, 28)
SECOND = date(2023, 8, 14)
LONG_AFTER = date(2026, 11, 22)

REFORMS: list[tuple[str, str, str | None, str | None, str | None, str]] = [
    # number, slug, name and stage on the first day, name (None: as before) and stage on the second
    ("1", "single-national-system", "Single national SEND and AP system", "future",
     None, "in-development"),
    ("2", "national-standards", "National Standards", "future", None, "in-development"),
    ("3", "local-partnerships", "Local SEND partnerships", "future",
     "Local SEND and AP partnerships", "in-development"),
    ("4", "local-inclusion-plans", "Local inclusion plans", "future", None, "in-development"),
    ("5", "ehcp-template", "Standard EHCP template", "future", None, "in-development"),
    ("6", "digital-ehcps", "Digital EHCPs", "future", None, "in-development"),
    ("7", "tailored-lists", None, None, "Tailored lists", "in-development"),
    ("8", "case-worker-guidance", None, None,
     "Guidance for local authority case workers", "in-development"),
    ("9", "sen-support-documents", None, None, "Standard documents for SEN support", "future"),
    ("10", "three-tier-ap-model", "Three-tier model of AP", "future", None, "in-development"),
    ("11", "ap-performance-framework", "AP performance framework", "not-staged",
     None, "not-staged"),
    ("12", "ap-specialist-taskforces", None, None,
     "AP Specialist Taskforce (APST) pilot", "in-delivery"),
    ("13", "hospital-education", None, None,
     "Place of hospital education in AP", "in-development"),
    ("14", "ofsted-ap-review", None, None, "Thematic review of AP", "in-delivery"),
    ("15", "area-send-inspection", None, None,
     "Framework for area SEND inspections", "in-delivery"),
    ("16", "change-programme", None, None, "Change programme", "in-delivery"),
    ("17", "regional-expert-partnerships", None, None,
     "Regional expert partnerships (REPs)", "in-delivery"),
    ("18", "practice-guides", None, None, "Practice guides", "in-development"),
    ("19", "elsec-pathfinders", None, None,
     "Early Language and Support for Every Child (ELSEC) pathfinders", "in-development"),
    ("20", "bands-and-tariffs", "Bands and tariffs", "future", None, "future"),
    ("21", "dashboards", None, None, "National and local dashboards", "in-development"),
    ("22", "data-sharing", "Data sharing between education and health", "not-staged",
     None, "not-staged"),
    ("23", "health-accountability", "Health accountability for SEND", "in-delivery",
     None, "in-delivery"),
    ("24", "integrated-care-boards", "Integrated care boards", "in-delivery",
     None, "in-delivery"),
    ("25", "code-of-practice", None, None, "Amended SEND Code of Practice", "future"),
    ("26", "senco-npq", "NPQ for SENCOs", "future", None, "in-delivery"),
    ("27", "mediation", None, None, "Mediation", "in-development"),
    ("28", "early-years-sencos", "More Early Years SENCOs", "not-staged", None, "not-staged"),
    ("29", "two-year-check", "Aligned checks at age two", "not-staged", None, "not-staged"),
    ("30", "special-and-ap-trusts", "Trusts for special schools and AP", "not-staged",
     None, "not-staged"),
    ("31", "regions-group", "Regions group", "in-delivery", None, "in-delivery"),
    ("32", "national-board", "National SEND Delivery Board", "in-delivery",
     "National SEND and AP Implementation Board", "in-delivery"),
]  # fmt: skip

ELECTION = "Next general election"

MILESTONES: list[tuple[str, str, str, str, str, str, str, str, str]] = [
    # number, reform, milestone, words, first and last day of the interval, the event that it
    # waits for, standing on the second day and long after
    ("2a", "national-standards", "testing-begins", "by the end of the year",
     "", "2023-12-31", "", "in-its-window", "not-read"),
    ("2b", "national-standards", "significant-proportion-ready", "by the end of 2025",
     "", "2025-12-31", "", "in-its-window", "not-read"),
    ("2c", "national-standards", "complete", "will run on past 2025",
     "2026-01-01", "", "", "upcoming", "in-its-window"),
    ("2d", "national-standards", "legislation",
     "cannot take place until after the next general election",
     "", "", ELECTION, "waiting", "waiting"),
    ("6", "digital-ehcps", "in-place", "until 2025",
     "2025-01-01", "2025-12-31", "", "upcoming", "not-read"),
    ("12", "ap-specialist-taskforces", "started", "in 2021",
     "2021-01-01", "2021-12-31", "", "met", "met"),
    ("12", "ap-specialist-taskforces", "runs-until", "until 2025",
     "2025-01-01", "2025-12-31", "", "upcoming", "not-read"),
    ("14", "ofsted-ap-review", "report-published", "this autumn",
     "2023-09-01", "2023-11-30", "", "upcoming", "not-read"),
    ("17a", "regional-expert-partnerships", "formed", "during this summer",
     "2023-06-01", "2023-08-31", "", "in-its-window", "not-read"),
    ("17b", "regional-expert-partnerships", "start-work", "in the autumn",
     "2023-09-01", "2023-11-30", "", "upcoming", "not-read"),
    ("18", "practice-guides", "first-three-published", "by the end of 2025",
     "", "2025-12-31", "", "in-its-window", "not-read"),
    ("23", "health-accountability", "act-in-force", "awaiting royal consent",
     "", "", "", "met", "met"),
    ("23", "health-accountability", "statutory-guidance",
     "has been working with the DHSC to produce", "", "", "", "no-date", "no-date"),
    ("24", "integrated-care-boards", "replace-ccgs", "replacing CCGs",
     "", "", "", "met", "met"),
    ("25a", "code-of-practice", "amended-code",
     "won’t be appearing before the general election", "", "", ELECTION, "waiting", "waiting"),
    ("25b", "code-of-practice", "consultation",
     "there would be a consultation on the proposals beforehand", "", "", "", "no-date", "no-date"),
    ("26a", "senco-npq", "decision", "consultation question", "", "", "", "met", "met"),
    ("26a", "senco-npq", "guidance-published", "5 July 2023",
     "2023-07-05", "2023-07-05", "", "met", "met"),
    ("26b", "senco-npq", "available", "from Sept 2024",
     "2024-09-01", "2024-09-30", "", "upcoming", "not-read"),
    ("31", "regions-group", "formed", "this summer",
     "2022-06-01", "2022-08-31", "", "met", "met"),
    ("32", "national-board", "established", "this year",
     "2022-01-01", "2022-12-31", "", "met", "met"),
    ("32", "national-board", "first-meeting", "6 June 2023",
     "2023-06-06", "2023-06-06", "", "met", "met"),
]  # fmt: skip

FIRST_DAY: list[tuple[str, str, str, str, str, str]] = [
    # reform, milestone, words, first and last day of the interval, standing: all of the core
    ("national-standards", "legislation", "during the 2022/23 session",
     "2022-05-10", "2023-12-31", "upcoming"),
    ("senco-npq", "decision", "consultation question", "", "", "no-date"),
    ("health-accountability", "act-in-force", "awaiting royal consent", "", "", "no-date"),
    ("health-accountability", "statutory-guidance",
     "has been working with the DHSC to produce", "", "", "no-date"),
    ("integrated-care-boards", "replace-ccgs", "replacing CCGs", "", "", "no-date"),
    ("regions-group", "formed", "this summer", "2022-06-01", "2022-08-31", "upcoming"),
    ("national-board", "established", "this year", "2022-01-01", "2022-12-31", "in-its-window"),
]  # fmt: skip

SILENT_CORE = {
    *("ap-performance-framework", "data-sharing", "early-years-sencos"),
    *("two-year-check", "special-and-ap-trusts"),
}
"""Core reforms that the second document does not mention: rows 11, 22, 28, 29 and 30."""

SILENT_CONTEXT = {
    *("expected-standard-2030", "education-investment-areas", "requires-improvement-trusts"),
    *("teacher-development", "ebacc-take-up", "mental-health-support-teams", "parent-pledge"),
    *("national-tutoring-programme", "trust-led-system", "pandemic-recovery"),
    "childrens-care-review",
}
"""The eleven things around the reforms, of which only the first document speaks."""

CAVEATS: list[tuple[str, str, str]] = [
    # number of the ambiguity, address of a page that it concerns, anchor on that page
    ("A1", "/roadmap/", "a1-stages-inferred"),
    ("A2", "/glossary/send/", "a2-send-abilities"),
    ("A3", "/glossary/dhsc/", "a3-department-of-or-for-health"),
    ("A3", "/bodies/department-of-health-and-social-care/", "a3-department-of-or-for-health"),
    ("A3", "/glossary/yjb/", "a3-youth-justice-board-name"),
    ("A3", "/reforms/ap-specialist-taskforces/", "a3-apst-pilot-project-or-taskforces"),
    ("A4", "/reforms/national-board/", "a4-board-probably-succeeds"),
    ("A4", "/bodies/national-send-and-ap-implementation-board/", "a4-board-probably-succeeds"),
    ("A4", "/bodies/national-send-delivery-board/", "a4-board-probably-succeeds"),
    ("A5", "/reforms/local-partnerships/", "a5-local-partnerships-first-seen"),
    ("A5", "/bodies/local-partnerships/", "a5-local-partnerships-first-seen"),
    ("A6", "/reforms/regional-expert-partnerships/", "a6-three-dates-not-one"),
    ("A6", "/bodies/regional-expert-partnerships/", "a6-nine-partnerships-no-regions"),
    ("A6", "/reforms/national-standards/", "a6-three-dates-not-one"),
    ("A7", "/reforms/ap-specialist-taskforces/", "a7-until-2025"),
    ("A7", "/reforms/digital-ehcps/", "a7-until-2025"),
    ("A8", "/bodies/ap-specialist-taskforces/", "a8-apst-in-text-and-chart"),
    ("A8", "/bodies/regional-taskforces/", "a8-apst-in-text-and-chart"),
    ("A9", "/delivery-model/", "a9-chart-is-a-list"),
    ("A10", "/roadmap/", "a10-thirteen-weeks"),
    ("A10", "/roadmap/", "a10-sixteen-weeks"),
    ("A10", "/sources/naht-send-summary-2022-04/", "a10-thirteen-weeks"),
    ("A11", "/about/", "a11-words-like-this-summer"),
    ("A11", "/reforms/regions-group/", "a11-words-like-this-summer"),
    ("A11", "/sources/naht-send-summary-2023-07/", "a11-two-dates"),
    ("A12", "/reforms/national-standards/", "a12-legislation-superseded"),
    ("A13", "/about/", "a13-autumn"),
    ("A13", "/reforms/regional-expert-partnerships/", "a13-autumn"),
    ("A14", "/reforms/three-tier-ap-model/", "a14-tier-wording"),
    ("A15", "/glossary/cic/", "a15-children-in-need"),
    ("A15", "/reforms/childrens-care-review/", "a15-children-in-need"),
    ("A16", "/reforms/trust-led-system/", "a16-no-trust-led-date"),
    ("A17", "/reforms/health-accountability/", "a17-royal-consent"),
    ("A17", "/roadmap/", "a17-queens-speech"),
    ("A18", "/about/", "a18-account-of-meetings"),
    ("A18", "/sources/naht-send-summary-2023-07/", "a18-account-of-meetings"),
    ("A19", "/roadmap/", "a19-last-evidence"),
    ("A20", "/about/", "a20-left-out"),
    ("A20", "/sources/naht-send-summary-2022-04/", "a20-left-out"),
]
