"""Finding a word: what comes first, and what is forgiven."""

import time

import pytest

from libs.search.edit_distance import prefix_distances
from libs.search.ranking import SearchItem, SearchResult, search, split_words
from libs.search.similarity import share_root

WORDS = [
    SearchItem(
        "ap", "AP", (), ("alternative provision",), ("Education outside mainstream schools.",)
    ),
    SearchItem("apst", "APST", (), ("Alternative Provision Specialist Taskforce project",)),
    SearchItem("ccg", "CCG", (), ("Clinical Commissioning Group",)),
    SearchItem("cic", "CiC", (), ("Children in Need", "child in care")),
    SearchItem("dfe", "DfE", (), ("Department for Education",)),
    SearchItem("dhsc", "DHSC", (), ("Department for Health and Social Care",)),
    SearchItem("ehcp", "EHCP", (), ("Education, Health and Care Plan",), ("A legal document.",)),
    SearchItem("hcp", "HCP", (), ("Healthy Child Programme",)),
    SearchItem("icb", "ICB", (), ("Integrated Care Board",)),
    SearchItem("la", "LA", (), ("local authority",)),
    SearchItem("lip", "LIP", (), ("Local inclusion plan",), ("What a partnership writes.",)),
    SearchItem("rep", "REP", (), ("Regional Expert Partnership",)),
    SearchItem("sen", "SEN", (), ("special educational needs",)),
    SearchItem("senco", "SENCO", ("SENCo", "SENDCO"), ("special educational needs co-ordinator",)),
    SearchItem("senco-npq", "SENCo NPQ", (), ("National Professional Qualification for SENCOs",)),
    SearchItem("send", "SEND", (), ("special educational needs and disabilities",)),
    SearchItem("slcn", "SLCN", (), ("Speech, Language & Communication Needs",)),
]


def first(query: str) -> str:
    found = search(WORDS, query)
    return [*found.exact, *found.matches, *found.nearest, "nothing"][0]


@pytest.mark.parametrize("query", ["EHCP", "ehcp", " Ehcp ", "E.H.C.P.", "EHCPs", "EHCP’s"])
def test_an_abbreviation_typed_exactly_is_answered_at_once(query: str) -> None:
    assert search(WORDS, query).exact == ("ehcp",)


def test_an_exact_abbreviation_stands_above_longer_ones() -> None:
    found = search(WORDS, "sen")
    assert found.exact == ("sen",)
    assert found.matches[:3] == ("send", "senco", "senco-npq")


def test_another_spelling_is_answered_at_once() -> None:
    assert search(WORDS, "sendco").exact == ("senco",)


def test_two_terms_of_one_spelling_are_both_answered() -> None:
    rivals = [SearchItem("slt-1", "SLT"), SearchItem("slt-2", "S.L.T")]
    assert search(rivals, "slt").exact == ("slt-1", "slt-2")


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("education health care plan", "ehcp"),
        ("Education, Health and Care Plan", "ehcp"),
        ("EHC plan", "ehcp"),
        ("local authority", "la"),
        ("department of education", "dfe"),
        ("partnership", "rep"),
        ("taskforce", "apst"),
        ("coordinator", "senco"),
        ("speech and language", "slcn"),
        ("commissioning", "ccg"),
        ("child in care", "cic"),
        ("legal", "ehcp"),
    ],
)
def test_a_name_is_found_by_its_words(query: str, key: str) -> None:
    assert first(query) == key


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("ehpc", "ehcp"),
        ("ehc", "ehcp"),
        ("ehcpp", "ehcp"),
        ("snedco", "senco"),
        ("ibc", "icb"),
        ("slnc", "slcn"),
        ("alternativ provison", "ap"),
        ("inclusoin plan", "lip"),
        ("comissioning group", "ccg"),
        ("partnreship", "rep"),
    ],
)
def test_one_or_two_slips_are_forgiven(query: str, key: str) -> None:
    assert first(query) == key


def test_slips_are_forgiven_only_where_nothing_was_typed_right() -> None:
    assert "icb" not in search(WORDS, "ccg").matches
    assert search(WORDS, "rep").matches == ()


def test_nothing_found_offers_what_is_nearest() -> None:
    found = search(WORDS, "regionalexprtpartners")
    assert (found.exact, found.matches) == ((), ())
    assert found.nearest[0] == "rep"


@pytest.mark.parametrize("query", ["xq", "zzxqy", "قدرات", "🎒🎒", "<b>", "' OR 1=1"])
def test_what_is_near_nothing_offers_nothing_or_little(query: str) -> None:
    found = search(WORDS, query)
    assert (found.exact, found.matches) == ((), ())
    assert len(found.nearest) <= 3


