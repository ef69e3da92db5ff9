"""The dates of the reform of 2026 and what surrounds it, read by hand from the sources' words."""

DATES_OF_2026: list[tuple[str, str, str, str, str, bool]] = [
    # reform, milestone, the words, first and last day, and whether the date is a proposed one
    ("layers-of-support", "enacted", "from 2029", "2029-01-01", "2029-12-31", True),
    ("moving-to-the-new-system", "reviews-begin", "from 2029", "2029-01-01", "2029-12-31", True),
    ("moving-to-the-new-system", "year-2-and-below", "when they transition to year seven",
     "2029-09-01", "", True),
    ("moving-to-the-new-system", "year-3-and-above", "until at least age 16", "", "", True),
    ("specialist-provision-packages", "expert-panel", "We will appoint an expert panel", "", "",
     True),
    ("specialist-provision-packages", "tested",
     "will be tested with wider professionals and parents", "", "", True),
    ("tribunal-under-the-proposals", "new-powers",
     "no longer with the power to name the placement for the child", "", "", True),
    ("complaints-about-send", "specialist-on-panel",
     "the complaints panel must include a SEND specialist", "", "", True),
    ("independent-special-schools", "in-force", "proposing new statutory standards", "", "", True),
    ("national-funding-bands-2026", "set", "will be set by national banding rates", "", "", True),
    ("send-training", "code", "a new expectation in the SEND Code of Practice", "", "", True),
    ("education-for-all-bill", "new-system", "in every community from 2029",
     "2029-01-01", "2029-12-31", True),
    ("area-send-inspection", "report-card", "when its current cycle ends in December 2027",
     "2027-12-01", "", True),
    ("area-send-inspection", "first-cycle", "by the end of 2027", "", "2027-12-31", False),
    ("experts-at-hand", "average-days", "by April 2029", "", "2029-04-30", False),
    ("inclusive-mainstream-fund", "three-years", "over 3 years", "2026-04-01", "2029-03-31",
     False),
    ("high-needs-capital", "whole-sum", "between 2025/26 and 2029/30", "2025-04-01", "2030-03-31",
     False),
    ("inclusion-bases", "every-secondary", "in time", "", "", False),
    ("send-training", "launch", "next year", "2026-09-01", "2027-12-31", False),
    ("send-training", "money-spent", "this Parliament", "", "2029-08-31", False),
    ("send-in-family-hubs", "one-stop", "by 2028", "", "2028-12-31", False),
    ("rise-inclusion", "impact-data", "during 2026", "2026-01-01", "2026-12-31", False),
]  # fmt: skip

CORRECTED_READINGS = {
    # A day of a summary, and what of it was recorded as more than the source says.
    "2022-04-28": {
        "expected-standard-2030/ninety-per-cent",
        "expected-standard-2030/worst-areas",
    },
    "2023-08-14": {
        "expected-standard-2030/ninety-per-cent",
        "expected-standard-2030/worst-areas",
        "national-standards/legislation",
        "code-of-practice/amended-code",
        "senco-npq/available",
        "national-board/established",
        "regions-group/formed",
    },
}
