"""Cases, rates and people without a licence, told in the work and again elsewhere."""

import pytest

from .cases import LEADER, PLAN, in_work, messages

RULE = "conflicting-figures"
SHORTCOMINGS = "三、存在的问题和不足"
FILED = "全年拆除违建棚46处，立案11宗，反弹得到遏制。"
SUED = "全年发生行政诉讼案件4件，均由负责人出庭。"
REVIEWED = "全年被申请行政复议17件，已审结的15件中无一被撤销。"
RATE = "全年一次办结率达98.6%。"


@pytest.mark.parametrize(
    ("first", "heading", "later"),
    [
        (FILED, LEADER, "镇长到现场协调，推动镇里立案查处13宗。"),
        ("全年立案23起，罚款2万元。", LEADER, "推动全镇立案查处26起。"),
        ("全年结案31件，没有一件被撤销。", SHORTCOMINGS, "全年结案34件，文书质量不齐。"),
        (REVIEWED, SHORTCOMINGS, "一是争议预防不够，全年19件复议案件中有的本可先说清道理。"),
        ("全年被申请行政复议6件。", LEADER, "镇长逐件研究8件行政复议案件。"),
        ("全年新收行政复议申请812件、审结764件。", LEADER, "听取全年846件行政复议案件分析报告。"),
        (
            "全年收到复议申请63件，受理58件，审结54件。",
            SHORTCOMINGS,
            "一是复议案件持续上升，全年受理61件，力量偏紧。",
        ),
        (SUED, LEADER, "办事处主任过问此事，全年5件行政诉讼案件均听取汇报。"),
        ("全年立案办结案件68件，罚款9万元。", "（二）案卷", "全年办结的74件案件无一被撤销。"),
        ("受理行政调解申请39件，调成36件。", LEADER, "镇长对全年42件行政调解申请逐件过问。"),
        ("税费一次办结率达98.6%。", LEADER, "推动一次办结率由上年的95.2%提高到97.8%。"),
        ("纠纷化解率为98.2%。", LEADER, "推动全镇纠纷化解率由94%提升至97.5%。"),
        ("出庭应诉率为95%。", SHORTCOMINGS, "出庭应诉率仅92%。"),
        ("执法人员21人持证上岗，尚有2人未取证。", SHORTCOMINGS, "仍有4人未取得执法证。"),
    ],
)
def test_told_twice(first: str, heading: str, later: str) -> None:
    assert len(messages(RULE, first, heading, later)) == 1


@pytest.mark.parametrize(
    ("first", "heading", "later"),
    [
        (FILED, LEADER, "推动立案查处毁林案2宗。"),
        (FILED, LEADER, "镇长推动立案8宗。"),
        ("全年立案23起。", LEADER, "推动县里立案26起。"),
        ("全年立案23起。", LEADER, "去年立案26起，今年有所下降。"),
        ("全年立案23起。", "（二）派出所", "派出所立案26起。"),
        (REVIEWED, SHORTCOMINGS, "全年15件复议案件集中在处罚领域。"),
        (REVIEWED, LEADER, "对5件复议案件听取汇报。"),
        ("全年新收复议申请812件、上年结转34件。", LEADER, "听取全年846件行政复议案件分析报告。"),
        ("全年受理调解申请58件。", SHORTCOMINGS, "一是复议案件上升，全年受理61件。"),
        ("全年发生行政诉讼案件9件。", LEADER, "全年5件行政诉讼案件由镇长出庭应诉。"),
        ("全年立案办结案件68件。", "（二）案卷", "全年办结的12件重大案件无一被撤销。"),
        ("全年办结案件68件，其中一般程序41件。", "（二）案卷", "办结的41件一般程序案件全部公示。"),
        (RATE, "（二）企业", "企业开办一次办结率达97.8%。"),
        (RATE, LEADER, "一次办结率由上年的95.2%提高到98.6%。"),
        ("纠纷化解率98.25%。", LEADER, "推动纠纷化解率达98.3%。"),
        ("纠纷化解率98.6%。", LEADER, "物业纠纷化解率达97.3%。"),
        ("热线按时办结率98%。", LEADER, "信访按时办结率100%。"),
        ("出庭应诉率95%。", PLAN, "出庭应诉率达98%。"),
        ("一季度出庭应诉率95%。", LEADER, "出庭应诉率达98%。"),
        ("年初5人未取得执法证。", SHORTCOMINGS, "还有2人未取得执法证。"),
        ("尚有2人未取证。", SHORTCOMINGS, "还有2人未取得执法证。"),
    ],
)
def test_another_count(first: str, heading: str, later: str) -> None:
    assert messages(RULE, first, heading, later) == []


@pytest.mark.parametrize(
    ("line", "many"),
    [
        ("办理建议提案86件，其中人大建议52件、政协提案31件。", 1),
        ("立案46件，其中简易程序30件、一般程序14件。", 1),
        ("办理建议提案86件，其中省人大建议2件、省政协提案1件。", 0),
        ("办理建议提案86件，其中人大重点建议5件、政协重点提案3件。", 0),
        ("立案46件，其中简易程序30件、一般程序16件。", 0),
    ],
)
def test_parts_that_are_each_others_rest(line: str, many: int) -> None:
    assert len(in_work(RULE, line)) == many
