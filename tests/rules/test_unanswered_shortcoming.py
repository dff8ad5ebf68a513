import pytest

from .cases import TOWN, WORK, findings, problems

RULE = "unanswered-shortcoming"
HEAD = (TOWN, WORK, "全年检查36家次。", "二、存在的不足和原因")
PLAN = "三、2024年工作安排"


def found(shortcomings: tuple[str, ...], measures: tuple[str, ...]) -> list[tuple[int, int, str]]:
    return problems(RULE, *HEAD, *shortcomings, PLAN, *measures)


ROUGH = "（一）取证粗糙。执法取证照片模糊，原因是设备陈旧。"
LOOSE = "（二）中队松散。派驻人员一年一换，原因是人事关系不在镇里。"
MENDED = "（一）规范取证。更新执法取证设备，照片当日归档。"


def test_something_else_in_its_place() -> None:
    assert found((ROUGH, LOOSE), (MENDED, "（二）办好讲堂。请律师每季度讲课。")) == [(6, 1, "warning")]


@pytest.mark.parametrize(
    "measure",
    [
        "（二）给中队定心。商请县里把派驻期限延到三年。",
        "（二）商请县里把派驻期限延到三年，稳住中队。",
        "（二）稳住派驻中队。",
    ],
)
def test_an_answer_in_its_place(measure: str) -> None:
    assert found((ROUGH, LOOSE), (MENDED, measure)) == []


def test_short_items_are_measures_though_they_look_like_headings() -> None:
    shortcomings = ("一是账款支付不及时，原因是财政紧张。", "二是卷宗归档不及时，原因是人手少。")
    assert found(shortcomings, ("（一）清理拖欠账款。", "（二）设专人整理卷宗归档。")) == []
    assert found(shortcomings, ("（一）清理拖欠账款。", "（二）请律师每季度讲课。")) == [(6, 1, "warning")]


def test_items_inside_a_paragraph() -> None:
    shortcomings = (
        "还有差距：一是取证照片模糊，原因是设备陈旧。二是派驻中队一年一换，原因是人事关系不在镇里。",
    )
    assert found(shortcomings, (MENDED, "（二）办好讲堂。请律师每季度讲课。")) == [(5, 23, "warning")]


def test_how_much_must_be_shared() -> None:
    lines = (*HEAD, ROUGH, PLAN, "更新取证仪。", "请律师讲课。")
    assert problems(RULE, *lines) == []
    assert problems(RULE, *lines, options={RULE: {"shared": 20}}) == []  # in its place what is rare is enough
    moved = (*HEAD, ROUGH, PLAN, "请律师讲课。", "执法取证设备更新。")
    assert problems(RULE, *moved) == []
    assert problems(RULE, *moved, options={RULE: {"shared": 20}}) == [(5, 1, "warning")]


@pytest.mark.parametrize(
    ("text", "alarms"),
    {
        "执法力量不足，普法形式单一，文件审查不严。": 1,
        "（一）执法力量不足。普法形式单一。": 1,
        "执法力量不足，主要是编制少。": 0,
        "执法力量不足，队员多为兼职。": 0,
        "执法力量不足，原因是编制少。": 0,
        "干部学法不系统，平时忙于事务。": 0,
        "受经费所限，执法装备不足。这影响了取证。": 0,
    }.items(),
)
def test_causes(text: str, alarms: int) -> None:
    without = [f for f in findings(RULE, *HEAD, text) if "原因" in f.message.zh]
    assert [(f.location.line, f.severity.value) for f in without] == [(4, "info")] * alarms


def test_no_shortcomings_no_findings() -> None:
    assert problems(RULE, TOWN, WORK, "全年检查36家次。", PLAN, "继续检查。") == []


WEB = "二是线上办事用得少，原因是界面字太小。"
PAPERS = "一是案卷装订不齐，原因是没有专人。"


def test_measures_inside_a_paragraph_have_their_places() -> None:
    assert found((PAPERS, WEB), ("一是案卷按月装订。二是推广智慧终端，派人上门教。",)) == []
    assert found((PAPERS, WEB), ("一是案卷按月装订。二是请律师每季度讲课。",)) == [(6, 1, "warning")]


@pytest.mark.parametrize(
    ("measure", "alarms"),
    [("二是推广智慧终端，派人上门教。", 0), ("二是请律师每季度讲课。", 1), ("二是守住安全底线。", 1)],
)
def test_of_one_field_in_its_place(measure: str, alarms: int) -> None:
    assert len(found((PAPERS, WEB), ("一是案卷按月装订。", measure))) == alarms


def test_of_one_field_elsewhere_is_no_answer() -> None:
    measures = ("一是案卷按月装订。", "二是请律师每季度讲课。", "三是推广智慧终端。")
    assert found((PAPERS, WEB), measures) == [(6, 1, "warning")]


def test_a_shared_topic_alone_is_no_answer() -> None:
    open_files = "（三）依申请公开办得生疏。经办人员换得勤，原因是岗位调整多、业务培训跟不上。"
    plan = ("（一）组织未取证人员参加执法资格考试。", "（二）规范取证。更新执法取证设备，照片当日归档。")
    assert (7, 1, "warning") in found((ROUGH, LOOSE, open_files), plan)


def test_the_plan_is_shown_beside_it() -> None:
    plan = ("（一）规范取证。更新执法取证设备。", "（二）请律师每季度讲课。")
    (finding,) = findings(RULE, *HEAD, ROUGH, LOOSE, PLAN, *plan)
    (place,) = finding.related
    assert (place.location.line, place.location.end_line) == (8, 9)


