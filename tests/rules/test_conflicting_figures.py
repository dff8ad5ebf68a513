import pytest

from .cases import LEADER, TOWN, WORK, findings, in_work, messages, problems

RULE = "conflicting-figures"


SUMS = {
    "投资2亿元，其中道路1.2亿元、水利1.3亿元。": "分项合计 2.5亿元，多于总数 2亿元",
    "受理218件，其中土地120件、邻里130件。": "分项合计 250件，多于总数 218件",
    "受理218件，其中，土地120件，邻里130件。": "分项合计 250件，多于总数 218件",
    "受理218件。其中土地120件、邻里130件。": "分项合计 250件，多于总数 218件",
    "受理218件，包括土地120件、邻里130件。": "分项合计 250件，多于总数 218件",
    "受理218件（120件、130件）。": "分项合计 250件，多于总数 218件",
    "受理390件（其中甲111件，乙280件、丙8件）。": "分项合计 399件，多于总数 390件",
    "罚款150万元，其中100.5万元、60.3万元。": "分项合计 160.8万元，多于总数 150万元",
    "检查100家次，其中企业60家次、商户41家次。": "分项合计 101家次，多于总数 100家次",
    "土地12件、邻里15件、婚姻20件，共计57件。": "前面各项合计 47件，写的是 57件",
    "上半年调解20件，下半年调解30件，全年调解57件。": "上半年、下半年合计 50件，全年写的是 57件",
    "全年调解57件，其中上半年20件、下半年30件。": "上半年、下半年合计 50件，全年写的是 57件",
}
RATES = {
    "办理186件，调成171件，成功率95%。": "171/186 应是 91.9%，写的是 95%",
    "执法人员16人，持证14人，持证率95%。": "14/16 应是 87.5%，写的是 95%",
    "回访200户，满意190户，满意率98%。": "190/200 应是 95.0%，写的是 98%",
    "受理200件，办结180件，办结率100%。": "180/200 应是 90.0%，写的是 100%",
    "合同审查180/200，办结率100%。": "180/200 应是 90.0%，写的是 100%",
    "合同审查180/200件，办结率100%。": "180/200 应是 90.0%，写的是 100%",
    "土地纠纷50件/200件，占比40%。": "50/200 应是 25.0%，写的是 40%",
    "受理200件，办结180件（办结率100%）。": "180/200 应是 90.0%，写的是 100%",
    "受理200件，其中土地50件占比40%。": "50/200 应是 25.0%，写的是 40%",
    "受理200件，其中土地50件，占比40%。": "50/200 应是 25.0%，写的是 40%",
    "受理200件，办结率105%。": "“办结率”不会超过 100%",
    "调解150件，比上年的100件增长30%。": "从 100件 到 150件 是增长 50.0%，写的是 30%",
    "投诉由100件降到80件，下降10%。": "从 100件 到 80件 是下降 20.0%，写的是 10%",
    "满意度由91.2%升到96.5%，提高3.3个百分点。": "从 91.2% 到 96.5% 是 5.3 个百分点，写的是 3.3",
    "上访案件下降2倍，调解36件。": "减少不能说“倍”，应说减少百分之几",
}
LISTS = {
    "制定《甲制度》《乙制度》《丙制度》等2项制度。": "前面列了 3 个，写的是 2",
    "制定《甲制度》《乙制度》3项制度。": "前面列了 2 个，写的是 3",
    "抓了三件事：一是建队伍。二是严程序。三是强监督。四是办实事。": "这里说“三件事”，后面列了 4 条",
    "抓了两件事：一是建队伍。二是严程序。办了两件事：一是修路。二是架桥。三是通水。": "这里说“两件事”，后面列了 3 条",
}


@pytest.mark.parametrize(("line", "message"), (SUMS | RATES | LISTS).items())
def test_does_not_add_up(line: str, message: str) -> None:
    assert messages(RULE, line) == [message]


