"""What a checklist knows of those who report: their levels, names, own words and how their reports begin."""

from typing import Annotated, Literal

from msgspec import Struct

from checker.model.vocabulary import Certainty

Expressions = tuple[Annotated[str, "expression"], ...]
"""Phrases and patterns; see `checker.checklist.expressions` for their syntax. Lists of plain words have no such mark."""
Level = Literal["province", "city", "county", "department", "street", "town"]
Station = Literal["province", "city", "county", "department", "department_staff", "street", "town"]
"""A level, with departments that enforce nothing apart."""
LEVELS: tuple[Level, ...] = ("province", "city", "county", "department", "street", "town")


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
    issuing: tuple[str, ...] = ()
    """What an issuer does with documents of its own: 印发."""
    weak: tuple[str, ...] = ()
    """Of these, what others say as well; the report's own word has to stand there more often."""
    unknown_bodies: tuple[tuple[str, str, str], ...] = ()
    """Kind of house, a body that it does not have, what it has instead: 镇, 党工委, 党委."""
    unlike_bodies: tuple[str, ...] = ()
    """What behind such a body makes another word of it."""
    before_above: str = ""
    """Characters before the name of a body above the issuer: 在县政府."""
    own_bodies: tuple[tuple[str, ...], ...] = ()
    """A kind of issuer, and the bodies of other kinds that its report does not name as its own: 党委 behind 乡, in a 镇's."""
    no_whole: str = ""
    """Characters before 全 that make of it another word: 健 of 健全."""
    before_own: tuple[str, ...] = ()
    """Words that may stand before the own bodies: 在, 由."""
    no_head: str = ""
    """What follows 长 where it is no title: 期 of 长期."""
    heads: tuple[tuple[str, str], ...] = ()
    """What the head of an office is called, by how its name ends: 局长 for 局."""
    committees: tuple[str, ...] = ()
    """Party bodies whose secretary heads an office as well: 党组."""
    rivals: tuple[tuple[str, ...], ...] = ()
    """Bodies of which an office has but one: 局党组, 局党委."""
    above: tuple[str, ...] = ()
    """The kinds of place right above a town, in one string, and what stands behind them: 县区旗; 委, 政府, 司法局."""
    whole: tuple[str, ...] = ()
    """What stands behind 全县 where all who belong to it are meant: 各部门."""
    whole_below: tuple[str, ...] = ()
    """The same for words that only a county uses of those below it, where 全市 may mean the city above: 各乡镇."""
    regions: tuple[str, ...] = ()
    """Words of a text from a region whose counties call it 全区: 自治区."""
    renaming: tuple[str, ...] = ()
    """Words of a sentence that tells what a place was before: 改为, 撤乡."""
    kin_behind: tuple[str, ...] = ()
    """What follows such a kind where it is part of a set phrase: 本乡本土."""
    places: tuple[str, ...] = ()
    """What the names of places above towns end with: 省, 县."""
    no_mark: tuple[str, ...] = ()
    """What follows such an ending where it is part of another word: 场 of 市场."""
    counties: tuple[str, ...] = ()
    """What those right above towns end with."""
    short: tuple[str, ...] = ()
    """What the names of places end with that may have one character before it: 沛县."""
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
    ranks: tuple[tuple[str, ...], ...] = ()
    """What the names of offices of one rank end with, of which an office has but one: 局, 委."""
    brief: tuple[str, ...] = ()
    """Of these, what is too short to tell an office by, unless what it is for is one of the trades: 县教育委 may be the
    party's."""
    coordinating: tuple[str, ...] = ()
    """What stands behind the name of a commission in which offices meet, not that of an office: 成员单位."""
    trades: tuple[tuple[str, str], ...] = ()
    """What an office is for, and how that is said for short: 卫生健康, 卫健."""
    middles: tuple[str, ...] = ()
    """What stands between what an office is for and its kind: 服务 of 机关事务服务中心."""
    zones: tuple[tuple[str, ...], ...] = ()
    """Kinds of development zones, each with its names: 开发区, 高新区."""
    zones_general: tuple[str, ...] = ()
    """Such names as any zone may be called by: 园区."""
    zone_bodies: tuple[str, ...] = ()
    """What the names of their administrations end with."""
    short_forms: tuple[tuple[str, str], ...] = ()
    """How the end of a name is written for short, and in full: 管委会, 管理委员会."""
    seats: tuple[str, ...] = ()
    """What the name of who governs a place or zone ends with, for one of which another is written by mistake: 管委会."""
    house_ends: tuple[str, ...] = ()
    """The same for offices: 站, 中心."""
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
    labels: tuple[str, ...] = ()
    """Words of a line that says who contributed what follows: 供稿."""
    instructions: tuple[str, ...] = ()
    """Words in brackets at the end of a line that are for those who write: （每单位不少于1个）, （县司法局提供）."""
    asked: tuple[str, ...] = ()
    """What is for those who write wherever it stands: 本部分主要写."""
    filled: tuple[str, ...] = ()
    """What is for them in brackets: （写清做法，800字以内）."""
    desks: tuple[str, ...] = ()
    """What the names of those end with who send something in: （执法监督科）."""
    hints: tuple[str, ...] = ()
    """What is for them in the brackets of a heading: （此处简述做法）."""
    indicators: tuple[str, ...] = ()
    """How a line of an assessment begins, with a colon or a number: 三级指标：, 评分标准：."""
    numbers: tuple[str, ...] = ()
    """How one begins that is numbered: 序号5."""
    columns: tuple[str, ...] = ()
    """How a line begins that says who has to do a task by when: 责任科室：, 完成时限：."""
    slogans: tuple[str, ...] = ()
    """How an item begins that only announces what was done: 规范, 强化."""
    done: tuple[str, ...] = ()
    """Words of one that tells it after all: 已, 全部."""
    announcing: tuple[str, ...] = ()
    """What else is in a heading that only says which part it is: 存在的, 之处."""
    matters: tuple[str, ...] = ()
    """Matters of other reports, of which this kind has no section: 招商引资."""
    legal: tuple[str, ...] = ()
    """Words of a heading that is on the law in such a matter: 合同审查."""
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


