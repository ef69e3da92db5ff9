"""Who speaks in a document: one table of publishers, then of whose word it is.

A voice says how near the speaker stands to what is told, not whether it is right. That a body
speaks of its own promise is found where promises are known.
"""

from dataclasses import dataclass
from enum import StrEnum

from seeds.models import Document
from seeds.ranks import Authority


class Voice(StrEnum):
    """Who says what became of something; values are the keys of filters and files."""

    OWN = "own"
    GOVERNMENT = "government"
    PARLIAMENT = "parliament"
    CHECKER = "checker"
    SECTOR = "sector"
    PRESS = "press"
    INFERRED = "inferred"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def is_others(self) -> bool:
        """Whether it is somebody else than those who answer for it."""
        return self in (Voice.PARLIAMENT, Voice.CHECKER, Voice.SECTOR, Voice.PRESS)


LABELS = {
    Voice.OWN: "The body that promised",
    Voice.GOVERNMENT: "Government at large",
    Voice.PARLIAMENT: "Parliament",
    Voice.CHECKER: "A regulator or auditor",
    Voice.SECTOR: "The sector, or a council",
    Voice.PRESS: "The press, or a firm",
    Voice.INFERRED: "Nobody: an editor infers it",
    Voice.UNKNOWN: "Not told",
}

VERBS = {Voice.CHECKER: ("found", "found"), Voice.SECTOR: ("reports", "report")}
VERBS[Voice.PRESS] = VERBS[Voice.SECTOR]
"""What one speaker does, and what several do; every other voice says."""

COPY = " copy"
"""How the name of a publisher ends whose words were read elsewhere."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, by a short name, and in which voice."""

    name: str
    voice: Voice

    @property
    def in_words(self) -> str:
        """“the DfE says” · “Ofsted and the CQC found” · “an editor infers”; "" for nobody."""
        if self.voice is Voice.INFERRED:
            return "an editor infers"
        one, several = VERBS.get(self.voice, ("says", "say"))
        return f"{self.name} {several if ' and ' in self.name else one}" if self.name else ""


EDITOR = Speaker("", Voice.INFERRED)

SPEAKERS = (
    ("National Audit Office", Speaker("the NAO", Voice.CHECKER)),
    ("Ombudsman", Speaker("the Ombudsman", Voice.CHECKER)),
    ("Ofsted and CQC", Speaker("Ofsted and the CQC", Voice.CHECKER)),
    ("Ofsted / CQC", Speaker("Ofsted and the CQC", Voice.CHECKER)),
    ("Ofsted", Speaker("Ofsted", Voice.CHECKER)),
    ("DfE", Speaker("the DfE", Voice.OWN)),
    ("Department for Education", Speaker("the DfE", Voice.OWN)),
    ("DHSC", Speaker("the DHSC", Voice.GOVERNMENT)),
    ("MHCLG", Speaker("the MHCLG", Voice.GOVERNMENT)),
    ("NHS England", Speaker("NHS England", Voice.GOVERNMENT)),
    ("Institute for Apprenticeships", Speaker("IfATE", Voice.GOVERNMENT)),
    ("legislation", Speaker("the law", Voice.PARLIAMENT)),
    ("Committee", Speaker("a committee of Parliament", Voice.PARLIAMENT)),
)
"""By what stands in a publisher's name, the first that fits. The DfE promised these reforms."""

BY_AUTHORITY = {
    Authority.PRIMARY: Voice.GOVERNMENT,
    Authority.REPRINT: Voice.GOVERNMENT,
    Authority.OFFICIAL: Voice.GOVERNMENT,
    Authority.PARLIAMENT: Voice.PARLIAMENT,
    Authority.COUNCIL: Voice.SECTOR,
    Authority.SECTOR: Voice.SECTOR,
    Authority.MEDIA: Voice.PRESS,
    Authority.VENDOR: Voice.PRESS,
}
"""The voice of publishers that the table does not name; every other authority is not told."""

NEAR = (Authority.PRIMARY, Authority.REPRINT, Authority.PARLIAMENT, Authority.OFFICIAL)
"""Whose publishers the table names: the press may have the DfE's name in its own."""


def speaker_of(document: Document) -> Speaker:
    """Who speaks in a document.

    A minister who answers in Parliament speaks for the department: "House of Commons / DfE".
    """
    if document.authority in NEAR:
        for part, speaker in SPEAKERS:
            if part in document.publisher:
                return speaker
        if document.kind == Document.Kind.ANSWER:
            return Speaker("a minister", Voice.GOVERNMENT)
        if document.authority == Authority.PARLIAMENT:
            return Speaker("Parliament", Voice.PARLIAMENT)
    voice = BY_AUTHORITY.get(Authority(document.authority), Voice.UNKNOWN)
    name = document.publisher.removesuffix(COPY).replace("; ", " and ")
    return Speaker("" if voice is Voice.UNKNOWN else name, voice)
