"""Names of those who report: what is one, whose level it tells, and which of several forms is meant."""

from __future__ import annotations

import pytest

from checker.checklist import load
from checker.checklist.model import Level
from checker.judging.names import (
    apart,
    in_documents,
    in_full,
    is_name,
    leading_name,
    level_of,
    longest_name,
    opposed,
    own_level,
    place_of,
    same_body,
)

CHECKLIST = load("outline-2021-2025")
ISSUERS = CHECKLIST.issuers


def test_how_long_a_name_may_be() -> None:
    """What stands before the last characters does not count."""
    assert level_of("甲" * 90 + "云坪镇人民政府", CHECKLIST) == "town"
    assert is_name("甲" * 33 + "云坪镇人民政府", CHECKLIST)
    assert not is_name("甲" * 34 + "云坪镇人民政府", CHECKLIST)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("云坪镇", True),
        ("坪镇", False),
        ("云 坪 镇", True),
        ("云坪镇，", False),
        ("云坪镇2024", False),
        ("云坪路", False),
        ("法治政府建设情况报告云坪镇", False),
        ("中共云坪镇委员会 云坪镇人民政府", True),
    ],
)
def test_what_is_a_name(text: str, is_one: bool) -> None:
    assert is_name(text, CHECKLIST) is is_one


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云坪镇人民政府关于报告", "云坪镇人民政府"),
        ("云坪镇的情况", "云坪镇"),
        ("全年检查", ""),
        ("甲" * 73 + "云坪镇人民政府关于", "甲" * 73 + "云坪镇人民政府"),
        ("甲" * 78 + "云坪镇人民政府关于", ""),
        ("", ""),
    ],
)
def test_the_longest_beginning(text: str, name: str) -> None:
    assert longest_name(text, CHECKLIST) == name


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("云坪镇坚持依法行政", "云坪镇"),
        ("云坪镇", "云坪镇"),
        ("云坪镇人民政府认真落实", "云坪镇"),
        ("云坪镇的干部认真落实", ""),
        ("一是云坪镇开展检查", ""),
        ("坚持云坪镇开展检查", ""),
        ("甲" * 37 + "云坪镇开展检查", "甲" * 37 + "云坪镇"),
        ("甲" * 38 + "云坪镇开展检查", ""),
        ("", ""),
    ],
)
def test_the_name_that_a_clause_begins_with(clause: str, name: str) -> None:
    assert leading_name(clause, CHECKLIST) == name


@pytest.mark.parametrize(
    ("name", "parted"),
    [
        ("中共云坪镇委员会云坪镇人民政府", "中共云坪镇委员会 云坪镇人民政府"),
        ("中共青溪县委青溪县人民政府", "中共青溪县委 青溪县人民政府"),
        ("中共云坪镇委员会", "中共云坪镇委员会"),
        ("云坪镇人民政府", "云坪镇人民政府"),
    ],
)
def test_joint_names(name: str, parted: str) -> None:
    assert apart(name, CHECKLIST) == parted


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("中共青溪县委员会", "青溪县"),
        ("县委依法治县办", ""),
        ("市中区司法局", "市中区"),
        ("沛县司法局", "沛县"),
        ("区中县司法局", "区中县"),
    ],
)
def test_places(name: str, place: str) -> None:
    assert place_of(name, ISSUERS) == place


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("云坪镇", "云坪镇人民政府", True),
        ("云坪镇", "青溪县云坪镇人民政府", True),
        ("云坪镇", "青溪县云坪镇", True),
        ("云坪镇", "云坪镇政府", True),
        ("云坪镇", "上云坪镇人民政府", False),
        ("云坪镇", "云坪镇水利站", False),
        ("云坪镇", "石桥镇人民政府", False),
        ("柳林街", "柳林街道办事处", True),
        ("青溪县水利局", "青溪县人民政府水利局", True),
    ],
)
def test_two_forms_of_one_name(short: str, full: str, same: bool) -> None:
    assert same_body(short, full, ISSUERS) is same


@pytest.mark.parametrize(
    ("name", "text", "full"),
    [
        ("县水利局", "，青溪县水利局检查。", "青溪县水利局"),
        ("县水利局", "，青溪县水利局检查。，石桥县水利局检查。", "县水利局"),
        ("县水利局", "，青溪县水利局检查。，石桥县水利局检查。，青溪县水利局。", "青溪县水利局"),
        ("县水利局", "，会同青溪的县水利局检查。", "县水利局"),
        ("县水利局", "按照青溪县水利局检查。", "县水利局"),
        ("云坪镇", "，青溪县云坪镇检查。", "云坪镇"),
        ("云坪镇", "云坪镇人民政府检查。", "云坪镇人民政府"),
        ("云坪镇", "云坪镇人民政府办公室检查。", "云坪镇"),
        ("柳林街道", "柳林街道办事处检查。", "柳林街道办事处"),
        ("云坪镇", "石桥镇人民政府检查。", "云坪镇"),
    ],
)
def test_the_fullest_form(name: str, text: str, full: str) -> None:
    assert in_full(name, text, ISSUERS) == full


@pytest.mark.parametrize(
    ("text", "level", "name"),
    [
        ("印发《青溪县水利局2024年工作要点》。", "department", "青溪县水利局"),
        ("印发《青溪县水利局关于巡查的通知》。", "department", "青溪县水利局"),
        ("印发《青溪县水利局2024年要点》《石桥县水利局2024年要点》。", "department", ""),
        ("印发《青溪县水利局2024年要点》《青溪县水利局关于巡查的通知》。", "department", "青溪县水利局"),
        ("印发《青溪县水利局2024年工作要点》。", "town", ""),
        ("印发《县水利局2024年工作要点》。", "department", ""),
        ("印发《巡查工作要点2024年版》。", "department", ""),
    ],
)
def test_names_in_titles_of_documents(text: str, level: Level, name: str) -> None:
    assert in_documents(text, level, CHECKLIST) == name


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("我局检查。", "department"),
        ("我镇检查。", "town"),
        ("我街道检查。", "street"),
        ("我县检查。", None),
        ("我县检查，我县复查。", "county"),
        ("我县检查，我县复查，我镇检查。", "town"),
        ("我镇检查，我局复查，我局检查。", "department"),
        ("我县、我县、我市、我市、我市。", "city"),
        ("检查。", None),
    ],
)
def test_the_level_that_own_words_tell(text: str, level: Level | None) -> None:
    assert own_level(text, CHECKLIST) == level


@pytest.mark.parametrize(
    ("one", "other", "so"),
    [
        ("铁东街道", "铁西街道", True),
        ("铁东街道", "铁东街道", False),
        ("铁东街道", "铁溪街道", False),
        ("东铁东街道", "西铁西街道", False),
        ("铁东街道", "铁西街", False),
    ],
)
def test_neighbours(one: str, other: str, so: bool) -> None:
    assert opposed(one, other, ISSUERS) is so