def test_place_and_severity() -> None:
    assert in_work(RULE, "受理218件，其中土地120件、邻里130件。") == [(3, 12, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "受理218件，其中土地98件、邻里120件。",
        "主要有1个方面：一是检查36次。二是培训4期。",
        "受理218件，其中土地20件、邻里30件。",
        "投资完成率125.5%，办件9件。",
        "产值达3420亿元，收入50万元以上的村占比达68%。",
        "罚款120万元，其中5万元以下的案件占比68%。",
        "受理218件，其中土地120件，化解210件。",
        "受理218件，其中土地120件，比上年多130件。",
        "受理218件，其中土地120件、剩余130件。",
        "罚没3.2万元，其中：1.8万元为市监罚没、1.4万元为城管罚没。",
        "检查312家次；12.5万元罚款已入库，其中8.5万元、4.0万元分两次上缴。",
        "接待一万二千人次，其中来访八千人次、来电四千人次。",
        "干部120人，其中女干部80人、党员90人。",
        "受理200余件，其中土地120件、邻里90件。",
        "土地12件、邻里15件、婚姻20件，共计47件。",
        "土地12件、邻里15件，全年累计走访57件。",
        "土地12件、走访15户，共计57件。",
        "土地12件、邻里15余件，共计57件。",
        "土地12件，共计57件。",
        "上半年调解20件，下半年调解30件，全年检查57件。",
        "办理186件，调成171件，成功率91.9%。",
        "办理186件，调成171件，成功率92%。",
        "办理186件，调成171件，成功率91%。",
        "受理200件，办结180件，按时办结率100%。",
        "受理117件，办结109件，纠错率16.5%。",
        "受理200件，其中土地50件，占比25%。",
        "甲类113件、乙类121件，分别占43.2%、29.4%。",
        "调解150件，比上年的100件增长50%。",
        "满意度由91.2%升到96.5%，提高5.3个百分点。",
        "投诉增长2倍，调解36件。",
        "制定《甲制度》《乙制度》等5项制度。",
        "制定《甲制度》《乙制度》2项制度。",
        "抓了三件事：一是建队伍。二是严程序。三是强监督。",
        "抓了三件事，二是严程序。三是强监督。",
        "办件时限由25天压缩到15天。",
    ],
)
def test_adds_up(line: str) -> None:
    assert messages(RULE, line) == []


@pytest.mark.parametrize(
    ("stated", "alarms"),
    [("91%", 0), ("92%", 0), ("90%", 1), ("93%", 1), ("91.9%", 0), ("92.1%", 0), ("91.7%", 1), ("91.0%", 1)],
)
def test_a_whole_rate_may_be_one_point_off_one_with_decimals_only_by_rounding(
    stated: str, alarms: int
) -> None:
    assert len(messages(RULE, f"办理186件，调成171件，成功率{stated}。")) == alarms


@pytest.mark.parametrize(
    ("later", "alarms"),
    {
        "镇调委会调解矛盾纠纷83起，成功率还可再提高，全年调成76起。": 1,
        "镇调委会调解矛盾纠纷83起，调成80起。": 0,
        "镇调委会调解矛盾纠纷83起，回访76起。": 0,
        "镇调委会调解矛盾纠纷83起，上半年调成76起。": 0,
        "镇调委会调解矛盾纠纷83起，其中调成76起。": 0,
        "镇调委会调解矛盾纠纷83起，调成70余起。": 0,
        "镇调委会调解矛盾纠纷41起，调成36起。": 0,
        "新录婚姻档案83起，调成76起。": 0,
    }.items(),
)
def test_one_number_of_cases_has_one_outcome(later: str, alarms: int) -> None:
    found = findings(RULE, TOWN, WORK, "镇调委会全年调解矛盾纠纷83起，调成80起。", later)
    assert [f.message.zh for f in found] == ["这里是 76起，第 3 段同一件事是 80起"] * alarms


def test_copied_wrongly() -> None:
    assert problems(RULE, TOWN, WORK, "罚款126.5万元。", LEADER, "镇长听取罚款162.5万元案件汇报。") == [
        (5, 7, "warning")
    ]
    assert messages(RULE, "查办案件1126件。", LEADER, "镇长对全镇查办的1162件案件作了批示。") == [
        "这里是 1162件，第 3 段同一件事是 1126件"
    ]


