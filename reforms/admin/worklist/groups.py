"""The models of the admin, by what people do with them, under the words of this house."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ModelLink:
    """A list that the user may see; `add_href` is "" where they may add nothing to it."""

    label: str
    href: str
    add_href: str


@dataclass(frozen=True, slots=True)
class ModelGroup:
    """Lists that belong to one task; the seldom used are folded."""

    key: str
    title: str
    is_folded: bool
    links: tuple[ModelLink, ...]


OTHERS = "others"
GROUPS: dict[str, tuple[str, dict[str, str]]] = {
    "record": (
        "Record what a source says",
        {
            "reforms.Update": "Updates",
            "seeds.Document": "Documents",
            "seeds.Passage": "Passages",
            "reforms.Reform": "Reforms",
            "reforms.Event": "Events",
            "reforms.Figure": "Figures",
            "reforms.Preparation": "What to have ready",
            "reforms.ExpectedEvidence": "Where answers will stand",
            "reforms.EvidenceReading": "Where answers were looked for",
            "reforms.RecommendationEntry": "What is said of recommendations",
            "reforms.Answer": "Short answers to questions",
        },
    ),
    "people": (
        "People and rights",
        {"auth.User": "People who sign in", "auth.Group": "Roles and their rights"},
    ),
    "look-up": (
        "Look things up",
        {
            "glossary.Term": "Terms",
            "glossary.Sense": "What terms stand for",
            "glossary.Meaning": "Plain meanings",
            "partnerships.DeliveryBody": "Bodies",
            "partnerships.BodyName": "Names of bodies",
            "partnerships.BodyFact": "What is said of bodies",
            "partnerships.Relation": "Ties between bodies",
            "partnerships.Membership": "Members of bodies",
            "reforms.Involvement": "Bodies with a part in a reform",
            "reforms.Dependency": "Ties between reforms",
            "seeds.Caveat": "Points to note",
            "seeds.Reading": "Readings of points to note",
        },
    ),
    OTHERS: (
        "Seldom used",
        {
            "reforms.Strand": "Strands of reforms",
            "reforms.Milestone": "Milestones",
            "reforms.Audience": "Whom dates concern",
            "reforms.Question": "Questions that people ask",
            "reforms.Measure": "What figures count",
            "reforms.Recommendation": "Recommendations",
            "reforms.RecommendationCount": "How many recommendations reports made",
            "glossary.WordList": "Published lists of words",
            "partnerships.Region": "Regions",
            "partnerships.LocalAuthority": "Local authorities",
            "partnerships.IntegratedCareBoard": "Integrated care boards",
            "partnerships.Coverage": "Areas that boards cover",
            "partnerships.Succession": "What became of boards",
            "seeds.PassageCheck": "Checks of passages",
            "seeds.Doubt": "Why weak facts may stand",
        },
    ),
}
"""Title and labels of each group, by model; a model that is missing here is seldom used."""


def build_groups(apps: Iterable[dict[str, Any]]) -> tuple[ModelGroup, ...]:
    """Django's list of apps with their models, sorted by task. Groups without a model go."""
    every = {
        f"{app['app_label']}.{model['object_name']}": model
        for app in apps
        for model in app["models"]
    }
    groups = []
    for key, (title, labels) in GROUPS.items():
        named = {name: label for name, label in labels.items() if name in every}
        links = [_link(label, every.pop(name)) for name, label in named.items()]
        if key == OTHERS:
            links += [_link(str(model["name"]), model) for model in every.values()]
        if links:
            groups.append(ModelGroup(key, title, key == OTHERS, tuple(links)))
    return tuple(groups)


def _link(label: str, model: dict[str, Any]) -> ModelLink:
    return ModelLink(label, model.get("admin_url") or "", model.get("add_url") or "")