def test_a_plan_that_changes_and_still_does_not_answer_is_the_same_finding() -> None:
    def known(measure: str) -> set[str]:
        return {f.fingerprint for f in findings(RULE, *HEAD, ROUGH, LOOSE, PLAN, MENDED, measure)}

    assert len(known("（二）办好讲堂。请律师每季度讲课。")) == 1
    assert known("（二）办好讲堂。请律师每季度讲课。") == known("（二）办好讲堂。请教授每月讲课。")
    assert known("（二）办好讲堂。请律师每季度讲课。") != known("（二）稳住派驻中队。")


def test_hundreds_of_shortcomings_are_no_report() -> None:
    many = tuple(f"（{n}）取证粗糙{n}。执法取证照片模糊，原因是设备陈旧。" for n in range(1, 400))
    assert len(found(many, ("（一）请律师每季度讲课。", "（二）请教授每月讲课。"))) <= 200


STORES = "二是应急物资放得散，雪天够不着，原因是库房小。"


@pytest.mark.parametrize(
    ("measures", "alarms"),
    [
        (("一是案卷按月装订。", "二是修订防汛抢险预案，入冬前演练两次。"), 0),
        (("一是案卷按月装订。", "二是请律师每季度讲课。", "三是修订防汛抢险预案，入冬前演练两次。"), 1),
        (("一是案卷按月装订。", "二是请律师每季度讲课。"), 1),
    ],
)
def test_of_one_item_in_its_place(measures: tuple[str, ...], alarms: int) -> None:
    assert len(found((PAPERS, STORES), measures)) == alarms


PROSE = "执法办只有三个人，案卷时有漏页漏签。公开栏没有专人管，更新时快时慢。根子上是底子薄。"


@pytest.mark.parametrize(
    ("shortcomings", "measures", "places"),
    [
        ((PROSE,), ("执法办添两个人，案卷每月评查。",), [(5, 19, "warning")]),
        ((PROSE,), ("执法办添两个人，案卷由专人装订。公开栏由党政办每周更新。",), []),
        (("我们还存在以下不足。" + PROSE,), ("执法办添人，专人管公开栏更新，案卷每月评查。",), []),
        ((PROSE + "我们将正视这些问题。",), ("执法办添人，专人管公开栏更新，案卷每月评查。",), []),
    ],
    ids=["one is not answered", "each is", "introduced", "with a promise at the end"],
)
def test_told_in_prose(
    shortcomings: tuple[str, ...], measures: tuple[str, ...], places: list[tuple[int, int, str]]
) -> None:
    assert found(shortcomings, measures) == places


def test_one_word_on_the_same_field_of_work_answers() -> None:
    short = ("（一）文书错漏多。法条都有写错的，原因是没有细看。", LOOSE)
    more = ("（一）办好讲堂。请律师每季度讲课。", "（二）稳住派驻中队。")
    assert found(short, (*more, "（三）双人校核。处罚文书错一处扣一分。")) == []
    assert found(short, (*more, "（三）栽树护路。村口植树一百棵。")) == [(5, 1, "warning")]


PAPERWORK = "（一）文书粗糙。引用条款不到款、项的情况还有，主要是新进队员缺少带教。"
TAUGHT = "（一）一对一带教。由老队员带写文书，每季度晒一次卷。"
FEW = "（二）执法人手不足。执法队在编仅6人，雨季防汛时常常无人巡田，原因是编制少。"
NO_CARDS = "（二）持证人员偏少。16名队员里有9名没有执法证，单独出不了案，原因是报考少。"
ADVISER = "（二）法律顾问到岗少。合同约定每月到社区两次，多数时候只在电话里答复，原因是没有考核。"


@pytest.mark.parametrize(
    ("shortcoming", "measure", "alarms"),
    [
        (FEW, "（二）建强队伍。培养村级“法律明白人”40名，使每个自然村都有人能劝和。", 1),
        (FEW, "（二）加强网格员队伍。按片包干，每天走一遍。", 1),
        (FEW, "（二）充实力量。向县里申请增加编制3名，再聘请巡田协管员。", 0),
        (FEW, "（二）建强执法队伍。再招录两名专职人员。", 0),
        (NO_CARDS, "（二）做好执法服装、记录仪的日常配备。配好一个、登记一个。", 1),
        (NO_CARDS, "（二）送9名队员参加资格考试。上半年考不过的下半年补考。", 0),
        (ADVISER, "（二）办好夜校。法律书随讲随送，每村全年两期。", 1),
        (ADVISER, "（二）顾问每月到村两次要签到。少一次扣一次服务费。", 0),
    ],
)
def test_other_people_or_a_word_that_all_share(shortcoming: str, measure: str, alarms: int) -> None:
    """The measure is for others, or has only a word in common that such reports say of anything."""
    measures = (TAUGHT, "（二）晒好账本。由镇纪委按月翻看公开栏。", measure.replace("（二）", "（三）"))
    assert len(found((PAPERWORK, shortcoming), (TAUGHT, measure))) == alarms
    if alarms:
        assert len(found((PAPERWORK, shortcoming), measures)) == alarms


def test_a_plan_in_one_paragraph_answers_all_that_it_names() -> None:
    shortcomings = (
        "（一）监管权责不清。土地批后监管由谁牵头说法不一，原因是委托协议签得早。",
        "（二）数据各管一摊。企业同一张表要报三处，原因是系统各建各的。",
    )
    plan = "镇里将重签委托协议，把批后监管的牵头单位一条条写明；建一个企业数据池，一处填报、各站共用。"
    assert found(shortcomings, (plan,)) == []


def test_other_people_on_the_same_field_of_work() -> None:
    shortcoming = "（二）诉求日益多元。群众的纠纷仅靠村干部劝说难以满足，原因是人都忙。"
    assert found((PAPERWORK, shortcoming), (TAUGHT, "（二）强调解。邀请律师、心理咨询师参与矛盾化解。")) == []
