import pytest

from .cases import TOWN, WORK, in_work, problems

RULE = "unquantified-claim"


@pytest.mark.parametrize(
    ("line", "column"),
    {
        "群众法治意识显著增强。": 1,
        "全年调解纠纷218件。调解水平明显提升.": 12,
        "干部依法办事能力得到了进一步提高。": 1,
        "持续宣讲，提高了干部依法办事的能力。": 6,
        "简化流程，有效提升了办事效率。": 6,
        "放宽准入，激发市场活力。": 6,
        "破解了执行难题。": 1,
        "在全镇形成了一级抓一级、层层抓落实的工作格局。": 1,
        "营造了良好法治氛围。": 1,
        "投入240万元改造公园，居民幸福指数不断提高。": 13,
        "低保名单一律贴到村口的公示栏，再请村民代表核对，干部依法办事能力稳步增强。全年开展培训12场。": 25,
        "清明、冬至两节在路口设卡劝导，违规用火明显减少。": 16,
        "走访企业36家，平均每家2小时，群众获得感明显提高。": 17,
        "退役军人获得感、荣誉感持续提升。": 1,
        "办件900件，满意度不断提升。": 8,
        "紧盯4个关键环节，政务服务水平大幅提升。": 10,
        "贯彻《信访条例》，信访形势持续好转。": 10,
        "让决策更具科学性。": 1,
        "政务服务由能办向好办转变。": 1,
        "治安环境明显改善，化解纠纷几十件。": 1,
    }.items(),
)
def test_claims(line: str, column: int) -> None:
    assert in_work(RULE, line) == [(3, column, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "开展普法宣讲32场，群众法治意识显著增强。",
        "群众法治知晓率由71%升到88%，法治意识显著增强。",
        "群众满意度明显提升，评议得分96.5分。",
        "平均办结时长由14.6天缩短到8.9天，群众获得感明显提高。",
        "营商环境排名大幅跃升，省评估由第五十八位升到第三十一位。",
        "法治意识显著增强。开展法治宣讲32场，知晓率88%。",
        "经过上下一起努力，全镇依法办事能力显著增强。开展执法培训32场，考试合格率98%。",
        "《群江日报》3月2日刊登经验，群众普遍好评。",
        "印发《云溪镇议事规则》，决策水平明显提升。",
        "惠及500+家企业，纠纷化解成效明显。",
        "惠及500＋家企业，纠纷化解成效明显。",
        "伍佰家企业受益，纠纷化解成效明显。",
        "投诉增加一倍，办理成效明显。",
        "半数以上的村实现零诉讼，治理成效明显。",
        "调解纠纷122起，化解成效明显。",
        "近5年纠纷化解成效居全县第1位。",
        "让242万居民喝上干净水，改造成效明显。",
        "满意度<br>持续提升，由91.2%升到96.5%。",
        "组织执法人员学习行政处罚法。",
        "由司法所负责合法性审查。",
        "努力营造良好法治氛围。",
        "以提升群众满意度为目标，设窗口3个。",
        "举行宪法宣誓1次。新当选的代表宣誓就职。",
        "进一步加强执法培训工作。",
        "确保风清气正。",
    ],
)
def test_backed_or_no_claim(line: str) -> None:
    assert in_work(RULE, line) == []


def test_plans_shortcomings_and_openings_claim_nothing() -> None:
    claim = "群众法治意识显著增强。"
    assert (
        problems(
            RULE, TOWN, claim, WORK, "检查36次。", "二、存在的不足和原因", claim, "三、2024年工作安排", claim
        )
        == []
    )


def test_one_finding_a_sentence() -> None:
    assert len(in_work(RULE, "群众法治意识显著增强，干部作风明显好转，办事效率大幅提升。")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "执法效果和社会效果双丰收。",
        "法治建设步入快车道。",
        "诚信的口碑越传越响亮。",
        "制度的笼子越扎越紧。",
        "行政决策更加科学民主。",
        "信息公开更加及时全面。",
        "法治理念牢固树立。",
        "依法办事成为干部的自觉追求。",
        "遇事找法已成习惯。",
        "培训实现制度化、常态化。",
        "充分保障群众知情权、监督权。",
        "风险隐患得到有效管控。",
        "打通了服务群众的“最后一公里”。",
        "为招商提供了坚实的法治保障。",
        "牢牢守住了安全底线。",
        "做到小事不出村、大事不出镇、矛盾不上交。",
        "法治阳光照进千家万户。",
        "受到群众一致称赞。",
        "企业感受到了执法的温度。",
    ],
)
def test_more_ways_to_claim(line: str) -> None:
    assert in_work(RULE, line) == [(3, 1, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "努力让企业感受到公平正义。",
        "推动执法更有温度。",
        "做到诉求件件有回音。",
        "确保执法人员作风过硬。",
        "着力打造业务精通的执法铁军。",
        "守住耕地保护红线，清理占地。",
        "打通最后一公里，在村里设窗口。",
        "保障当事人陈述申辩权。",
    ],
)
def test_intended_or_done_and_no_result(line: str) -> None:
    assert in_work(RULE, line) == []


