"""The words of a text with their kinds; words that are taught stay whole."""

from pathlib import Path

import pytest

from checker.text.tagging import _tokenizer, tagged

TEXT = "司法所组建护苗队。"


def test_words_with_their_kinds() -> None:
    assert ("组建", "v") in tagged(TEXT)


def test_what_is_taught_is_one_noun() -> None:
    assert ("护苗队", "n") not in tagged(TEXT)
    assert ("护苗队", "n") in tagged(TEXT, ["护苗队"])


def test_its_dictionary_is_kept_in_a_folder_that_is_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "a" / "b"))
    for _ in range(2):
        assert _tokenizer.__wrapped__(()).tmp_dir == str(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_that_cannot_be_made_costs_time_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "file"))
    assert _tokenizer.__wrapped__(()).lcut(TEXT)
    assert capfd.readouterr() == ("", "")
