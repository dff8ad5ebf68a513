"""Which of many texts are worth comparing."""

from checker.text.likeness import MOST, candidates, grams

SAID = "镇综合执法队每周巡查集镇摊点和沿街门店"


def test_a_text_is_compared_with_the_first_ones_like_it() -> None:
    texts = [grams(SAID), grams("全年受理行政复议申请十二件"), grams(SAID), grams(SAID + "两次")]
    assert list(candidates(texts, 0.8)) == [(0, 2), (0, 3), (2, 3)]


def test_what_stands_a_thousand_times_is_not_compared_with_all_of_them() -> None:
    found = list(candidates([grams(SAID)] * 1000, 0.8))
    assert len(found) < MOST * 1000
    assert {later for _, later in found} == set(range(1, 1000))
    assert (0, 999) in found