@pytest.mark.parametrize(
    "line",
    [
        "法律顾问列席合同谈判，有效防范了各类法律风险。",
        "逐项销号管理，有力促进了年度任务的落实。",
        "为辖区依法治理提供了坚强的组织保障。",
        "重新划定片区，确保了分工清晰、落实有力。",
        "逐条编写操作手册，执法流程进一步规范。",
        "建立会商机制，形成了党委统一领导、部门各负其责的工作格局。",
        "下沉窗口，打通了便民服务“最后一公里”。",
        "编发案例册，起到了良好的警示作用。",
        "推动法治建设各项任务落地见效。",
        "实现了部门之间的信息共享、协同处置。",
        "为项目落地筑牢了法治根基。",
        "召开例会学法，形成了常态化学习机制。",
    ],
)
def test_the_flat_formulas_of_offices(line: str) -> None:
    assert len(in_work(RULE, line)) == 1


@pytest.mark.parametrize(
    ("line", "alarms"),
    [
        ("开展案卷评查2次，整改问题7项，执法程序合规率逐年提升。", 1),
        ("开展培训3场，覆盖120人，案卷合格率稳步提高。", 1),
        ("案卷合格率由91%升至97%，案卷合格率稳步提高。", 0),
        ("案卷合格率稳步提高，达98%。", 0),
        ("办结投诉25件，投诉率明显下降。", 0),
        ("开展培训3场，覆盖120人，办事效率稳步提高。", 0),
    ],
)
def test_a_rate_has_a_figure_of_its_own(line: str, alarms: int) -> None:
    assert len(in_work(RULE, line)) == alarms


@pytest.mark.parametrize(
    "line",
    [
        "把矛盾纠纷化解在基层。",
        "按照便民、高效的原则重新编排事项。",
        "让群众了解复议程序，在大厅挂出流程图。",
        "规范执法行为，逐案填写审核表。",
        "建立部门会商机制，明确牵头科室。",
        "以提升执法能力为目标组织轮训。",
        "有效衔接两项制度，修订了工作规程。",
    ],
)
def test_acts_in_words_of_results(line: str) -> None:
    assert in_work(RULE, line) == []


@pytest.mark.parametrize(
    ("lines", "alarms"),
    [
        (("——执法质量稳步提升。推进规范化建设。检查180家次。",), 0),
        (("——执法质量稳步提升。推进规范化建设。",), 1),
        (("执法质量稳步提升。", "执法案卷评查36件。"), 0),
        (("执法质量稳步提升。", "检查180家次。"), 1),
        (("执法质量稳步提升。", "推进规范化建设。"), 1),
        (("执法质量稳步提升。推进规范化建设。检查180家次。",), 1),
        (("1.执法质量稳步提升。", "检查180家次。"), 1),
    ],
)
def test_a_headline_with_its_figures_below(lines: tuple[str, ...], alarms: int) -> None:
    assert len(in_work(RULE, *lines)) == alarms


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "法律顾问实现村村全覆盖。": 0,
        "法律顾问实现村村全覆盖，依法办事能力显著增强。": 1,
        "必须让群众办事更有底气。": 0,
        "执法能力总体偏低。": 0,
        "拖欠问题愈发突出。": 0,
        "执法成效愈发突出。": 1,
        "入围全省百强，法治水平显著提升。": 0,
    }.items(),
)
def test_coverage_duties_and_complaints_claim_nothing(line: str, alarms: int) -> None:
    assert len(in_work(RULE, line)) == alarms


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "一岗双责得到全面落实。": 1,
        "各方责任更加明确。": 1,
        "执法做到了宽严相济、力度与温度并重。": 1,
        "真正做到了年初有部署、年中有检查、年底有总结。": 1,
        "要做到宽严相济、力度与温度并重。": 0,
        "坚持力度与温度并重。": 0,
        "年初有部署，年中有检查。": 0,
    }.items(),
)
def test_duties_said_to_be_met(line: str, alarms: int) -> None:
    assert len(in_work(RULE, line)) == alarms


