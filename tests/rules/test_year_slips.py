"""Years that one wrong digit moved far away, and yearly days numbered as of another year, in a report on 2023."""

import pytest

from .cases import TOWN, WORK, findings

RULE = "wrong-year"


def excerpts(line: str) -> list[str]:
    return [f.excerpt for f in findings(RULE, TOWN, WORK, line)]


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("2013年3月，镇党委修订议事规则，把法律顾问列席写进会议程序。", "2013年"),
        ("2013年5月，镇里举办法治培训班1期。", "2013年"),
        ("2013年，全镇共办理人大代表建议18件。", "2013年"),
        ("2033年，全镇开展执法检查30次。", "2033年"),
        ("2032年3月，组织执法人员考试。", "2032年"),
        ("一是2013年4月，组织干部旁听庭审。", "2013年"),
        ("综合执法队2013年开展检查120次。", "2013年"),
        ("截至2013年12月底，全镇共有执法人员23人。", "2013年"),
        ("2013年1月至12月，共受理投诉112件。", "2013年"),
        ("2013年第三季度开展案卷评查1次。", "2013年"),
    ],
)
def test_one_digit_that_is_not_the_last(line: str, year: str) -> None:
    assert excerpts(line) == [year]


@pytest.mark.parametrize(
    "line",
    [
        "2013年入伍、今年退出现役的老兵转业档案缺页。",
        "2013年建成的法治广场今年翻新。",
        "2013年，该村与企业签订租赁合同，今年发生纠纷，镇里组织调解。",
        "2013年至今累计调解纠纷320起。",
        "自2013年起实行法律顾问制度。",
        "2013年3月印发的办法停止执行。",
        "2013年，镇里成立执法队。",
        "2018年3月，镇里组织老兵登记。",
        "2013年，村民李某承包土地20亩，到期后起了纠纷。",
        "1993年核发的林权证换发。",
    ],
)
def test_what_was_in_another_decade(line: str) -> None:
    assert excerpts(line) == []


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("借2022年12月4日第九个国家宪法日之机摆摊讲法。", "第九个"),
        ("在第十一个国家宪法日当天组织宣誓。", "第十一个"),
        ("第9个“国家宪法日”期间发放资料1200份。", "第9个"),
        ("第九个“12·4”国家宪法日，集中宣誓。", "第九个"),
        ("以第五个宪法宣传周为契机开展宣传。", "第五个"),
        ("在第七个全民国家安全教育日举办讲座。", "第七个"),
        ("第40个“3·15”国际消费者权益日，设点宣传。", "第40个"),
    ],
)
def test_a_yearly_day_of_another_year(line: str, number: str) -> None:
    assert excerpts(line) == [number]


@pytest.mark.parametrize(
    "line",
    [
        "借2023年12月4日第十个国家宪法日之机摆摊讲法。",
        "在第10个国家宪法日暨第6个宪法宣传周期间开展活动。",
        "第41个“3·15”国际消费者权益日，设点宣传。",
        "2022年12月4日第九个国家宪法日启动的读书活动延续至今。",
        "第九个国家宪法日（2022年）建成的宪法公园扩建。",
        "继第九个国家宪法日之后，又办了一场。",
        "在国家宪法日举办第二届演讲比赛。",
        "国家宪法日当天，第五个法治广场建成。",
        "第三个国家宪法日主题公园建成。",
    ],
)
def test_the_right_number_or_another_matter(line: str) -> None:
    assert excerpts(line) == []