class Office(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A public body that was renamed or dissolved."""

    name: str
    until: int
    """Last year in which it went by this name."""
    successor: str = ""
    unlike: tuple[str, ...] = ()
    """Longer names that only contain it."""
    own: bool = False
    """Whether it is told of the reporting office only, as others still say it for short: 农业局."""
    addressed: bool = False
    """Whether it is told of the addressee only, as houses below may still have one of that name."""
    certainty: Certainty = "R"

    def is_now(self, issuer: str) -> bool:
        """Whether an issuer is what has become of it: 自然资源和规划局 of 国土资源局."""
        name = _bare(self.successor.split("（")[0])
        return bool(name) and name in issuer


def _bare(office: str) -> str:
    """The name of an office without its kind, of which places choose one or another: 卫生健康 of 局 and 委."""
    for kind in ("委员会", "委", "局"):
        if office.endswith(kind):
            return office.removesuffix(kind)
    return office


class Misfit(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that issuers of some levels do not have: 党组 in a town, 我镇 in a bureau."""

    any: Expressions
    levels: tuple[Level, ...]
    reason: str
    unlike: Expressions = ()
    instead: str = ""
    """What to write in its place; the issuer's name where empty."""


class OneBody(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A body of which a house has but one, by the names that it may have: the team that enforces the law."""

    any: Expressions
    levels: tuple[Level, ...]
    founding: tuple[str, ...] = ()
    """What introduces it (成立); where empty, each place that names it as the own one does."""
    unlike: tuple[str, ...] = ()
    """Words of a sentence that tells of two of them: 分别, 下设."""