@pytest.mark.parametrize("query", ["", " ", "🎒", "...", "\u200f"])
def test_a_query_without_letters_finds_nothing(query: str) -> None:
    assert search(WORDS, query) == SearchResult()


def test_one_letter_suggests_the_abbreviations_that_begin_with_it() -> None:
    assert search(WORDS, "l") == SearchResult(nearest=("la", "lip"))


@pytest.mark.parametrize(
    ("query", "near"),
    [
        ("ehc", "ehcp"),  # only the beginning of an abbreviation
        ("ehpc", "ehcp"),
        ("reg", "rep"),  # only the beginning of a word
        ("slnc", "slcn"),
        ("altrnativ provison", "ap"),
        ("rep zebra", "rep"),  # an abbreviation among words that nothing has
        ("co-commissioning", "ccg"),
    ],
)
def test_what_is_only_close_is_suggested_and_never_found(query: str, near: str) -> None:
    found = search(WORDS, query)
    assert (found.exact, found.matches) == ((), ())
    assert found.nearest[0] == near


@pytest.mark.parametrize("query", ["16-19", "11+", "5", "xq-zz"])
def test_numbers_and_hyphens_stand_for_themselves(query: str) -> None:
    ages = SearchItem("act", "CSDPA", (), ("Act of 1970 for 111 people from 19 up",))
    assert "act" not in search([*WORDS, ages], query).matches


@pytest.mark.parametrize("query", ["co-ordinator", "coordinator", "co ordinator", "co‑ordinator"])
def test_a_hyphen_may_be_left_out_or_be_another_sign(query: str) -> None:
    assert search(WORDS, query).matches[0] == "senco"


@pytest.mark.parametrize(
    ("typed", "known", "one"),
    [
        ("inclusion", "inclusive", True),
        ("therapist", "therapy", True),
        ("strategy", "strategies", True),
        ("internet", "interest", False),
        ("internet", "internship", False),
        ("commission", "committee", False),
        ("mediation", "medication", False),
    ],
)
def test_forms_of_one_word_are_known_by_their_endings(typed: str, known: str, one: bool) -> None:
    assert share_root(typed, known) == share_root(known, typed) == one


@pytest.mark.parametrize("mark", ["'", "’", "ʼ", "‘", "´", "＇"])
def test_every_apostrophe_is_read_as_the_same(mark: str) -> None:
    assert search(WORDS, f"EHCP{mark}s").exact == ("ehcp",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Children's", ("childrens",)),
        ("co-ordinator", ("co", "ordinator")),
        ("Café & Straße", ("cafe", "strasse")),
        ("14 August", ("14", "august")),
    ],
)
def test_words_are_compared_without_case_accents_and_marks(
    text: str, words: tuple[str, ...]
) -> None:
    assert split_words(text) == words


@pytest.mark.parametrize(
    ("typed", "meant", "count"),
    [
        ("send", "send", 0),
        ("sned", "send", 1),
        ("sen", "send", 1),
        ("sendd", "send", 1),
        ("sand", "send", 1),
        ("nesd", "send", 2),
        ("dnes", "send", None),
        ("s", "send", None),
        ("", "", 0),
    ],
)
def test_slips_are_counted(typed: str, meant: str, count: int | None) -> None:
    distance = prefix_distances(typed, meant)[-1]
    assert (distance if distance <= 2 else None) == count


def test_the_longest_query_over_many_terms_stays_quick() -> None:
    many = [
        SearchItem(f"t{number}", f"T{number}", (), (f"a name of number {number} and nothing else",))
        for number in range(5000)
    ]
    start = time.perf_counter()
    search(many, "speling misteaks " * 6)
    assert time.perf_counter() - start < 3


def test_a_phrase_that_holds_a_term_is_a_suggestion_and_never_found() -> None:
    board = SearchItem(
        "nhse", "NHSE", expansions=("NHS England",), meanings=("A partner in ELSEC pathfinders.",)
    )
    elsec = SearchItem("elsec", "ELSEC", expansions=("Early Language Support for Every Child",))
    items = (board, elsec)
    assert search(items, "elsec pathfinder") == SearchResult(nearest=("elsec", "nhse"))
    assert search(items, "child support early language for every nursery").nearest[0] == "elsec"
    assert search(items, "early language support").matches == ("elsec",)
    assert search(items, "pathfinders").matches == ("nhse",)
    assert search(items, "pathfinder partner") == SearchResult(nearest=("nhse",))
