"""What claims a result, learned from the claims that the labelled reports mark, and how well on authors left out.

`passages` are not reports: paragraphs in the flat manner of real offices in which every claiming clause is marked, while
authors of reports marked the three to six that a reviewer would circle first.

    python tests/accuracy/claims.py            prints by author what is found without a clause of the author
    python tests/accuracy/claims.py --write    trains on all and writes the model of the shipped checklists

Needs scipy (extra `train`). Takes a minute or two.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from checker.checklist import load
from checker.checklist.claim_model import ClaimModel, as_file
from checker.judging.claim_training import Marked, train_claims
from checker.judging.claims import ClaimFinder
from checker.judging.examination import Examination
from checker.model.document import Span
from checker.readers import read

HERE = Path(__file__).parent
CHECKLIST = load("outline-2021-2025")


def author(report: str) -> str:
    """Who wrote a report, from its id: W3 of W304, T of T04."""
    return report[:2] if len(report) > len("T04") else report.rstrip("0123456789")


def places(text: str, quotes: Sequence[str]) -> list[Span]:
    """Every place of every quote."""
    found = []
    for quote in quotes:
        at = text.find(quote)
        while at >= 0:
            found.append(Span(at, at + len(quote)))
            at = text.find(quote, at + 1)
    return found


def touch(one: Span, others: Sequence[Span]) -> bool:
    """Whether a place overlaps any of others."""
    return any(one.start < other.end and other.start < one.end for other in others)


def reports(folders: Sequence[Path]) -> Iterator[tuple[str, dict[str, Any], Examination]]:
    """Author, labels and examination of every labelled report, without what was learned before."""
    checklist = replace(CHECKLIST, claim_model="")
    for folder in folders:
        for file in sorted((folder / "gold").glob("*.json")):
            gold = json.loads(file.read_text("utf-8"))
            document = read(str(folder / "docs" / f"{gold['id']}.txt"))
            yield author(gold["id"]), gold, Examination(document, checklist, gold["level"])


def claim_finder(exam: Examination, model: ClaimModel | None = None) -> ClaimFinder:
    """What finds the claims of a report, with a model or with the expressions alone."""
    return ClaimFinder(exam.document, exam.checklist, exam.index, exam.parts, model)


def marked(name: str, gold: dict[str, Any], exam: Examination) -> Iterator[Marked]:
    """The clauses of a report that teach: marked ones, and those neither marked nor found by the expressions."""
    finder, text = claim_finder(exam), exam.document.text
    claims, founded = places(text, gold["unquantified"]), places(text, gold["quantified"])
    for unit, clause, signs in finder.clauses_on_work():
        span = Span(*finder.index.normalised.original(clause.start, clause.end))
        if touch(span, claims):
            yield Marked(name, frozenset(signs), True)
        elif clause not in finder.matched.get(unit, ()) and not touch(span, founded):
            yield Marked(name, frozenset(signs), False)


def judged(gold: dict[str, Any], exam: Examination, model: ClaimModel | None) -> Counter[str]:
    """What a report's claims come to with a model: found, missed, silent, false, and flagged without a mark."""
    finder, text = claim_finder(exam, model), exam.document.text
    flagged = [span for sentence, span in finder.claims() if not exam.is_backed(sentence, span)]
    n: Counter[str] = Counter()
    for key, hit, miss in (("unquantified", "found", "missed"), ("quantified", "false", "silent")):
        for quote in gold[key]:
            n[hit if any(touch(span, flagged) for span in places(text, [quote])) else miss] += 1
    known = places(text, (*gold["unquantified"], *gold["quantified"]))
    n["more"] += sum(not touch(span, known) for span in flagged)
    n["reports"] += 1
    return n


def told(name: str, n: Counter[str]) -> str:
    """One line of figures."""
    claims, founded = n["found"] + n["missed"], n["false"] + n["silent"]
    return (
        f"{name:14} {n['reports']:3} reports  recall {n['found'] / max(1, claims):.3f} ({n['found']} of {claims})"
        f"  false alarm {n['false'] / max(1, founded):.3f} ({n['false']} of {founded})"
        f"  unmarked {n['more'] / n['reports']:.2f} a report"
    )


def main() -> None:
    folders = sorted(one.parent for one in HERE.glob("*/gold") if not one.parent.name.startswith("unseen"))
    known = list(reports(folders))
    clauses = [one for name, gold, exam in known for one in marked(name, gold, exam)]
    if "--write" not in sys.argv:
        for name in sorted({name for name, _, _ in known}):
            model = ClaimModel(train_claims([one for one in clauses if one.author != name]))
            own = [(gold, exam) for other, gold, exam in known if other == name]
            print(told(f"{name} expressions", sum((judged(*one, None) for one in own), Counter[str]())))
            print(told(f"{name} and model", sum((judged(*one, model) for one in own), Counter[str]())))
        return
    lines = sorted(f"{one.author}\t{one.claims}\t{' '.join(sorted(one.signs))}" for one in clauses)
    about = "\n".join(
        (
            "made by: python tests/accuracy/claims.py --write (do not edit; binary below the blank line)",
            f"made from: {len(clauses)} clauses of {len({one.author for one in clauses})} authors, of which "
            f"{sum(one.claims for one in clauses)} claim a result, sha256 "
            + hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16],
        )
    )
    file = Path(CHECKLIST.claim_model)
    file.write_bytes(as_file(train_claims(clauses), about))
    print(f"{file.name}: {len(clauses)} clauses, {file.stat().st_size // 1000} KB")


if __name__ == "__main__":
    main()
