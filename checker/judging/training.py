"""Trains the models of a checklist from labelled sentences: which requirements does a sentence speak of, which does it
answer, and is it told in substance.

All are linear (ridge regression), solved by conjugate gradients in double precision: the same sentences give the
same weights. Needs scipy, which the program itself does not.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from checker.checklist import lexicon
from checker.checklist.examples import Example
from checker.checklist.model import Checklist
from checker.checklist.pieces import facts, length, pieces, spelt
from checker.checklist.studied import without_studied
from checker.checklist.weights import Table, Thresholds, Weights
from checker.judging.index import TextIndex
from checker.judging.terms import TermFinder, weight
from checker.model.document import Document, Paragraph, Sentence
from checker.model.vocabulary import TELLING
from checker.support.patterns import regex

SEEN = 3
"""A piece counts that stands in so many sentences, and those of more than one writer: names of places teach nothing."""
KEPT = 2360
"""Weights kept for each column, and `KEPT_SUBSTANCE` for substance: the heaviest where they matter."""
KEPT_SUBSTANCE = 6000
RIDGE = 0.3
ANSWERS = 3.0
"""How much more a sentence counts that speaks of a requirement than one that does not."""
MENTION, MENTIONS = 0.0, 2.0
"""What a sentence that only mentions a requirement is worth as an answer, between -1 and 1, and how much it counts."""
WORDS = 3.0
"""How much more a sentence counts that only mentions than one that tells."""
ROUNDING = 0.02
"""Scores so near to each other are the same: other machines round otherwise."""
NUMBERS = regex(r"\d+")
EXACT, ROUNDS = 1e-6, 200
"""The regression ends when the square of what is left is such a share of that at the start, or after so many rounds."""
PRIOR = -1.0
"""The score of a sentence in which nothing is known."""


def train(examples: Sequence[Example], checklist: Checklist, thresholds: Thresholds) -> Table:
    """The weights for a checklist.

    Args:
        thresholds: kept with the weights; `term` takes part in training.
    """
    import numpy
    from scipy import sparse

    finder = checklist.figures.finder
    names = tuple(sorted({name for e in examples for name in (*e.covers, *e.mentions)}))
    texts = [spelt(without_studied(e.text, checklist.language)) for e in examples]
    headings = [spelt(e.heading) for e in examples]
    rows = [pieces(text, heading) for text, heading in zip(texts, headings, strict=True)]
    counts = Counter(piece for row in rows for piece in row)
    kept = _kept(rows, counts, examples)
    matrix = _matrix(rows, kept, [length(text) for text in texts])
    unit = float(numpy.sqrt(matrix.multiply(matrix).sum(axis=1).mean()))
    matrix = matrix / unit
    labels = _labels(examples, names)
    terms = _terms(examples, names, checklist)
    wanted = (
        numpy.hstack([labels.topic, labels.answer]) - PRIOR - thresholds.term * numpy.hstack([terms, terms])
    )
    models = ridge(matrix, wanted, numpy.hstack([labels.topic_weight, labels.answer_weight]))
    plain = numpy.array([facts(t, len(finder.find(e.text))) for t, e in zip(texts, examples, strict=True)])
    both = sparse.hstack([matrix, sparse.csr_matrix(plain * 0.5)]).tocsr()
    model = ridge(both, labels.substance[:, None], labels.substance_weight[:, None])
    return _packed(
        names,
        kept,
        numpy.hstack([models, model[: len(kept)]]) / unit,
        model[len(kept) :, 0] * 0.5,
        numpy.array([counts[piece] for piece in kept]),
        thresholds,
    )


def _kept(rows: Sequence[Collection[str]], counts: Counter[str], examples: Sequence[Example]) -> list[str]:
    """The pieces that count, in order."""
    writers: dict[str, set[str]] = {}
    for row, one in zip(rows, examples, strict=True):
        for piece in row:
            writers.setdefault(piece, set()).add(one.writer)
    return sorted(piece for piece, count in counts.items() if count >= SEEN and len(writers[piece]) > 1)


def _matrix(rows: Sequence[Collection[str]], kept: Sequence[str], sizes: Sequence[float]) -> Any:
    """A row for each sentence, a column for each piece: one over the size of the sentence where it holds the piece."""
    import numpy
    from scipy import sparse

    number = {piece: at for at, piece in enumerate(kept)}
    cells = [sorted(number[piece] for piece in row if piece in number) for row in rows]
    ends = numpy.cumsum([0, *map(len, cells)])
    data = numpy.repeat(1 / numpy.array(sizes), numpy.diff(ends))
    flat = numpy.array([at for row in cells for at in row])
    return sparse.csr_matrix((data, flat, ends), shape=(len(rows), len(kept)))


class _Labels(NamedTuple):
    """What the models are to say of each sentence, the first two by requirement, and how much each of that counts."""

    topic: Any
    topic_weight: Any
    answer: Any
    answer_weight: Any
    substance: Any
    substance_weight: Any


def _labels(examples: Sequence[Example], names: Sequence[str]) -> _Labels:
    import numpy

    column = {name: number for number, name in enumerate(names)}
    topic = numpy.full((len(examples), len(names)), -1.0)
    topic_weight = numpy.ones_like(topic)
    answer, answer_weight = topic.copy(), topic_weight.copy()
    substance, substance_weight = numpy.zeros(len(examples)), numpy.zeros(len(examples))
    for at, one in enumerate(examples):
        for name in (*one.covers, *one.mentions):
            topic[at, column[name]], topic_weight[at, column[name]] = 1.0, ANSWERS
        for name in one.mentions:
            answer[at, column[name]], answer_weight[at, column[name]] = MENTION, MENTIONS
        for name in one.covers:
            answer[at, column[name]], answer_weight[at, column[name]] = 1.0, ANSWERS
        for name in one.unknown:
            if name in column:
                topic_weight[at, column[name]] = answer_weight[at, column[name]] = 0.0
        total = len(one.covers) + len(one.mentions)
        if total and one.part in TELLING:
            substance[at] = 2 * len(one.covers) / total - 1
            substance_weight[at] = 1.0 if substance[at] >= 0 else WORDS
    return _Labels(topic, topic_weight, answer, answer_weight, substance, substance_weight)


def _terms(examples: Sequence[Example], names: Sequence[str], checklist: Checklist) -> Any:
    """What the terms of each requirement count in each sentence."""
    import numpy

    paragraphs: list[Paragraph] = []
    at = 0
    for number, one in enumerate(examples):
        end = at + len(one.text)
        paragraphs.append(Paragraph(number, at, end, sentences=(Sentence(at, end, number),)))
        at = end + 1
    text = "\n".join(one.text for one in examples)
    document = Document("", (), text, paragraphs=tuple(paragraphs))
    figures = checklist.figures.finder.find(text)
    index = TextIndex(document, lexicon(checklist), figures, checklist.confusable)
    finder = TermFinder(index, checklist)
    terms = numpy.zeros((len(examples), len(names)))
    for item in checklist.requirement:
        if item.id in names:
            for unit, hits in finder.find(item).items():
                terms[unit, names.index(item.id)] = weight(hits)
    return terms


def ridge(rows: Any, wanted: Any, weight: Any, least_weights: float = RIDGE) -> Any:
    """Weighted ridge regression for every column of `wanted` at once, scaled by the diagonal.

    Args:
        least_weights: how much large weights are held down.
    """
    import numpy

    across, squared = rows.T.tocsr(), rows.copy()
    squared.data **= 2
    scale = 1 / (squared.T.tocsr() @ weight + least_weights)
    solution = numpy.zeros((rows.shape[1], wanted.shape[1]))
    left = across @ (weight * wanted)
    least = EXACT * (left * left).sum(axis=0)
    scaled = scale * left
    step, size = scaled.copy(), (left * scaled).sum(axis=0)
    for _ in range(ROUNDS):
        pushed = across @ (weight * (rows @ step)) + least_weights * step
        far = size / numpy.maximum((step * pushed).sum(axis=0), 1e-300)
        solution += far * step
        left -= far * pushed
        if ((left * left).sum(axis=0) <= least).all():
            break
        scaled = scale * left
        now = (left * scaled).sum(axis=0)
        step, size = scaled + (now / numpy.maximum(size, 1e-300)) * step, now
    return solution


def _packed(
    names: tuple[str, ...],
    kept: list[str],
    models: Any,
    plain: Any,
    count: Any,
    thresholds: Thresholds,
) -> Table:
    """The heaviest weights of each column as small integers."""
    import numpy

    values: dict[int, list[tuple[int, int]]] = {}
    scales = []
    for owner, weights in enumerate(models.T):
        worth = numpy.abs(weights) * numpy.sqrt(count)
        most = KEPT if owner < 2 * len(names) else KEPT_SUBSTANCE
        chosen = numpy.argsort(-worth, kind="stable")[:most]
        scale = float(numpy.abs(weights[chosen]).max()) / 127
        scales.append(round(scale, 9))
        for at in chosen:
            if value := round(float(weights[at]) / scale):
                values.setdefault(int(at), []).append((owner, value))
    ends, owners, packed, total = array("I"), bytearray(), array("b"), 0
    for at in sorted(values):
        for owner, value in values[at]:
            owners.append(owner)
            packed.append(value)
        total += len(values[at])
        ends.append(total)
    return Table(
        names,
        "\n".join(kept[at] for at in sorted(values)),
        ends.tobytes(),
        bytes(owners),
        packed.tobytes(),
        tuple(scales),
        (*[PRIOR] * 2 * len(names), 0.0),
        tuple(round(float(x), 6) for x in plain),
        thresholds,
    )


def about(checklist: Checklist, examples: Sequence[Example]) -> str:
    """What the header of the file says: made from what, how, with which digest."""
    digest = hashlib.sha256("\n".join(one.line for one in examples).encode()).hexdigest()[:16]
    writers = Counter(one.writer for one in examples)
    return "\n".join(
        (
            f"checklist: {checklist.name}",
            "made by: checker checklist train (do not edit; binary below the blank line)",
            f"made from: {len(examples)} labelled sentences of {len(writers)} writers, sha256 {digest}",
            "writers: " + ", ".join(f"{name} {count}" for name, count in sorted(writers.items())),
        )
    )


def different(one: Weights, other: Weights, examples: Sequence[Example]) -> int:
    """On how many sentences two sets of weights decide differently: which topics, and in substance or not."""
    limits = other.thresholds
    found = 0
    for example in examples:
        text, heading, figures = (
            spelt(example.text),
            spelt(example.heading),
            len(NUMBERS.findall(example.text)),
        )
        (topics, answers, substance), (topics_then, answers_then, substance_then) = (
            weights.score(text, heading, figures) for weights in (one, other)
        )
        found += any(
            (now >= limits.mentioned) != (then >= limits.mentioned) and abs(now - then) > ROUNDING
            for now, then in zip(
                (*topics, *answers, substance), (*topics_then, *answers_then, substance_then), strict=True
            )
        )
    return found
