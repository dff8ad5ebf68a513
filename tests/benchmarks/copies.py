"""A corpus of reports with planted copies and the truth about them, and how well a comparison finds them.

python tests/benchmarks/copies.py make FOLDER --reports 2000 [--samples FOLDER] [--seed 1]
                                       [--boilerplate [--density 0.6] [--pool 400] [--said]]
python tests/benchmarks/copies.py version REPORT.txt NEXT.txt           (next year's, two sections written anew)
python tests/benchmarks/copies.py score FOLDER RESULT.json      (of: checker compare FOLDER -f json)

Honest text is made of the words of the samples, one word chosen after another as the samples have them and
now and then any word, so that all reports speak of the same things and share short phrases, but no report
is copied by chance. Three in ten reports take two to six paragraphs of another one: with 0, 5, 15 or 30 %
of their characters changed, their figures and places swapped, and as they are, merged, cut in two, in
another order, or with their sentences in another order.
With --boilerplate six paragraphs of ten are put together from 400 sentences that are made the same way, or that
stand in the samples (--said).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
RATES = (0.0, 0.05, 0.15, 0.3)
WAYS = ("as they are", "merged", "cut", "reordered", "sentences reordered")
COPIED = 0.3
"""Share of reports that copy."""
JUMP = 0.25
"""Chance that a word does not follow from the one before."""
STEMS = "青石柳河白沙云溪枫岭乌山碧潭龙泉金坪银杏长岗大湾小泉东陂西渡南塘北垄高田低洼上坝下桥新圩老街"
KINDS = "镇乡"
HEADINGS = (
    "一、主要举措和成效", "二、存在的不足和原因", "三、党政主要负责人履行推进法治建设第一责任人职责情况",
    "四、下一年度推进法治政府建设的主要安排",
)  # fmt: skip
FOUND = 0.5
"""A passage is found when at least so much of it is, and right when at least so much of it was planted."""


class Words:
    """Text in the words of some samples."""

    def __init__(self, samples: Sequence[Path], seed: int) -> None:
        import logging

        import jieba

        jieba.setLogLevel(logging.ERROR)
        self.chance = random.Random(seed)
        following: dict[str, list[str]] = defaultdict(list)
        self.words: list[str] = []
        for path in samples:
            for line in path.read_text("utf-8").splitlines():
                words = [word for word in jieba.lcut(line) if re.fullmatch(r"[\u4e00-\u9fff]+|[，、]", word)]
                for word, after in pairwise(words):
                    following[word].append(after)
                self.words += words
        self.following = dict(following)

    def sentence(self) -> str:
        """A sentence of 25 to 60 characters."""
        chance, parts = self.chance, []
        length, word = 0, chance.choice(self.words)
        wanted = chance.randint(25, 60)
        while length < wanted:
            parts.append(word)
            length += len(word)
            if chance.random() < 0.06:
                parts.append(f"{chance.randint(2, 999)}{chance.choice('件次人场份户')}")
            after = self.following.get(word)
            word = (
                chance.choice(self.words) if after is None or chance.random() < JUMP else chance.choice(after)
            )
        return "".join(parts).strip("，、") + "。"

    def paragraph(self) -> str:
        """Three to six sentences."""
        return "".join(self.sentence() for _ in range(self.chance.randint(3, 6)))

    def changed(self, text: str, rate: float) -> str:
        """Text with new figures and so many of its characters replaced, dropped or added."""
        chance, result = self.chance, []
        for character in re.sub(r"\d+", lambda _: str(chance.randint(2, 999)), text):
            if character.isdigit() or character == "。" or chance.random() >= rate:
                result.append(character)
                continue
            kind = chance.random()
            if kind < 0.8:
                result.append(chance.choice(chance.choice(self.words)))
            elif kind < 0.9:
                result += [character, chance.choice(chance.choice(self.words))]
        return "".join(result)


class Boilerplate(NamedTuple):
    """Set phrases that many reports have."""

    density: float = 0.6
    """Share of the paragraphs that are made of them."""
    pool: int = 400
    """How many there are."""
    said: bool = False
    """Whether they are sentences of the samples."""


def make(
    folder: Path, reports: int, samples: Sequence[Path], seed: int = 1, boilerplate: Boilerplate | None = None
) -> None:
    """Write the reports as r00000.txt … and `truth.json` beside the folder's reports."""
    folder.mkdir(parents=True, exist_ok=True)
    words = Words(samples, seed)
    chance = words.chance
    common: list[str] = []
    if boilerplate and boilerplate.said:
        common = chance.sample(_sentences(samples), boilerplate.pool)
    elif boilerplate:
        common = [words.sentence() for _ in range(boilerplate.pool)]
    density = boilerplate.density if boilerplate else 0.0
    places = [chance.choice(STEMS) + chance.choice(STEMS) + chance.choice(KINDS) for _ in range(reports)]
    honest = int(reports * (1 - COPIED))
    bodies: list[list[str]] = []
    truth: list[dict[str, Any]] = []
    own: dict[int, list[tuple[int, int]]] = {}
    for number in range(reports):
        place = places[number]
        paragraphs = [
            _mentioned(_paragraph(words, common, density), place, chance)
            for _ in range(chance.randint(8, 14))
        ]
        note: dict[str, Any] = {}
        spans: list[tuple[str, list[tuple[int, tuple[int, int]]]]] = []
        if number >= honest:
            source = chance.randrange(honest)
            chosen = sorted(chance.sample(range(len(bodies[source])), chance.randint(2, 6)))
            rate, way = RATES[number % 4], WAYS[number // 4 % 5]
            taken = [
                words.changed(bodies[source][index].replace(places[source], place), rate) for index in chosen
            ]
            note = {"source": source, "copy": number, "rate": rate, "way": way, "chosen": chosen}
            paragraphs = paragraphs[: max(2, len(paragraphs) - len(chosen))]
            spans = _woven(taken, chosen, way, chance)
        bodies.append(paragraphs)
        lines = [f"{place}人民政府2024年度法治政府建设情况报告", HEADINGS[0]]
        cut = 1 + len(paragraphs) // 2
        lines += paragraphs[:cut]
        planted: dict[int, list[int]] = {}
        at = sum(len(line) + 1 for line in lines)
        for line, members in spans:
            lines.append(line)
            for index, (start, end) in members:
                old = planted.get(index)
                planted[index] = [at + start, at + end] if old is None else [old[0], at + end]
            at += len(line) + 1
        for heading, paragraph in zip(HEADINGS[1:], (*paragraphs[cut:], "", "", ""), strict=False):
            lines += [heading, paragraph]
        lines += paragraphs[cut + len(HEADINGS) - 1 :]
        text = "\n".join(line for line in lines if line) + "\n"
        (folder / f"r{number:05}.txt").write_text(text, "utf-8")
        if number < honest:
            own[number] = [_span(text, paragraph) for paragraph in paragraphs]
        if note:
            note["passages"] = [
                {"paragraph": index, "source": own[note["source"]][index], "copy": planted[index]}
                for index in note.pop("chosen")
            ]
            truth.append(note)
    (folder / "truth.json").write_text(json.dumps({"reports": reports, "copies": truth}), "utf-8")


def version(text: str, words: Words) -> tuple[str, list[str]]:
    """Next year's report of the same office, and the headings of the two sections that were written anew.

    Every year is one later and every figure another one; all else stays. Sections are those under （一）, or
    under 一、 where there are no others.
    """
    chance = words.chance
    lines = re.sub(r"20\d\d(?=年)", lambda found: str(int(found[0]) + 1), text).splitlines()
    lines = [
        re.sub(
            r"(?<![\d.])(?!20\d\d年)\d+(?=[件次人场份户个名起条项家%])",
            lambda _: str(chance.randint(2, 99)),
            line,
        )
        for line in lines
    ]
    heads = [
        n
        for n, line in enumerate(lines)
        if len(line) < 60 and re.match(r"[(（][一二三四五六七八九十]+[)）]", line)
    ]
    heads = heads or [
        n for n, line in enumerate(lines) if len(line) < 60 and re.match("[一二三四五六七八九十]+、", line)
    ]
    ends = dict(pairwise([*heads, len(lines)]))
    bodies = {
        head: [n for n in range(head + 1, ends[head]) if len(lines[n]) > 100]
        for head in heads
        if not any(re.match("[一二三四五六七八九十]+、", line) for line in lines[head + 1 : ends[head]])
    }
    chosen = sorted(chance.sample([head for head, body in bodies.items() if body], 2))
    for head in chosen:
        for number in bodies[head]:
            lines[number] = words.paragraph() + words.paragraph()
    return "\n".join(lines) + "\n", [lines[head] for head in chosen]


def _sentences(samples: Sequence[Path]) -> list[str]:
    """What the samples say in 25 to 60 characters."""
    lines = (line for path in samples for line in path.read_text("utf-8").splitlines())
    parts = (part.strip() for line in lines for part in line.split("。"))
    return sorted({f"{part}。" for part in parts if 24 <= len(part) < 60})


def _paragraph(words: Words, common: Sequence[str], density: float) -> str:
    """Own words, or sentences that every twentieth report has."""
    if common and words.chance.random() < density:
        return "".join(words.chance.sample(common, words.chance.randint(4, 6)))
    return words.paragraph()


def _mentioned(text: str, place: str, chance: random.Random) -> str:
    return place + text if chance.random() < 0.3 else text


def _span(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


def _woven(taken: list[str], chosen: list[int], way: str, chance: random.Random) -> list[tuple[str, Any]]:
    """Lines of the copy, each with the paragraphs of the source in it and where they stand."""
    items = list(zip(chosen, taken, strict=True))
    if way == "reordered":
        chance.shuffle(items)
    if way == "sentences reordered":
        items = [(index, _shuffled(text, chance)) for index, text in items]
    if way == "merged":
        line, members = "", []
        for index, text in items:
            members.append((index, (len(line), len(line) + len(text))))
            line += text
        return [(line, members)]
    if way == "cut":
        lines: list[tuple[str, Any]] = []
        for index, text in items:
            half = len(text) // 2
            lines += [(text[:half], [(index, (0, half))]), (text[half:], [(index, (0, len(text) - half))])]
        return lines
    return [(text, [(index, (0, len(text)))]) for index, text in items]


def _shuffled(text: str, chance: random.Random) -> str:
    sentences = [part + "。" for part in text.split("。") if part]
    chance.shuffle(sentences)
    return "".join(sentences)


def score(folder: Path, result: dict[str, Any]) -> dict[str, float]:
    """Recall of planted passages by rate and way, and precision of those that were told."""
    data = json.loads((folder / "truth.json").read_text("utf-8"))
    starts: dict[int, list[int]] = {}

    def offset(number: int, line: int, column: int) -> int:
        if number not in starts:
            text = (folder / f"r{number:05}.txt").read_text("utf-8")
            starts[number] = [0, *(found.end() for found in re.finditer("\n", text))]
        return starts[number][line - 1] + column - 1

    found: dict[tuple[int, int], list[tuple[tuple[int, int], tuple[int, int]]]] = {}
    for pair in result["pairs"]:
        numbers = [int(Path(path).stem[1:]) for path in pair["reports"]]
        for passage in pair["passages"]:
            spans = [
                (offset(n, where["line"], where["column"]), offset(n, where["end_line"], where["end_column"]))
                for n, where in zip(numbers, passage["locations"], strict=True)
            ]
            order = sorted(zip(numbers, spans, strict=True))
            key = (order[0][0], order[1][0])
            found.setdefault(key, []).append((order[0][1], order[1][1]))
    planted: dict[int, dict[tuple[int, int], tuple[int, int]]] = defaultdict(dict)
    hits: dict[str, list[bool]] = defaultdict(list)
    for copy in data["copies"]:
        pair = tuple(sorted((copy["source"], copy["copy"])))
        side = pair.index(copy["copy"])
        spans = [both[side] for both in found.get(pair, [])]
        for passage in copy["passages"]:
            key = (copy["source"], passage["paragraph"])
            planted[copy["source"]][key] = tuple(passage["source"])
            planted[copy["copy"]][key] = tuple(passage["copy"])
            hit = _covered(tuple(passage["copy"]), spans) >= FOUND
            hits[f"recall at {copy['rate']:.0%}"].append(hit)
            hits[f"recall {copy['way']}"].append(hit)
    right = []
    for (first, second), passages in found.items():
        shared = planted[first].keys() & planted[second].keys()
        for one, other in passages:
            right.append(
                min(
                    _covered(one, [planted[first][key] for key in shared]),
                    _covered(other, [planted[second][key] for key in shared]),
                )
                >= FOUND
            )
    hits["precision"] = right
    hits["recall up to 15%"] = [h for rate in RATES[:3] for h in hits[f"recall at {rate:.0%}"]]
    return {name: round(sum(values) / max(1, len(values)), 4) for name, values in sorted(hits.items())}


def _covered(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> float:
    """How much of a span lies in the others."""
    edges = sorted((max(span[0], a), min(span[1], b)) for a, b in others if a < span[1] and b > span[0])
    total, reached = 0, span[0]
    for start, end in edges:
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total / max(1, span[1] - span[0])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("make", "version", "score"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("result", type=Path, nargs="?")
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--samples", type=Path)
    parser.add_argument("--boilerplate", action="store_true")
    parser.add_argument("--density", type=float, default=Boilerplate().density)
    parser.add_argument("--pool", type=int, default=Boilerplate().pool)
    parser.add_argument("--said", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    said = parser.parse_args()
    folders = [said.samples] if said.samples else [ROOT / "tests" / "accuracy", ROOT / "reports"]
    samples = sorted(path for folder in folders for path in folder.rglob("*.txt"))
    if said.command == "version":
        text, anew = version(said.folder.read_text("utf-8"), Words(samples, said.seed))
        said.result.write_text(text, "utf-8")
        print("\n".join(anew))
        return
    if said.command == "make":
        boilerplate = Boilerplate(said.density, said.pool, said.said) if said.boilerplate else None
        make(said.folder, said.reports, samples, said.seed, boilerplate)
        return
    for name, value in score(said.folder, json.loads(said.result.read_text("utf-8"))).items():
        print(f"{name:30} {value:.4f}")


if __name__ == "__main__":
    main()
