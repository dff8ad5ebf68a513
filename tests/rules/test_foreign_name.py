import pytest

from checker.rules.foreign_name import RULE

from .cases import findings, in_work, problems

BUREAU = ("云岭县水利局2023年度法治政府建设情况报告", "一、主要举措和成效")


@pytest.mark.parametrize(
    ("line", "column"),
    {
        "石桥镇全年调解218件。": 1,
        "2023年，石桥镇调解218件。": 7,
        "调解36件。石桥镇坚持依法行政，检查36次。": 7,
        "一是石桥镇组织宣讲12场。": 3,
        "石桥乡党委召开会议4次。": 1,
        "滨河街道组织宣讲12场。": 1,
        "青溪县石桥镇调解218件。": 1,
        "石桥镇人民政府认真落实三项制度。": 1,
    }.items(),
)
def test_another_town_as_subject(line: str, column: int) -> None:
    assert in_work("foreign-name", line) == [(3, column, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "云溪镇全年调解218件。",
        "会同石桥镇调解边界纠纷18件。",
        "石桥镇与我镇交界处设联合调解室1个。",
        "石桥镇、柳河镇和我镇签订协议1份。",
        "全镇调解218件。",
        "各乡镇来镇观摩3次。",
        "城镇燃气检查36次。",
        "特色小镇建设中检查36次。",
        "青溪县云溪镇调解218件。",
        "镇党委研究4次。",
        "乡村振兴领域检查36次。",
        "街道两侧检查36次。",
        "组织干部下乡宣讲12场。",
        "赴石桥镇考察学习1次。",
        "特色小镇组织宣讲12场。",
        "柘棠澧菡镇组织宣讲12场。",  # so long a name is none
    ],
)
def test_own_name_and_neighbours(line: str) -> None:
    assert in_work("foreign-name", line) == []


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "铁东街道在全区率先建成长廊1处。": 1,
        "三是铁东街道组织宣讲12场。": 1,
        "铁南街道检查36次。": 1,
        "铁西街道在全区率先建成长廊1处。": 0,
        "会同铁东街道检查36次。": 0,
        "铁溪街道检查36次。": 0,  # a slip of the own name
    }.items(),
)
def test_a_neighbour_whose_name_differs_in_one_direction(line: str, alarms: int) -> None:
    head = ("铁西街道办事处2023年度法治政府建设情况报告", "一、主要举措和成效")
    assert len(problems("foreign-name", *head, line, level="street")) == alarms


def test_all_places_in_one_finding() -> None:
    found = findings(
        "foreign-name",
        "云溪镇人民政府2023年度法治政府建设情况报告",
        "一、主要举措和成效",
        "石桥镇全年调解218件。",
        "石桥镇检查36次。",
    )
    assert [(f.location.line, [r.location.line for r in f.related]) for f in found] == [(3, [4])]


def test_counties_speak_of_their_towns() -> None:
    head = "云岭县人民政府2023年度法治政府建设情况报告"
    assert problems("foreign-name", head, "一、主要举措和成效", "石桥镇调解218件。", level="county") == []


def test_the_same_bureau_of_another_county() -> None:
    line = "青溪县水利局查处案件36件。"
    assert problems("foreign-name", *BUREAU, line, level="department") == [(3, 1, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "云岭县水利局查处案件36件。",
        "青溪县司法局来局指导2次。",
        "县水利局查处案件36件。",
        "开展县水利局查处案件36件。",
        "柘棠澧菡泾县水利局查处案件36件。",
    ],
)
def test_other_bureaus(line: str) -> None:
    assert problems("foreign-name", *BUREAU, line, level="department") == []


@pytest.mark.parametrize(
    ("line", "column"),
    {
        "镇法制办审查合同36件。": 2,
        "配合县工商局检查36次。": 4,
        "县卫计委培训2期。": 2,
        "环保局检查36次。": 1,
        "原定计划调整以后，配合县工商局检查36次。": 13,
    }.items(),
)
def test_offices_that_are_no_more(line: str, column: int) -> None:
    assert in_work("foreign-name", line) == [(3, column, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "镇司法所审查合同36件。",
        "组建镇综合行政执法大队，检查36次。",
        "成立由区教育局牵头的专班，检查36次。",
        "原县工商局移交案卷36件。",
        "法制办案规范化检查36次。",
        "县市场监管局检查36次。",
    ],
)
def test_offices_of_today(line: str) -> None:
    assert in_work("foreign-name", line) == []


def test_an_office_in_its_last_year() -> None:
    lines = ("云溪镇人民政府2018年度法治政府建设情况报告", "一、主要举措和成效", "配合县工商局检查36次。")
    assert problems("foreign-name", *lines) == []
    assert problems("foreign-name", *(x.replace("2018", "2019") for x in lines)) == [(3, 4, "warning")]


def test_the_county_before_the_own_name_is_no_part_of_it() -> None:
    head = ("松川县云溪镇人民政府2023年度法治政府建设情况报告", "一、主要举措和成效")
    assert problems("foreign-name", *head, "石桥镇检查20次。") == [(3, 1, "warning")]
    assert problems("foreign-name", *head, "云溪镇检查20次。") == []


def test_only_departments_are_asked_for_other_bureaus() -> None:
    line = "青溪县水利局查处案件36件。"
    assert problems("foreign-name", *BUREAU, line, level="county") == []


def test_names_that_are_as_alike_as_neighbours_may_be() -> None:
    """Three of five characters in common are no slip."""
    head = ("平安里街道办事处2023年度法治政府建设情况报告", "一、主要举措和成效")
    assert len(problems("foreign-name", *head, "平乐村街道检查36次。", level="street")) == 1
    assert problems("foreign-name", *head, "平安村街道检查36次。", level="street") == []


def test_a_name_read_from_a_picture_may_have_been_read_wrongly() -> None:
    assert RULE.spelling


@pytest.mark.parametrize("line", ["大云溪镇检查36次。", "溪桥镇检查36次。"])
def test_longer_and_shorter_forms_of_the_own_name(line: str) -> None:
    head = ("溪桥镇人民政府" if "溪桥" in line else "云溪镇人民政府") + "2023年度法治政府建设情况报告"
    assert problems("foreign-name", head, "一、主要举措和成效", line) == []
