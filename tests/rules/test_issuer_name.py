import pytest

from checker.checklist.model import Level

from .cases import TOWN, WORK, findings, in_work, problems

RULE = "issuer-name"
STREET = "滨河街道办事处2023年度法治政府建设情况报告"
BUREAU = "柳湾县教育局2023年度法治政府建设情况报告"


def advice(*lines: str) -> list[str]:
    return [finding.suggestion.zh for finding in findings(RULE, TOWN, WORK, *lines)]


@pytest.mark.parametrize(
    ("line", "column"),
    {
        "云溪镇镇人民政府检查36家次。": 3,
        "云溪镇人民人民政府检查36家次。": 4,
        "云溪镇人政府检查36家次。": 1,
        "云溪镇人民府政检查36家次。": 1,
        "我乡检查36家次。": 1,
        "全年检查36家次，本乡满意度97%。": 10,
        "云溪乡检查36家次。": 1,
        "努力开创柳坪镇法治政府建设新局面。": 5,
        "镇党组研究3次。": 2,
        "我局检查36家次。": 1,
        "我街道检查36家次。": 1,
        "党委常委会研究3次。": 1,
        "在镇党委、镇政府的坚强领导下，检查36家次。": 1,
        "云溪镇办事处检查36家次。": 3,
    }.items(),
)
def test_wrong(line: str, column: int) -> None:
    assert in_work(RULE, line) == [(3, column, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "云溪镇人民政府检查36家次。",
        "会同上游的柳河镇人民政府签订联防协议1份。",
        "全镇镇村干部86人参加培训。",
        "县政府党组成员到云溪镇督导2次。",
        "云溪镇党委会议研究法治议题4次。",
        "发动云溪镇人民政协委员12人次参与评议。",
        "各乡镇来我镇观摩3次，本乡本土人才36人。",
        "努力开创云溪镇法治政府建设新局面。",
        "奋力开创依法治镇工作新局面。",
        "推进全镇法治政府建设，检查36家次。",
        "加快建设特色小镇经济社会项目3个。",
        "在镇党委的坚强领导下，检查36家次。",
        "县委常委会听取汇报2次。",
    ],
)
def test_right(line: str) -> None:
    assert in_work(RULE, line) == []


@pytest.mark.parametrize("name", ["云溪镇镇人民政府", "云溪镇人民人民政府"])
def test_what_stands_twice_is_cut_out(name: str) -> None:
    text = "\n".join((TOWN, WORK, f"{name}检查36家次。"))
    (found,) = findings(RULE, *text.split("\n"))
    (fix,) = found.fixes
    assert text[: fix.span.start] + fix.text + text[fix.span.end :] == text.replace(name, "云溪镇人民政府")


def test_one_finding_with_all_places() -> None:
    found = findings(RULE, TOWN, WORK, "镇党组研究3次。", "镇党组书记主持5次。", "党组会2次。")
    assert [(f.location.line, [r.location.line for r in f.related]) for f in found] == [(3, [4, 5])]


def test_advice_names_what_is_right() -> None:
    assert advice("镇党组研究3次。") == ["改为“党委”。"]
    assert advice("我乡检查36家次。") == ["改为“我镇”。"]
    assert advice("云溪镇镇人民政府检查36家次。") == ["改为“云溪镇人民政府”或它的规范简称。"]


def test_without_a_name_what_the_report_mostly_says_is_right() -> None:
    line = ("一、主要举措和成效", "我镇检查36次。", "我镇调解20件，我镇宣讲12场。", "我乡秩序良好。")
    assert problems(RULE, *line) == [(4, 1, "warning")]
    assert problems(RULE, line[0], line[1], line[3]) == []


