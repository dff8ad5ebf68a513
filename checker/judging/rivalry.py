"""Requirements against one another: to which of them do the words of a sentence belong?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from checker.checklist.model import Requirement
from checker.judging.evidence import AT_HOME, BARE, COVERED, MENTIONED, TELLING, Evidence, Weigher
from checker.judging.hits import Hit
from checker.judging.index import Match
from checker.judging.parts import CLOSING
from checker.model.document import Sentence

CONTESTED = 0.3
"""Factor for evidence whose words speak for another requirement."""
RIVAL = 0.8
"""Weight from which another requirement owns a sentence, so that a sole expression for this one says nothing."""
MARGIN = 0.05
"""By so much the other requirement's evidence must be better."""
MANY = 3
"""So many requirements in one sentence without figures, and fewer than
`LISTED` characters for each, make it a list."""
LISTED = 22

Found = dict[str, list[Evidence]]
"""Requirement → its evidence."""


def settle(found: Found, requirements: Iterable[Requirement], weigher: Weigher) -> None:
    """Change the scores of evidence, knowing that of all requirements."""
    sentences = _by_sentence(found)
    for rivals in sentences:
        for one in [one for one in rivals if _contested(one, rivals, weigher)]:
            one.score *= CONTESTED
            one.note = "contested"
    for together in sentences:
        _unbundle([one for one in together if one.score >= MENTIONED and not one.figure])
    _follow_leads(found, requirements, weigher)


def _size(sentence: Sentence) -> int:
    return sentence.end - sentence.start


def _by_sentence(found: Found) -> list[list[Evidence]]:
    sentences: dict[int, list[Evidence]] = defaultdict(list)
    for evidence in found.values():
        for one in evidence:
            sentences[one.sentence.start].append(one)
    return list(sentences.values())


def _contested(one: Evidence, rivals: list[Evidence], weigher: Weigher) -> bool:
    """Whether another requirement claims the words of some evidence better.

    That is the case when the other one's words take them in, in a sentence that is more its own, or
    when a sole expression stands in a clause with words of one that owns the sentence: most such hits
    are chance.
    """
    others = [other for other in rivals if other is not one and other.score > one.score + MARGIN]
    better = [hit.match for other in others for hit in other.hits]
    if better and all(any(_covers(rival, hit.match) for rival in better) for hit in one.hits):
        return True
    if not one.sole or one.bare or one.role not in TELLING:  # in a list, a mention is all that it is
        return False
    owners = [other for other in rivals if other is not one and other.score >= RIVAL]
    start, end = weigher.finder.clause(one.hits[0].match)
    return any(start <= h.match.start and h.match.end <= end for other in owners for h in other.hits)


def _covers(rival: Match, match: Match) -> bool:
    """Whether a rival's words take in most of a match."""
    shared = min(rival.end, match.end) - max(rival.start, match.start)
    return shared >= 0.6 * (match.end - match.start)


def _unbundle(together: list[Evidence]) -> None:
    """A sentence without figures that touches many requirements lists topics; it tells of no work."""
    if len(together) < MANY or _size(together[0].sentence) >= LISTED * len(together):
        return
    for one in together:
        one.score *= 1.0 if one.bare else BARE
        one.bare = True
        one.note = "listed"


def _follow_leads(found: Found, requirements: Iterable[Requirement], weigher: Weigher) -> None:
    """Count figures that a heading, lead or closing claim speaks of, unless they speak for another requirement."""
    owners: dict[int, float] = defaultdict(float)
    for evidence in found.values():
        for one in evidence:
            owners[one.sentence.start] = max(owners[one.sentence.start], one.score)
    for requirement in requirements:
        own = {one.sentence.start: one for one in found[requirement.id]}
        for unit, hits in weigher.hits(requirement).items():
            for sentence in _meant(unit, hits, weigher):
                score = own[sentence.start].score if sentence.start in own else 0.0
                role = weigher.parts.role(sentence.paragraph)
                if score >= AT_HOME or owners[sentence.start] >= COVERED or role == CLOSING:
                    continue
                own[sentence.start] = Evidence(sentence, AT_HOME, hits, role, figure=True, note="announced")
        found[requirement.id] = list(own.values())


def _meant(unit: int, hits: list[Hit], weigher: Weigher) -> list[Sentence]:
    """Sentences with a figure that are announced by a lead (with any hit) or a heading that runs into
    text (with a strong one), or summed up by a closing claim (with a strong one)."""
    _, _, sentence, section = weigher.index.units[unit]
    paragraphs = weigher.document.paragraphs
    strong = any(hit.kind != "broad" for hit in hits)
    if sentence and (sentence.lead or (strong and unit in weigher.summing)):
        group = [s for s in paragraphs[sentence.paragraph].sentences if s.item == sentence.item]
    elif section and strong:
        group = list(paragraphs[section.paragraph].sentences)
    else:
        return []
    place = weigher.index.normalised.place
    return [s for s in group if not s.lead and weigher.index.unit_of(place(s.start)) in weigher.quantified]
