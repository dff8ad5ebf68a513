"""The knowledge of a language and its offices that rules rely on; for writers of checklists: ``checklists/README.md``."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from checker.checklist.levels import LEVELS, Level

Expressions = tuple[Annotated[str, "expression"], ...]
"""Phrases and patterns; see `checker.checklist.expressions` for their syntax. Lists of plain words have no such mark."""


class Issuers(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the name of an issuer ends, by level, and which words stand for the issuer."""

    province: tuple[str, ...] = ()
    city: tuple[str, ...] = ()
    county: tuple[str, ...] = ()
    department: tuple[str, ...] = ()
    street: tuple[str, ...] = ()
    town: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    """Names of departments that enforce nothing (信访, 档案 …)."""
    generic: tuple[str, ...] = ()
    """What ends like the name of a town and names none: 各乡镇, 重点镇."""
    acting: tuple[str, ...] = ()
    """What follows a name that is the subject of a sentence on work done: 全年, 组织, 认真."""
    kin: tuple[tuple[str, ...], ...] = ()
    """Kinds of issuers taken for one another behind 我 and 本: a town's report does not say 我乡."""
    kin_unlike: tuple[str, ...] = ()
    """Words that begin like such a kind and name none: 委托, 办法."""
    kin_behind: tuple[str, ...] = ()
    """What follows such a kind where it is part of a set phrase: 本乡本土."""
    places: tuple[str, ...] = ()
    """What the names of places above towns end with: 省, 县."""
    counties: tuple[str, ...] = ()
    """What those right above towns end with."""
    towns: tuple[str, ...] = ()
    """What the names of towns end with: 镇, 街道."""
    units: tuple[str, ...] = ()
    """Single characters that say what kind of place or office a name is of: 镇, 局, 村."""
    stems: tuple[str, ...] = ()
    """Words before which the proper part of a name stands: 云溪 before 镇."""
    bodies: tuple[str, ...] = ()
    """What governs a place, behind its name: 人民政府."""
    organs: tuple[str, ...] = ()
    """What else stands there: 人大."""
    twice: tuple[str, ...] = ()
    """Words that never stand twice in a row: 街道街道."""
    party: tuple[str, ...] = ()
    """Marks of a party body, which may sign what its government titles."""
    offices: tuple[str, ...] = ()
    """What the names of a county's offices end with: 局."""
    teams: tuple[str, ...] = ()
    """What the names of bodies end with that have a staff of their own: 局, 大队."""
    joined: tuple[str, ...] = ()
    """Characters before the name of another place with which something is done: 与石桥镇."""
    adjoining: tuple[str, ...] = ()
    """What follows the name of a neighbour: 接壤."""
    beyond: tuple[str, ...] = ()
    """What follows a place's proper name where something else is named by it: 村, 桥."""
    no_place: str = ""
    """Characters that no place's name has: 的, 了."""
    no_office: str = ""
    """Characters that no office's name has."""
    pursuing: tuple[str, ...] = ()
    """Words of hope that stand before the own name: 开创."""
    pursued: tuple[str, ...] = ()
    """What follows it then: 法治政府."""
    same_office: tuple[tuple[str, ...], ...] = ()
    """Names of one office, of which a place has but one: 水利局, 水务局."""
    opposites: tuple[str, ...] = ()
    """Characters that tell the names of neighbours apart: 东西南北."""