def test_streets_and_bureaus() -> None:
    assert problems(RULE, STREET, WORK, "街道党委研究3次。", level="street") == [(3, 1, "warning")]
    assert problems(RULE, STREET, WORK, "我镇检查36次。", level="street") == [(3, 1, "warning")]
    assert problems(RULE, BUREAU, WORK, "我镇检查36次。", level="department") == [(3, 1, "warning")]
    assert problems(RULE, BUREAU, WORK, "柳湾县教体局党组书记主持会议3次。", level="department") == [
        (3, 1, "warning")
    ]
    assert problems(RULE, BUREAU, WORK, "修订柳湾县教育系统应急预案3个。", level="department") == []


def test_another_town_acts_or_is_met() -> None:
    head = "柳湾镇人民政府2023年度法治政府建设情况报告"
    assert problems(RULE, head, WORK, "柳弯镇人民政府成员年底述法。") == [(3, 1, "warning")]
    assert problems(RULE, head, WORK, "年底同柳弯镇人民政府签订协议。") == []


def test_a_name_that_is_typed_wrongly_stands_once() -> None:
    lines = ("云溪镇检查36次。", "云溪镇调解20件。", "云西镇宣讲12场。")
    assert in_work(RULE, *lines) == [(5, 1, "warning")]
    assert in_work(RULE, *lines, "云西镇培训2期。") == []  # a neighbour
    assert in_work(RULE, *lines[:2], "云溪镇与云西镇接壤。") == []
    assert in_work(RULE, *lines[1:]) == [(4, 1, "warning")]  # it acts in the own report
    assert in_work(RULE, lines[1], "会同云西镇宣讲12场。") == []  # the own name stands too seldom


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "榆家岭镇宣讲12场。": 1,
        "向柳甲岭镇学习2次。": 1,
        "与李家岭镇签订协议1份。": 0,
        "柳甲岭镇与我镇接壤，柳甲岭镇培训2期。": 0,
        "柳家岭大道检查36次。": 0,
    }.items(),
)
def test_a_longer_name_that_is_typed_wrongly(line: str, alarms: int) -> None:
    head = ("柳家岭镇人民政府2023年度法治政府建设情况报告", WORK)
    assert len(problems(RULE, *head, "柳家岭镇检查36次。柳家岭镇调解20件。", line)) == alarms


@pytest.mark.parametrize(
    ("line", "alarms"), {"铁溪街道宣讲12场。": 1, "铁东街道宣讲12场。": 0, "铁西大道检查36次。": 0}.items()
)
def test_streets_that_are_typed_wrongly(line: str, alarms: int) -> None:
    title = "铁西街道办事处2023年度法治政府建设情况报告"
    found = problems(RULE, title, WORK, "铁西街道检查36次。铁西街道调解20件。", line, level="street")
    assert len(found) == alarms


def test_sign_off() -> None:
    assert problems(RULE, TOWN, WORK, "检查36次。", "云溪镇人民政苻", "2024年1月10日") == [(4, 1, "warning")]
    assert problems(RULE, TOWN, WORK, "检查36次。", "云西镇人民政府", "2024年1月10日") == [(4, 1, "warning")]
    assert problems(RULE, TOWN, WORK, "检查36次。", "云溪镇人民政府", "2024年1月10日") == []


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "我委检查36家次。": 1,
        "我办检查36家次。": 1,
        "受我委托检查36家次。": 0,
        "按照本办法检查36家次。": 0,
        "本局检查36家次。": 0,
        "与县卫健委检查36家次。": 0,
        "县教育委检查36家次。": 0,
    }.items(),
)
def test_a_bureau_is_no_commission(line: str, alarms: int) -> None:
    assert len(problems(RULE, BUREAU, WORK, line, level="department")) == alarms


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "旗水务局写了检查。": 1,
        "拖了工期，旗水务局补上了进度。": 1,
        "阿木旗水务局检查36家。": 1,
        "由旗水务局牵头检查36家。": 1,
        "旗水利局检查36家。": 0,
        "市水务局来局督导2次。": 0,
        "与邻近的图林旗水务局签订协议1份。": 0,
        "旗水务公司整改3处。": 0,
    }.items(),
)
def test_a_place_has_one_office_of_a_kind(line: str, alarms: int) -> None:
    title = "阿木旗水利局2023年度法治政府建设情况报告"
    assert len(problems(RULE, title, WORK, line, level="department")) == alarms


