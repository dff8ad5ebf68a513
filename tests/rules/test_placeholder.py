import pytest

from .cases import in_work, problems

LEFT = {
    "全年开展检查XX次。": 7,
    "全年开展检查xx次。": 7,
    "调解纠纷××件。": 5,
    "发放资料___份。": 5,
    "发放资料__份。": 5,
    "发放资料＿＿份。": 5,
    "办理案件□□件。": 5,
    "开展宣讲  场，受众广泛。": 1,
    "累计 人，另行统计。": 1,
    "办理案件36件【待补】。": 8,
    "办理案件36件（数据待核）。": 8,
    "办理案件36件(待核实)。": 8,
    "（此处请法规科补充）": 1,
    "办案36件。此处请司法所补充典型案例。": 7,
    "调解成功率为%。": 6,
    "〔请补充典型案例〕镇里调解了一起。": 1,
    "办理案件***件。": 5,
    "XX镇组织执法检查36次。": 1,
    "20XX年，镇里检查36次。": 1,
    "镇里检查36次，\ufffd\ufffd整改。": 9,
    "镇里检查36次，锟斤拷整改。": 9,
    "调整考核办法，{分值待定}，年初下发。": 8,
    "调整考核办法，｛分值待定｝，年初下发。": 8,
    "做好20**年工作，检查36次。": 3,
    "做好202X年工作，检查36次。": 3,
    "做好****年工作，检查36次。": 3,
    "做好二〇二X年工作，检查36次。": 3,
    "X月X日，镇里检查36次。": 1,
    "按照XX号文件检查36次。": 3,
}
FILLED = [
    "在王××诉镇政府一案中，镇长出庭应诉。",
    "马××等3人因占道经营被处罚。",
    "举报电话138****1234已公布。",
    "身份证号5001**********1234已作处理。",
    "（待核实的线索3条已移送）",
    "检查XXL号防护服36套。",
    "按照《关于数据待核事项的通知》办理3件。",
    "全 年 共 检 查 36 次。",
    "开展 36 次检查。",
    "___________",
    "************",
    "建成snake_case__命名的接口3个。",
    "采购A__B型设备2台。",
    "{检查对象}一栏填写36家。",
    "检查面积20**2平方米。",
    "某月某日的记录补了36条。",
    "落实“三个××”以外的要求，检查36次。",
]


@pytest.mark.parametrize(("line", "column"), LEFT.items())
def test_left_to_fill_in(line: str, column: int) -> None:
    assert in_work("placeholder", line) == [(3, column, "error")]


@pytest.mark.parametrize("line", FILLED)
def test_nothing_to_fill_in(line: str) -> None:
    assert in_work("placeholder", line, "全年检查36次。") == []


def test_headings_and_titles_count_too() -> None:
    assert problems("placeholder", "XX镇人民政府2023年度法治政府建设情况报告", "一、主要举措") == [
        (1, 1, "error")
    ]


def test_one_for_each_sentence() -> None:
    line = "检查XX次，整改XX处。调解XX件。"
    assert [place[1] for place in in_work("placeholder", line)] == [3, 15]
