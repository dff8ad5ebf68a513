"""The same count told twice in other words, and counts that are not the same."""

import pytest

from .cases import LEADER, PLAN, SHORTCOMINGS, messages

RULE = "conflicting-figures"
TOLD = "全年排查调解矛盾纠纷164起，化解159起。"


@pytest.mark.parametrize(
    ("first", "heading", "later"),
    [
        (TOLD, LEADER, "对全年调解的120起纠纷逐一过问。"),
        (TOLD, LEADER, "镇长听取了全年调处矛盾纠纷210件的专题汇报。"),
        (TOLD, SHORTCOMINGS, "全年116件矛盾纠纷中，有三成拖过了期限。"),
        (TOLD, SHORTCOMINGS, "虽然全年调解纠纷一百二十起，但是回访跟得慢。"),
        (TOLD, PLAN, "一是在今年调解矛盾纠纷120起的基础上，再往前走一步。"),
        ("全年制发行政规范性文件7件。", LEADER, "镇长逐件审阅全年出台的规范性文件5件。"),
        ("全年举办法治讲座12场。", LEADER, "年内组织法治讲座9次，镇长都到了场。"),
        ("全年查扣违规地笼57个。", SHORTCOMINGS, "查扣的75个违规地笼没有地方放。"),
        ("全镇共有人民调解员86名，逐村配齐。", SHORTCOMINGS, "全镇82名人民调解员年龄偏大。"),
        ("41名在职干部考试合格率100%。", LEADER, "组织全镇38名在职干部集体学法。"),
        ("组建由24名网格员组成的巡查队。", LEADER, "对26名网格员逐一点评。"),
        ("镇党委会学法8次。", LEADER, "主持镇党委会学法9次。"),
        ("召开法治政府建设推进会3次。", LEADER, "主持召开法治政府建设推进会4次。"),
        ("人大代表建议6件全部答复。", LEADER, "牵头办理代表建议8件。"),
        ("全镇建成法治文化阵地216个。", PLAN, "一是对现有261个法治文化阵地提档升级。"),
        ("镇党委中心组开展法治专题学习6次。", LEADER, "带头参加学习，全年中心组法治专题学习8次。"),
        ("兑现惠企资金4620万元，惠及企业86家。", LEADER, "86家企业兑现资金4260万元。"),
        ("镇司法所审查合同41份。", LEADER, "对审查的44份合同提出要求。"),
        (TOLD, SHORTCOMINGS, "164起纠纷中化解150起，还有个别反复。"),
        ("全年收到行政复议申请86件，受理81件。", SHORTCOMINGS, "全年68件复议申请，一半与程序有关。"),
    ],
)
def test_another_number_in_other_words(first: str, heading: str, later: str) -> None:
    assert len(messages(RULE, first, heading, later)) == 1


@pytest.mark.parametrize(
    ("first", "heading", "later"),
    [
        (TOLD, LEADER, "对全年调解的164件纠纷逐一过问。"),
        (TOLD, LEADER, "对其中98起矛盾纠纷作了批示。"),
        (TOLD, LEADER, "镇长本人调解矛盾纠纷90起。"),
        (TOLD, LEADER, "比上年的190起矛盾纠纷有所减少。"),
        (TOLD, SHORTCOMINGS, "有90起矛盾纠纷没有按时回访。"),
        (TOLD, SHORTCOMINGS, "上半年调解矛盾纠纷90起，进度偏慢。"),
        (TOLD, PLAN, "力争全年调解矛盾纠纷200起以上。"),
        (TOLD, "（二）村居", "东片三个村调解矛盾纠纷90起。"),
        (TOLD, "（二）涉企", "调解涉企矛盾纠纷90起。"),
        (TOLD, "（二）热线", "全年调解劳资纠纷90起。"),
        (TOLD, "（二）往年", "三年来累计调解矛盾纠纷493起。"),
        ("全年举办法治讲座12场。", "（二）进校园", "在中小学举办法治讲座7场。"),
        ("全镇共有人民调解员86名。", SHORTCOMINGS, "新任的42名调解员经验不足。"),
        ("41名在职干部考试合格率100%。", LEADER, "组织28名干部到庭观摩。"),
        ("镇党委会学法8次。", LEADER, "镇长办公会学法6次。"),
        ("人大代表建议6件全部答复。", LEADER, "领办人大代表建议2件。"),
        (TOLD, SHORTCOMINGS, "164起纠纷中有90起与土地有关。"),
        ("现有执法人员12名。", LEADER, "9名执法人员参加培训。"),
        ("清理文件286件，建议废止4件。", "（二）本级文件", "继续有效5件、建议废止2件。"),
        ("客运、维修两个行业签了承诺。", LEADER, "客运、驾培、维修三个行业都查了一遍。"),
    ],
)
def test_another_count(first: str, heading: str, later: str) -> None:
    assert messages(RULE, first, heading, later) == []