@pytest.mark.parametrize(
    ("office", "line", "alarms"),
    [
        ("教育和体育局", "县教体局检查36家。", 0),
        ("教育和体育局", "县教育局检查36家。", 0),
        ("教育局", "县教体局检查36家。", 1),
        ("水务局", "县水利局检查36家。", 1),
        ("民政局", "县水利局检查36家。", 0),
    ],
)
def test_short_forms_of_an_office(office: str, line: str, alarms: int) -> None:
    title = f"柳湾县{office}2023年度法治政府建设情况报告"
    assert len(problems(RULE, title, WORK, line, level="department")) == alarms


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "五是我镇检查36次。": 1,
        "本乡检查36次。": 1,
        "我苏木检查36次。": 0,
        "各苏木镇来观摩3次。": 0,
        "苏木镇一级各设一处。": 0,
        "全苏木检查36次。": 0,
    }.items(),
)
def test_a_sumu_is_no_town(line: str, alarms: int) -> None:
    title = "巴彦图苏木人民政府2023年度法治政府建设情况报告"
    assert len(problems(RULE, title, WORK, line)) == alarms


def test_a_commission_is_no_bureau() -> None:
    title = "柳湾县发展和改革委员会2023年度法治政府建设情况报告"
    assert problems(RULE, title, WORK, "我委检查36家次。", level="department") == []
    assert problems(RULE, title, WORK, "我局检查36家次。", level="department") == [(3, 1, "warning")]


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "没有编制乡一级综合应急预案。": 1,
        "没有编制镇一级综合应急预案。": 0,
        "县、乡一级各设一处。": 0,
        "乡镇一级各设一处。": 0,
        "县乡一级各设一处。": 0,
        "区一级预案已备案。": 0,
    }.items(),
)
def test_another_kind_of_place_by_its_level(line: str, alarms: int) -> None:
    assert len(in_work(RULE, line)) == alarms


@pytest.mark.parametrize(
    ("line", "alarms"), {"组建镇执法队1支。": 0, "改建镇级场所1处。": 0, "福健镇执法队检查9家。": 1}.items()
)
def test_a_verb_before_the_level_word_is_no_slip(line: str, alarms: int) -> None:
    title = "福建镇人民政府2023年度法治政府建设情况报告"
    assert len(problems(RULE, title, WORK, "福建镇检查3家。福建镇培训4期。", line)) == alarms


@pytest.mark.parametrize(
    ("title", "level", "line", "column"),
    [
        (TOWN, "town", "全乡检查36家次。", 1),
        (TOWN, "town", "在乡党委会上述法1次。", 2),
        (TOWN, "town", "街道综合行政执法队检查36家次。", 1),
        (TOWN, "town", "镇党工委研究3次。", 1),
        (TOWN, "town", "镇党委书记、乡长主持会议3次。", 7),
        (TOWN, "town", "云溪办事处检查36家次。", 1),
        (STREET, "street", "其中物业纠纷由镇党委副书记包案。", 8),
        (STREET, "street", "街道党工委、管委会研究3次。", 3),
        (BUREAU, "department", "委法律顾问审查合同36份。", 1),
        (BUREAU, "department", "局党组书记、主任主持会议3次。", 7),
        ("柳湾县自然资源局2023年度法治政府建设情况报告", "department", "县国土资源局办理许可36件。", 2),
    ],
)
def test_bodies_of_another_kind_of_house(title: str, level: Level, line: str, column: int) -> None:
    assert problems(RULE, title, WORK, line, level=level) == [(3, column, "warning")]


