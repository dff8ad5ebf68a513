from checker.checklist import load
from checker.judging.evidence import everything
from checker.judging.examination import Examination
from checker.model.document import Block
from checker.readers.structure import parse

CHECKLIST = load("outline-2021-2025")
BODY = "一、2025年工作回顾\n推动科技成果转化应用。\n二、2026年工作安排\n推动科技成果转化应用。\n推行非现场监管、智慧监管。"


def scores(title: str) -> dict[str, tuple[bool, float]]:
    exam = Examination(
        parse("a.txt", [Block(line, n) for n, line in enumerate(f"{title}\n{BODY}".split("\n"), 1)]),
        CHECKLIST,
        "province",
    )
    item = next(one for one in CHECKLIST.requirement if one.id == "GY-31")
    found = everything(item, exam.topics, exam.parts)
    return {
        exam.text(one.span): (bool(one.hits), one.score)
        for one in found
        if one.role == "plan" and one.sentence
    }


def test_in_a_report_on_everything_a_mention_names_the_topic_or_speaks_of_it_clearly() -> None:
    general, own = scores("2026年云岭省政府工作报告"), scores("云岭省2025年度法治政府建设情况报告")
    named, other = "推行非现场监管、智慧监管。", "推动科技成果转化应用。"
    assert general[named] == own[named]
    assert general[named][0]
    assert not general[other][0]
    assert general[other][1] < own[other][1]
