from array import array
from pathlib import Path

import pytest

from checker.checklist.claim_model import PRIOR, ClaimModel, ClaimTable, as_file, read_claim_model, signs
from checker.model.errors import CheckerError

TABLE = ClaimTable("<{rise} {better}$>\n没了$", array("b", [40, 100]).tobytes(), 0.1, 0.0)


def found(clause: str, classes: tuple[tuple[int, int, str], ...] = ()) -> set[str]:
    return signs(clause, classes, closes=True, ends=False, whole=False)


def test_signs_are_characters_the_end_and_word_classes_in_order() -> None:
    seen = found("水平明显提升", ((2, 4, "{rise}"), (4, 6, "{better}")))
    assert {"水", "^水", "升$", "提升$", "<last>", "<{rise}>", "<{better}$>", "<{rise} {better}$>"} <= seen
    assert not seen & {"<{better} {rise}>", "<{rise}$>", "<mid>", "<end>", "<whole>"}


def test_every_number_is_the_same() -> None:
    assert found("办件12件") == found("办件3.5件")


def test_word_classes_far_apart_make_no_sign_together() -> None:
    assert "<{a} {b}>" not in found("水" * 30, ((0, 2, "{a}"), (20, 22, "{b}")))


def test_what_is_known_raises_a_clause() -> None:
    model = ClaimModel(TABLE)
    assert model.claims(found("怨气没了"))
    assert not model.claims(found("开会两次"))
    assert model.score(found("开会两次")) == PRIOR


def test_a_file_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "claims.weights"
    file.write_bytes(as_file(TABLE, "made from: two clauses"))
    assert read_claim_model(file).table == TABLE


@pytest.mark.parametrize("content", [b"", b"checker claims 0\n\n", as_file(TABLE, "x")[:-20]])
def test_a_broken_file_is_one_line_that_names_it(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "claims.weights"
    file.write_bytes(content)
    with pytest.raises(CheckerError, match=r"claims\.weights"):
        read_claim_model(file)


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(CheckerError, match=r"none\.weights.*不在"):
        read_claim_model(Path("none.weights"))