@pytest.mark.parametrize(
    ("title", "level", "line"),
    [
        (TOWN, "town", "石坪乡党委来镇观摩3次。"),
        (TOWN, "town", "县、乡党委联合检查36家次。"),
        (TOWN, "town", "乡镇党委书记述法1次。"),
        (TOWN, "town", "长期化解积案6件。"),
        (STREET, "street", "党工委书记、主任主持会议3次。"),
        (STREET, "street", "与高新区党工委、管委会会商3次。"),
        (BUREAU, "department", "县发展和改革委党组书记、主任来局调研1次。"),
    ],
)
def test_bodies_that_are_named_as_somebody_elses(title: str, level: Level, line: str) -> None:
    assert problems(RULE, title, WORK, line, level=level) == []


def test_the_one_place_that_calls_the_own_body_otherwise() -> None:
    usual = "局党组研究3次。局党组讲法4次。局党组部署5次。"
    assert problems(RULE, BUREAU, WORK, usual + "局党委述法1次。", level="department") == [(3, 25, "warning")]
    assert problems(RULE, BUREAU, WORK, usual + "局机关党委述法1次。", level="department") == []


def test_former_names_of_the_own_office_and_of_the_own_governments() -> None:
    health = "涪源县卫生健康局2023年度法治政府建设情况报告"
    signed = (health, WORK, "检查36家次。", "涪源县卫生和计划生育局", "2024年1月10日")
    assert problems(RULE, *signed, level="department") == [(4, 4, "warning")]
    county = "云岭县人民政府2023年度法治政府建设情况报告"
    assert problems(RULE, county, WORK, "合同交县法制办审查288件。", level="county") == [(3, 5, "warning")]
    assert in_work(RULE, "合同交县法制办审查288件。") == []  # that is another office than the town's


def test_another_office_that_begins_with_the_same_word() -> None:
    sea = "琅湾区海洋发展局2023年度法治政府建设情况报告"
    assert problems(RULE, sea, WORK, "由区海洋渔业局牵头考核3次。", level="department") == [(3, 3, "warning")]
    assert problems(RULE, sea, WORK, "由市海洋渔业局牵头考核3次。", level="department") == []


@pytest.mark.parametrize("line", ["云溪镇管委会研究3次。", "街道管委会研究3次。"])
def test_a_town_has_no_committee_of_a_zone(line: str) -> None:
    assert len(in_work(RULE, line)) == 1


@pytest.mark.parametrize("line", ["原云溪乡政府旧址改成广场。", "1984年云溪乡改为云溪镇。"])
def test_what_the_place_was_before(line: str) -> None:
    assert in_work(RULE, line) == []


ABOVE = "接受县人大常委会评议1次，县司法局抽查1次，向县政府报告1次。"


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "向区政府报告2次。": 1,
        "由区司法局抽查2次。": 1,
        "到柳河区司法局学习2次。": 0,
        "向市政府报告2次。": 0,
    }.items(),
)
def test_what_is_above_is_a_county_or_a_district(line: str, alarms: int) -> None:
    assert len(in_work(RULE, ABOVE, line)) == alarms


def test_where_both_are_told_often_neither_is_a_slip() -> None:
    assert in_work(RULE, ABOVE, "向区政府报告2次。由区司法局抽查2次。") == []


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "今年乡政府当了3回被告。": 1,
        "由党委书记、乡长任双组长。": 1,
        "劲头带动了全乡。": 1,
        "健全乡规民约，检查36家次。": 0,
        "由党委书记、镇长任双组长。": 0,
        "发展改革委书记、主任来镇调研1次。": 0,
    }.items(),
)
def test_own_bodies_behind_other_words(line: str, alarms: int) -> None:
    assert len(in_work(RULE, line)) == alarms