@pytest.mark.parametrize(
    ("one", "other", "alarms"), [("312", "313", 1), ("3126", "3127", 1), ("300", "400", 0)]
)
def test_one_digit_off_unless_both_are_round(one: str, other: str, alarms: int) -> None:
    lines = (
        f"查办案件，全镇查办行政处罚案件{one}件。",
        LEADER,
        f"镇长对全镇查办行政处罚案件{other}件作了批示。",
    )
    assert len(messages(RULE, *lines)) == alarms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("上半年检查企业57家次。", "下半年检查企业75家次。"),
        ("新增法律明白人126人。", "存量法律明白人162人。"),
        ("线上普法宣传126场。", "线下普法宣传162场。"),
        ("查办案件1126件。", "查办案件1126件。"),
        ("查办案件1126件。", "查办案件2237件。"),
        ("接送车位120个，街道协调。", "街道探头210个。"),
    ],
)
def test_two_things_or_no_slip(one: str, other: str) -> None:
    assert messages(RULE, one, other) == []


def test_one_team_two_sizes() -> None:
    first = "综合行政执法队现有人员11名。"
    assert messages(RULE, first, "执法队14名队员参加了培训。") == ["执法队人数这里是 14名，第 3 段是 11名"]
    assert messages(RULE, first, "镇执法大队14名人员中9人持证。") == ["执法队人数这里是 14名，第 3 段是 11名"]
    assert messages(RULE, "执法大队整合应急等力量11人。", "14名在岗执法人员全部持证。") == [
        "执法队人数这里是 14名，第 3 段是 11人"
    ]


@pytest.mark.parametrize(
    ("first", "later", "alarms"),
    [
        ("综合行政执法队编制7人、实有6人。", "执法队现有5人。", 1),
        ("综合行政执法队编制7人、实有6人。", "执法队现有6人。", 0),
        ("综合行政执法队编制7人、缺3人。", "执法队现有4人。", 0),
        ("执法队实有执法人员38名。", "36名执法人员人均服务人口超过5000人。", 1),
        ("执法队实有执法人员38名。", "38名执法人员人均服务人口超过5000人。", 0),
        ("执法队实有执法人员38名。", "36名执法人员参加培训，人均30学时。", 0),
    ],
)
def test_a_team_beside_its_posts_or_by_what_each_does(first: str, later: str, alarms: int) -> None:
    assert len(messages(RULE, first, later)) == alarms


def test_a_note_below_the_sign_off() -> None:
    lines = ("综合行政执法队现有人员6名。", "云溪镇人民政府", "2024年1月10日")
    assert len(messages(RULE, *lines, "注：本报告所称综合行政执法队实有5人。")) == 1
    assert messages(RULE, *lines, "注：本报告所称综合行政执法队实有6人。") == []


@pytest.mark.parametrize(
    "line",
    [
        "执法队11名队员参加了培训。",
        "执法队3名队员参加了培训。",
        "执法队14余名队员参加了培训。",
        "执法队近14名队员参加了培训。",
        "执法队14次检查集镇。",
        "两名队员作了检讨。",
        "县综合行政执法大队24名人员下沉。",
        "执法队新增14名队员。",
        "综合行政执法队由5人充实到12人。",
        "与邻镇联合执法队14人检查。",
    ],
)
def test_some_of_the_team_or_another(line: str) -> None:
    assert messages(RULE, "综合行政执法队现有人员11名。", line) == []


@pytest.mark.parametrize(
    ("line", "message"),
    {
        "全年审核招商协议、合同、规范性文件合计136件，其中招商协议49件、合同76件、规范性文件6件。": "131件，少于总数 136件",
        "受理218件，其中土地98件、其他100件。": "198件，少于总数 218件",
        "受理218件，土地98件、邻里90件、其他10件。": "198件，少于总数 218件",
        "受理218件：土地98件，邻里90件，其余40件。": "228件，多于总数 218件",
        "受理两类案件218件，分别为98件、100件。": "198件，少于总数 218件",
        "受理218件，其中土地98件、邻里90件、婚姻27件。": "215件，少于总数 218件",
        "受理281件，其中土地118件、邻里90件、婚姻10件。": "218件，少于总数 281件",
        "受理218件，其中土地98件、邻里119件。": "217件，少于总数 218件",
    }.items(),
)
def test_parts_that_leave_something_out(line: str, message: str) -> None:
    assert messages(RULE, line) == [f"分项合计 {message}"]