class Head(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What stands around the text of a report, and how it says who reports on which year."""

    titles: tuple[str, ...] = ()
    """How a title ends: 报告, 总结."""
    keys: tuple[str, ...] = ()
    """Keys of the metadata that web pages show above a text: 索引号, 发布日期."""
    titled: tuple[str, ...] = ()
    """Keys whose value is the title."""
    publisher: tuple[str, ...] = ()
    """Keys whose value is the issuer."""
    source: tuple[str, ...] = ()
    """Keys whose value is where the site has the text from, which may be another office."""
    dated: tuple[str, ...] = ()
    """Keys whose value is the day of publication."""
    crumbs: tuple[str, ...] = ()
    """How the line begins that says where on the site a page stands."""
    furniture: tuple[str, ...] = ()
    """How other lines begin that a site adds: 打印, 分享."""
    led: tuple[str, ...] = ()
    """Ends of the phrase that names those above: 领导下."""
    announce: tuple[str, ...] = ()
    """Words with which an opening ends and the report begins: 报告如下."""
    notes: tuple[str, ...] = ()
    """Lines behind the sign-off below which nothing is part of the report: 名词解释."""
    acts: tuple[str, ...] = ()
    """What follows the name of the issuer in an opening, besides [issuers] acting."""
    no_name: tuple[str, ...] = ()
    """How a clause begins that names nobody: 根据, 我局, 全市."""
    plan: tuple[str, ...] = ()
    """Words of a heading whose year is the next one."""
    own: dict[Level, tuple[str, ...]] = {}
    """By level, how writers call their own house: 我局, 我镇."""


class Language(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of the genre that rules rely on."""

    bare: Expressions = ()
    """Marks of a bare mention: …等工作统筹推进."""
    offtopic: Expressions = ()
    """Marks of other subjects (sports, shows, school, farming): phrases behind them mean something else."""
    ontopic: Expressions = ()
    """Acts of authority: a sentence with one of them is not on another subject."""
    none: tuple[str, ...] = ()
    """How a nil statement denies: 未发生, 没有."""
    none_behind: tuple[str, ...] = ()
    """How it denies behind the word: 为零, 0件."""
    none_between: tuple[str, ...] = ()
    """What may stand between the two: 案件, 均."""
    formulas: tuple[str, ...] = ()
    """Set phrases that repeat by nature; they never count as duplication."""
    commonplaces: tuple[str, ...] = ()
    """Words of two characters that every such report is full of; they link no shortcoming to a measure."""
    themes: tuple[tuple[str, ...], ...] = ()
    """Words for one field of work: a measure answers the shortcoming in its own place that is of the same field."""
    causes: tuple[str, ...] = ()
    """Marks of a cause (原因, 由于)."""
    function: str = ""
    """Characters of grammar, which say nothing of what a statement is about: 的, 了."""
    positions: str = ""
    """Characters that say nothing in a pair with another: 中, 上."""


class Claims(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a claimed result looks like, and what besides a figure counts as evidence for it."""

    endings: Expressions = ()
    """A result when the clause ends with it: 法治素养显著提升."""
    results: Expressions = ()
    """A result wherever in the clause it stands: 蔚然成风."""
    unlike: Expressions = ()
    """Clauses that look like a claim but are none."""
    closing_unlike: Expressions = ()
    """Marks of a closing sentence that does not merely sum up what was achieved."""
    evidence: Expressions = ()
    """Named documents, cases and media that back a claim in the same sentence."""
    soft: tuple[str, ...] = ()
    """What people feel or think, which only a rate, a score or a comparison proves: 获得感, 氛围."""
    idle: tuple[str, ...] = ()
    """What small figures count that order the work and prove nothing: 环节, 要求."""
    followed: tuple[str, ...] = ()
    """Words before the title of a document that is followed and proves nothing: 贯彻, 学习."""
    common: tuple[str, ...] = ()
    """Pairs of characters that do not say what a sentence is about."""
    fields: tuple[tuple[str, ...], ...] = ()
    """Words for one thing: figures on 宣讲 prove what is said of 法治意识."""
    vague: Expressions = ()
    """Vague quantities: 若干, 一批, 多次."""
    vague_unlike: Expressions = ()


class Figures(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is a figure, and what only looks like one."""

    counters: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    """Counters with which 一 is a figure too (一名, 一起)."""
    idioms: tuple[str, ...] = ()
    """Set terms with a numeral in them (三项制度, 一件事一次办)."""
    hotlines: tuple[str, ...] = ()
    """Telephone numbers that are no counts unless a counter follows: 12345."""
    none: tuple[str, ...] = ()
    """What 零 in front of it counts as none at all: 零诉讼."""


class Arithmetic(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What figures that belong together are called."""

    rates: tuple[str, ...] = ()
    """What stands before 率 where the rate is the share of the second of two counts in the first: 办结, 持证."""
    counted: tuple[str, ...] = ()
    """Rates of cases, which say little without their number: 出庭应诉."""
    beyond: tuple[str, ...] = ()
    """Rates that may be above 100 %, because more is done than was planned: 完成."""
    punctual: tuple[str, ...] = ()
    """Words of a rate with another base than all counted: 按时."""
    overlapping: tuple[str, ...] = ()
    """Marks of parts that one person or thing may belong to twice: 党员, 女性."""
    partial: tuple[str, ...] = ()
    """Words before a figure that say that it is no figure of the whole year: 下半年, 新增."""
    outcomes: tuple[str, ...] = ()
    """What became of what was counted, right before the figure: 调成, 办结."""
    loose: str = ""
    """Characters beside a figure that do not say what is counted: 共, 等."""
    places: tuple[str, ...] = ()
    """Pairs of characters beside a figure that do not say what is counted: 街道, 全镇."""
    opposites: tuple[tuple[str, ...], ...] = ()
    """Words that tell two counts of one kind apart: 新增 and 存量, 线上 and 线下."""
    rest: tuple[str, ...] = ()
    """How the last part is called where the parts are all of a total: 其他, 其余."""
    altogether: tuple[str, ...] = ()
    """What stands between the parts and a total that follows them: 共计."""
    altogether_unlike: tuple[str, ...] = ()
    """What follows where it means something else: 共同, 共享."""
    whole: tuple[str, ...] = ()
    """What a share is a share of: 占总数, 占全部."""
    more: tuple[str, ...] = ()
    """Verbs of growth: 增长, 上升."""
    less: tuple[str, ...] = ()
    """Verbs of decrease: 下降, 减少."""
    year_before: tuple[str, ...] = ()
    """How the year before is called: 上年, 同期."""
    listed: tuple[str, ...] = ()
    """Counters of what a list names: 《甲》《乙》等2项."""
    announced: tuple[str, ...] = ()
    """What an enumeration counts beforehand: 三个方面, 两件实事."""
    totals: tuple[str, ...] = ()
    """How the head of a table's column, or the label of its row, says that it holds sums: 合计, 总计."""


class Plan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a plan names those who carry it out; only `checklist draft` reads it."""

    levels: dict[Level, tuple[str, ...]] = {}
    filler: tuple[str, ...] = ()
    """Words that no term holds: 每年, 不少于."""


class Tally(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A count that stands in the text and in a table."""

    subject: str
    said: Expressions
    """How the text says it, with `{figure}`: 收到…申请{figure}."""
    rows: tuple[str, ...]
    """How the label of the table's row begins; the last number of the row is the count."""
    counters: tuple[str, ...]
    """Counters of the figure: 件."""


class Citing(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How reports cite documents that are no more, and how places call documents of their own."""

    history: tuple[str, ...] = ()
    """Words of a sentence that tells of the end or change of a document: 废止, 修订."""
    own: tuple[str, ...] = ()
    """Words in a title that a place gives its own document: 实施, 方案."""
    bare: tuple[str, ...] = ()
    """What stands before a document that is named without title marks: 学习, 按照."""
    own_ends: tuple[str, ...] = ()
    """How such a title ends: 办法."""
    own_unlike: tuple[str, ...] = ()
    """What follows the name of a place's kind in a title that is not its own: 市场, 区政."""


class Years(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words around a year that say what it is doing there."""

    actors: tuple[str, ...] = ()
    """Who or what follows the year that a statement is about: 全镇, 共."""
    compared: tuple[str, ...] = ()
    """Words of a sentence that compares years or tells what went before: 比上年, 以来."""
    intent: tuple[str, ...] = ()
    """Words of a plan: 将, 打算."""
    tasks: tuple[str, ...] = ()
    """What stands right before the year of a task: 推动, 完善."""
    hopes: tuple[str, ...] = ()
    """What is hoped of a year that is still to come: 再上新台阶."""
    left_over: tuple[str, ...] = ()
    """Words of a task that an earlier year has left: 反馈, 整改."""


class Headcount(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A group of people that has one size in a report, such as the own enforcement team."""

    subject: str
    bodies: tuple[str, ...]
    """What the group is called."""
    members: tuple[str, ...] = ()
    """What its people are called."""
    levels: tuple[Level, ...] = LEVELS
    counters: tuple[str, ...] = ("名", "人")
    unlike: tuple[str, ...] = ()
    """Words before the figure that say that others are meant, or a change: 新增, 联合."""
    some: tuple[str, ...] = ()
    """Words behind the figure that say that it may be only some of them: 参加."""
    whole: tuple[str, ...] = ()
    """Words behind members and their number that say that all of them are meant: 全部, 分批."""
    standing: tuple[str, ...] = ("在岗", "现有", "在编", "在册")
    """Words before them that do."""
    apart: bool = False
    """Whether a report tells of several such groups: only numbers of one named body are compared."""
    all_do: Expressions = ()
    """What all of them are said to have: 全部持证."""
    some_do: Expressions = ()
    """The same said of a part of them, behind the number of that part: 取得执法证."""


class Placeholders(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is left in a draft where something was to be filled in."""

    remarks: tuple[str, ...] = ()
    """Words of a bracketed remark to whoever finishes the draft: 待补, 待核."""
    units: tuple[str, ...] = ()
    """What follows XX or ×× besides a counter: 镇, 年, 局."""
    verbs: tuple[str, ...] = ()
    """What stands before a number that was left blank: 开展, 累计."""
    attachments: tuple[str, ...] = ()
    """What else is called an annex besides 附件: 附表, 附图."""


class Office(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A public body that was renamed or dissolved."""

    name: str
    until: int
    """Last year in which it went by this name."""
    successor: str = ""
    unlike: tuple[str, ...] = ()
    """Longer names that only contain it."""
    certainty: Literal["V", "V2", "R", "I"] = "R"


class Misfit(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that issuers of some levels do not have: 党组 in a town, 我镇 in a bureau."""

    any: Expressions
    levels: tuple[Level, ...]
    reason: str
    unlike: Expressions = ()
    instead: str = ""
    """What to write in its place; the issuer's name where empty."""


class Opposition(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two statements on one subject that cannot both hold: 全部持证 and 持证率有待提高."""

    subject: str
    claimed: Expressions
    denied: Expressions