def test_an_office_with_one_character_wrong() -> None:
    transport = "北屏县交通运输局2023年度法治政府建设情况报告"
    line = "县交林运输局检查36家次。"
    assert problems(RULE, transport, WORK, line, level="department") == [(3, 1, "warning")]
    assert problems(RULE, transport, WORK, "市交通运输局检查36家次。", level="department") == []


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "纠纷先在村里谈，谈不成的由乡里接着调。全镇调解36件。": 1,
        "镇长到庭2件，分管副乡长到庭2件。": 1,
        "乡司法所审查合同36份。": 1,
        "石桥乡副乡长来镇里观摩1次。": 0,
        "邻里乡亲的事，乡里乡亲自己谈。": 0,
        "县、乡人大代表提出建议12件。": 0,
        "县乡两级干部进村36次。": 0,
    }.items(),
)
def test_bodies_of_a_township_in_a_town(line: str, alarms: int) -> None:
    assert len(in_work(RULE, line)) == alarms


@pytest.mark.parametrize(
    ("title", "level", "line", "alarms"),
    [
        (TOWN, "town", "党工委研究法治议题4次，镇党委书记点评2次。", 1),
        (TOWN, "town", "区里的开发区党工委来镇里观摩，镇党委书记接待2次。", 0),
        (TOWN, "town", "办事处主任到庭2次，镇长带头学法4次。", 1),
        (STREET, "street", "党工委书记、管委会主任述法2次，办事处主任学法4次。", 1),
        (STREET, "street", "与高新区管委会联合检查2次，办事处主任学法4次。", 0),
        (STREET, "street", "党委会前学法4次，党工委研究法治议题2次。", 1),
        (STREET, "street", "各社区党委学法4次，党工委研究法治议题2次。", 0),
        (STREET, "street", "区人民政府督查2次，办事处整改6项。", 0),
    ],
)
def test_bodies_that_such_a_house_does_not_have(title: str, level: Level, line: str, alarms: int) -> None:
    assert len(problems(RULE, title, WORK, line, level=level)) == alarms


@pytest.mark.parametrize(
    ("level", "title", "line", "alarms"),
    [
        (
            "county",
            "青溪县人民政府2023年度法治政府建设情况报告",
            "县委、县政府研究4次，县长学法2次，区长述法1次。",
            1,
        ),
        (
            "county",
            "青溪县人民政府2023年度法治政府建设情况报告",
            "县委、县政府研究4次，县长学法2次，邻近的江北区政府来访1次。",
            0,
        ),
        ("town", TOWN, "县委研究4次，县政府督查2次，县委巡察1次，通过区政府网站公开36条。", 1),
        ("town", TOWN, "县委研究4次，县政府督查2次，县委巡察1次，通过县政府网站公开36条。", 0),
    ],
)
def test_a_county_is_no_district(level: Level, title: str, line: str, alarms: int) -> None:
    lines = (title, WORK, line.replace("县委研究", "县委宣传部调研1次，县委研究"))
    assert len(problems(RULE, *lines, level=level)) == alarms


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "局党委研究议题4次，党组会前学法2次，党组书记述法1次。": 1,
        "局机关党委研究议题4次，局党委换届1次，党组书记述法1次，党组会6次。": 0,
        "主任到庭2次，局长学法4次，局长述法1次，局长接访3次。": 1,
        "县人大常委会主任视察2次，局长学法4次，局长述法1次，局长接访3次。": 0,
    }.items(),
)
def test_a_bureau_has_one_head_and_one_party_body(line: str, alarms: int) -> None:
    assert len(problems(RULE, BUREAU, WORK, line, level="department")) == alarms


@pytest.mark.parametrize(
    ("title", "signed", "alarms"),
    [
        ("云溪镇2023年度法治政府建设情况报告", "云溪镇人民正府", 1),
        ("云溪镇2023年度法治政府建设情况报告", "云溪镇人政府", 1),
        ("云溪镇2023年度法治政府建设情况报告", "云溪镇政府", 0),
        ("云溪镇2023年度法治政府建设情况报告", "石桥镇人民政府", 1),
        ("云溪镇2023年度法治政府建设情况报告", "青溪县云溪镇人民政府", 0),
        ("关于云溪镇2023年度法治政府建设情况的报告", "云溪乡人民政府", 1),
    ],
)
def test_signed_by_somebody_else(title: str, signed: str, alarms: int) -> None:
    lines = (title, WORK, "检查36次，调解20起。", signed, "2024年1月10日")
    assert [found[0] for found in problems(RULE, *lines)] == [4] * alarms