@pytest.mark.parametrize(
    "line",
    [
        "上门核查，办证拖拉的怨言基本听不到了。",
        "有人问有人管，群众的怨气消了大半。",
        "站里接手后，办事比以前顺当得多。",
        "上访的老户一年比一年少。",
        "开店的门槛是降下来了。",
        "说话算数的口碑在乡里立起来了。",
        "手艺人就业的路子宽了。",
        "裁定送达后，双方没有再闹。",
        "边界说清，双方都服气。",
        "夜里停工，周围住户能睡安稳觉。",
        "责任传导到了每个村组。",
        "居民满意度保持在高位。",
        "讲解以后，收到良好效果。",
        "干部作风发生了深刻变化。",
        "遇事找法成了村民的习惯。",
        "营商环境得到了前所未有的改善。",
        "智慧监管初显成效。",
        "“放管服”改革成效凸显。",
        "执法监督逐步规范化、常态化。",
        "推动窗口工作提质增效。",
    ],
)
def test_claims_in_plain_words(line: str) -> None:
    assert len(in_work(RULE, line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "企业办理许可不再提交纸质材料。",
        "局机关科室不再单独上门检查。",
        "把法治学习同办案结合起来。",
        "难处当面记下来。",
        "驾驶证换证下沉到中心站办理。",
        "司法所给各站所讲新旧变化。",
        "办证大厅改革成效尚未显现。",
        "上访的老户由12人减到3人，一年比一年少。",
        "调解46件，双方都服气。",
    ],
)
def test_plain_words_that_tell_of_work(line: str) -> None:
    assert in_work(RULE, line) == []


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "一是公开质量持续提升。二是推动数据多跑路，群众少跑腿。": 1,
        "一是公开质量持续提升。逐条核对公开内容。全年公开信息320条。二是推动数据多跑路。": 0,
        "一是加强信息公开。二是推动数据多跑路。": 0,
    }.items(),
)
def test_what_an_item_opens_with(line: str, alarms: int) -> None:
    assert len(in_work(RULE, line)) == alarms


def test_a_national_law_proves_nothing() -> None:
    assert len(in_work(RULE, "每月抽《信访工作条例》互讲互评，队伍素质明显提升。")) == 1


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "起草《云溪县养犬条例》，依法治理水平明显提升。": 0,
        "按《信访条例》答复，来访的老户一年比一年少。": 1,
        "建议按期办完，办复率100%，乡里修了路，添了灯，群众安全感持续增强。": 1,
        "群众安全感98.5%，持续增强。": 0,
        "群众安全感持续增强，修路12公里，添灯300盏，出警量下降8%。": 0,
        "电视台来拍，圩场上人山人海，摆了摊，群众法治意识普遍增强。": 1,
        "群众法治意识普遍增强，电视台作了报道。": 0,
        "受理投诉36件，群众口碑持续向好。": 1,
        "受理投诉36件，办理时限大幅压缩。": 0,
    }.items(),
)
def test_what_people_feel_needs_evidence_beside_it(line: str, alarms: int) -> None:
    assert len(in_work(RULE, line)) == alarms


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "执法合力持续增强。清理占道摊点79处。": 1,
        "执法合力持续增强。联合执法79次。": 0,
        "执法合力持续增强。清理占道摊点79处、广告牌46块。": 0,
        "执法质量稳步提升。评查案卷79件。": 0,
    }.items(),
)
def test_figures_below_a_headline_on_what_people_feel_are_about_it(line: str, alarms: int) -> None:
    assert len(in_work(RULE, line)) == alarms


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "组织三个村转移演练，412名群众听到铜锣后27分钟到达安置点，处置能力大为改观。": 0,
        "新登记商户1908户，其中企业512户、个体1391户，市场活力持续迸发。": 0,
        "拆除违建18处、清运垃圾46吨，镇区面貌焕然一新。": 1,
        "登记纠纷412件，化解406件，群众口碑一路看涨。": 1,
    }.items(),
)
def test_several_figures_beside_what_cannot_be_counted(line: str, alarms: int) -> None:
    assert len(problems(RULE, TOWN, WORK, line)) == alarms