@pytest.mark.parametrize(
    "line",
    [
        "受理18件，其中土地8件、邻里9件。",  # of few, one more may be left out
        "受理218件，其中土地98件、邻里90件、婚姻12件。",
        "受理32件，其中土地12件、邻里9件、婚姻9件。",
        "受理218件，其中土地98件、其他120件。",
        "受理218件，土地98件、邻里110件、其他10件。",
        "受理218件，土地98件、邻里90件。",
        "受理200余件，其中土地98件、其他90件。",
        "检查416处，查出隐患203处，改好197处，其余6处停用。",
        "排查隐患5230条，其中重大隐患41条，销号39条，余下2条停产整治。",
        "审核合同、文件136件，其中合同49件。",
    ],
)
def test_a_choice_of_parts_or_all_of_them(line: str) -> None:
    assert messages(RULE, line) == []


BUREAU = "柳湾县城市管理局2023年度法治政府建设情况报告"
COUNTY = "柳湾县人民政府2023年度法治政府建设情况报告"


def sizes(title: str, level: str, *lines: str) -> int:
    return len(findings(RULE, title, WORK, *lines, level=level))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("later", "alarms"),
    {
        "对143名执法人员分批谈心谈话。": 1,
        "执法人员143人中有法律专业背景的12人。": 1,
        "现有执法人员176名。": 1,
        "执法人员167人全部参加轮训。": 0,
        "143名执法人员参加培训。": 0,
        "新招执法人员20人均已到岗。": 0,
        "县公安局执法人员143人均已持证。": 0,
    }.items(),
)
def test_the_staff_of_a_bureau(later: str, alarms: int) -> None:
    assert sizes(BUREAU, "department", "执法人员167人均已取得行政执法证。", later) == alarms


@pytest.mark.parametrize(
    ("later", "alarms"),
    [
        ("县公安局执法人员143人全部持证。", 1),
        ("县水务局执法人员143人全部持证。", 0),
        ("现有县公安局执法人员167人。", 0),
    ],
)
def test_a_county_tells_of_many_bodies(later: str, alarms: int) -> None:
    assert sizes(COUNTY, "county", "县公安局执法人员167人均已持证。", later) == alarms


@pytest.mark.parametrize(
    ("later", "alarms"),
    {
        "14名队员中仅9人取得执法证。": 1,
        "14名执法人员中9人持有执法证。": 1,
        "14名队员中9人取得法律专业文凭。": 0,
        "年初14名队员中仅9人取得执法证。": 0,
        "14名村干部中仅9人取得资格证。": 0,
    }.items(),
)
def test_all_of_them_and_some_of_them(later: str, alarms: int) -> None:
    assert len(messages(RULE, "执法队14名队员，全部持证上岗。", later)) == alarms
    assert messages(RULE, "执法队14名队员，9人持证上岗。", later) == []


@pytest.mark.parametrize(
    ("whole", "alarms"),
    [
        ("全镇执法人员全部持证上岗。", 1),
        ("全镇货车司机全部持证上岗。", 0),
        ("新增执法人员全部持证上岗。", 0),
    ],
)
def test_all_of_whom(whole: str, alarms: int) -> None:
    assert len(messages(RULE, whole, "14名执法人员中9人持有执法证。")) == alarms


def test_all_of_them_as_a_promise_is_no_contradiction() -> None:
    lines = (TOWN, WORK, "14名执法人员中9人持有执法证。", "二、2024年工作安排", "执法人员全部持证上岗。")
    assert findings(RULE, *lines) == ()


@pytest.mark.parametrize(
    ("first", "later", "alarms"),
    [
        ("全年开展日常巡查212次。", "镇长对213次日常巡查的情况作了点评。", 1),
        ("全年审查合同63份。", "审查的36份合同里漏洞不少。", 1),
        ("全年立案43件。", "镇长逐案过问了立案的34件案件。", 1),
        ("查扣“三无”船舶19艘。", "全年查扣“三无”船舶17艘。", 1),
        ("受理341件，其中邻里203件、物业纠纷96件。", "全年物业纠纷69件。", 1),
        ("线上普法宣传活动12场。", "线下普法宣传活动14场。", 0),
        ("上半年开展日常巡查98次。", "全年开展日常巡查212次。", 0),
        ("全年开展日常巡查200次。", "开展日常巡查300次。", 0),
        ("建议废止4件。", "本局建议废止2件。", 0),
        ("执法队编制7人。", "执法队6人要管15个村。", 0),
        ("全年审查合同63份。", "1至10月审查合同51份。", 0),
    ],
)
def test_the_same_told_twice(first: str, later: str, alarms: int) -> None:
    assert len(messages(RULE, first, LEADER, later)) == alarms