def test_characters_that_changed_places() -> None:
    assert in_work(RULE, "云溪镇调解20件。溪云镇检查36次。") == [(3, 10, "warning")]


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "修订《柳坪镇防汛应急预案》，演练2次。": 1,
        "修订《云溪镇防汛应急预案》，演练2次。": 0,
        "按照《乡镇防汛工作规范》演练2次。": 0,
        "制定《重点镇建设方案》1份。": 0,
        "学习《柳坪镇矛盾纠纷调解经验》2次。": 0,
    }.items(),
)
def test_own_documents_bear_the_own_name(line: str, alarms: int) -> None:
    assert len(in_work(RULE, line)) == alarms


ONE_OF_A_KIND = [
    ("沔南县水利和湖泊局", "县水务局利用宪法日走进集镇讲解水法。", "department", 1),
    ("云溪县城市管理局", "县城市管理和综合执法局查处摊点34处。", "department", 1),
    ("云溪县自然资源局", "由县自然资源和规划局牵头办理。", "department", 1),
    ("沔南县水利和湖泊局", "县水利局利用宪法日讲解水法。", "department", 0),
    ("沔南县水利和湖泊局", "省水利厅、市水务局来我局检查。", "department", 0),
    ("云溪县自然资源局", "县自然资源局会同县林业和草原局执法12次。", "department", 0),
    ("云溪区住房和城乡建设局", "区住房保障和城乡建设局审查合同12份。", "department", 1),
    ("云溪县林草局", "县林业和草原局巡林12次。", "department", 0),
    ("云溪县司法局", "会同县城市管理和综合执法局执法。", "department", 0),
    ("东澜市临湾经济技术开发区管理委员会", "临湾高新区注重文化，建成图书馆。", "county", 1),
    ("江口工业园区管委会", "江口高新区审查文件12件。", "county", 1),
    ("东澜市临湾经济技术开发区管理委员会", "临湾经开区审查文件12件。", "county", 0),
    ("东澜市临湾高新技术产业开发区管理委员会", "临湾开发区审查文件12件。", "county", 0),
    ("东澜经济技术开发区管理委员会", "与东澜高新区签订合作协议。", "county", 0),
    ("东澜市临湾经济技术开发区管理委员会", "会同江口高新区开展执法。", "county", 0),
    ("大坝苗族侗族乡人民政府", "大坝侗族乡人民政府工作报告提请审议后公布。", "town", 1),
    ("石门县大坝苗族侗族乡人民政府", "大坝苗族乡调解纠纷12件。", "town", 1),
    ("龙溪土家族苗族乡", "龙溪土家族乡调解纠纷12件。", "town", 1),
    ("大坝苗族侗族乡人民政府", "大坝乡调解纠纷12件。", "town", 0),
    ("大坝苗族侗族乡人民政府", "会同石桥侗族乡调解纠纷12件。", "town", 0),
    ("大坝苗族侗族乡人民政府", "在大坝苗族村寨调解纠纷12件。", "town", 0),
    ("大坝苗族侗族乡人民政府", "大坝少数民族乡亲调解纠纷12件。", "town", 0),
]


@pytest.mark.parametrize(("issuer", "line", "level", "many"), ONE_OF_A_KIND)
def test_offices_zones_and_peoples(issuer: str, line: str, level: Level, many: int) -> None:
    text = (
        f"{issuer}2023年度法治政府建设情况报告",
        "一、主要举措和成效",
        f"2023年，{issuer}认真履职。",
        line,
    )
    assert len(findings("issuer-name", *text, level=level)) == many
