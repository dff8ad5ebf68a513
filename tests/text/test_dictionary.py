"""Common verbs are told from names and rare words."""

import subprocess
import sys

import pytest

from checker.text import dictionary


@pytest.mark.parametrize("word", ["组建", "开展", "执法"])
def test_verbs(word: str) -> None:
    assert dictionary.is_verb(word)


@pytest.mark.parametrize("word", ["北京", "云溪", "组建了", ""])
def test_other_words(word: str) -> None:
    assert not dictionary.is_verb(word)


@pytest.mark.parametrize(
    ("line", "verb"),
    [("甲乙 200 v", True), ("甲乙 199 v", False), ("甲乙 200 vn", True), ("甲乙 9000 ns", False)],
)
def test_how_common_and_of_what_kind(monkeypatch: pytest.MonkeyPatch, line: str, verb: bool) -> None:
    for lines in (f"丙丁 900 v\n{line}", f"{line}\n丙丁 900 v"):
        monkeypatch.setattr(dictionary, "_lines", lambda lines=lines: f"\n{lines}\n".encode())
        dictionary.is_verb.cache_clear()
        assert dictionary.is_verb("甲乙") is verb
    dictionary.is_verb.cache_clear()


def test_the_segmenter_is_not_loaded() -> None:
    code = "import sys; from checker.text.dictionary import is_verb; is_verb('组建'); sys.exit('jieba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