@pytest.mark.parametrize(
    ("line", "message"),
    {
        "审查合同63份，提出意见41条，采纳43条。": "分项合计 43条，多于总数 41条",
        "收到复议申请2件，维持2件、撤销1件。": "分项合计 3件，多于总数 2件",
        "受理341件，其中邻里203件、其他138件，化解335件，化解率95.2%。": "335/341 应是 98.2%，写的是 95.2%",
        "受理286件，调解成功279件，成功率96.7%。": "279/286 应是 97.6%，写的是 96.7%",
        "立案43件，罚款3万元。对6件轻微违法不予处罚，占立案数的20%。": "6/43 应是 14.0%，写的是 20%",
    }.items(),
)
def test_more_came_of_it_than_there_was(line: str, message: str) -> None:
    assert messages(RULE, line) == [message]


@pytest.mark.parametrize(
    "line",
    [
        "提出意见41条，采纳41条。",
        "抽查案卷60宗，优秀14宗、合格39宗、不合格7宗。",
        "办理建议9件、提案12件，满意率100%（21件均为满意）。",
        "应诉案件74件，应出庭的68件全部出庭，败诉5件，败诉率6.8%。",
        "立案43件，罚款3万元。对6件轻微违法不予处罚，占立案数的14%。",
    ],
)
def test_what_came_of_it_fits(line: str) -> None:
    assert messages(RULE, line) == []


def test_what_a_plan_announces_and_lists() -> None:
    plan = "2024年从以下四个方面发力：一是增配2人；二是培训4期；三是宣讲12场。"
    assert messages(RULE, "检查36家次。", "二、2024年工作安排", plan) == [
        "这里说“四个方面发力”，后面列了 3 条"
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    {
        "现场述法12人，其余73人书面述法，合计83人。": "前面各项合计 85人，写的是 83人",
        "立案63件，其中低价游案件17件，占全部立案的三成七。": "17/63 应是 27.0%，写的是 37%",
        "持证8人，其中正式工5人、临聘2人。": "分项合计 7人，少于总数 8人",
    }.items(),
)
def test_parts_in_clauses_tenths_and_two_kinds(line: str, message: str) -> None:
    assert messages(RULE, line) == [message]


@pytest.mark.parametrize(
    "line",
    [
        "现场述法12人，其余73人书面述法，合计85人。",
        "立案63件，其中低价游案件17件，占全部立案的二成七。",
        "持证8人，其中党员5人、退役军人2人。",
    ],
)
def test_they_fit(line: str) -> None:
    assert messages(RULE, line) == []


def test_a_number_in_chinese_with_another_counter() -> None:
    assert len(messages(RULE, "乡党委中心组专题学法六回。", LEADER, "中心组八回专题学法一回不落。")) == 1


@pytest.mark.parametrize(
    ("later", "alarms"), {"大队持证人员只有9人，人手少。": 1, "大队持证人员只有11人，人手少。": 0}.items()
)
def test_all_of_them_and_the_number_of_those_who_have_it(later: str, alarms: int) -> None:
    first = "大队11名队员都考取了执法证，要罚的案子由司法所看过。"
    assert len(messages(RULE, first, "二、存在的不足和原因", later)) == alarms


def test_a_part_of_the_team_is_not_its_size() -> None:
    assert messages(RULE, "执法队15人中有专业背景的只有4人。") == []


@pytest.mark.parametrize(("parts", "alarms"), [(40, 1), (41, 0)])
def test_so_many_parts_are_added_up(parts: int, alarms: int) -> None:
    told = "、".join(f"第{n}村2件" for n in range(parts))
    assert len(in_work(RULE, f"调解70件，其中{told}。")) == alarms


@pytest.mark.parametrize(
    ("later", "alarms"),
    [("受理群众诉求231件，当日回复。", 1), ("受理申请246件、审结231件。", 0)],
)
def test_swapped_digits_of_one_count_and_of_another(later: str, alarms: int) -> None:
    assert len(messages(RULE, "企业服务站受理群众诉求213件。", later)) == alarms
