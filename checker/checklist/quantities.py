"""What a checklist knows of figures: what counts, which belong together, and how large a team is."""

from msgspec import Struct

from checker.checklist.issuers import LEVELS, Expressions, Level
from checker.text.figures import FigureFinder


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

    @property
    def finder(self) -> FigureFinder:
        """What finds figures with these words."""
        return FigureFinder(self.counters, self.small, self.idioms, self.hotlines, self.none)


class Cases(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a report tells how many cases the year had."""

    kinds: tuple[tuple[str, ...], ...] = ()
    """Cases of which an issuer has one number a year, each with its names: 行政复议, 复议."""
    stages: tuple[tuple[str, ...], ...] = ()
    """What is done with a case, each step with its verbs: 办结, 审结."""
    own: tuple[str, ...] = ()
    """Verbs that say by themselves that a case is meant: 立案."""
    above: tuple[str, ...] = ()
    """What says in a town's report that others did it: 县里."""
    things: tuple[str, ...] = ()
    """What stands behind the kind: 案件, 申请."""
    named: tuple[str, ...] = ()
    """Words without one of which, or a kind, a sentence tells no number of cases."""
    plain: tuple[str, ...] = ()
    """What may stand beside them besides the neutral words: 推动."""
    carried: tuple[str, ...] = ()
    """What says that cases of earlier years are counted beside: 结转."""
    usual_rates: tuple[str, ...] = ()
    """How rates begin that are told of many things: 按时."""
    every: tuple[str, ...] = ()
    """What says that all cases are meant: 逐件."""
    follows: tuple[str, ...] = ()
    """What may follow the number of all cases: 中, 均."""
    counters: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    """Whose cases of no kind are counted once a year; in a county each office has its own."""


class Meetings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a report tells how often a body met."""

    bodies: tuple[tuple[str, ...], ...] = ()
    """Bodies and meetings, each with its names: 案件审理委员会, 案审会."""
    unlike: tuple[str, ...] = ()
    """What follows a name in another word: 党组织, 党组书记."""
    common: tuple[str, ...] = ()
    """Names that several have, each with another word before it: 联席会议."""
    acts: tuple[tuple[str, ...], ...] = ()
    """What they met for, each with its words."""
    some: tuple[str, ...] = ()
    """What says that somebody was there, not how often they met: 参加."""
    counters: tuple[str, ...] = ()


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
    degrees: tuple[str, ...] = ()
    """Words before what a rate is of that make less of it: 很满意."""
    overlapping: tuple[str, ...] = ()
    """Marks of parts that one person or thing may belong to twice: 党员, 女性."""
    partial: tuple[str, ...] = ()
    """Words before a figure that say that it is no figure of the whole year: 下半年, 新增."""
    cases: Cases = Cases()
    meetings: Meetings = Meetings()
    apart: tuple[str, ...] = ()
    """What says of a number that it is of others than all: 试点, 上级."""
    beyond_own: tuple[str, ...] = ()
    """Places of which a report tells beside its own: 全县 in a town's."""
    all_of: tuple[str, ...] = ()
    """What says that all are meant: 全部, 均."""
    settled: tuple[str, ...] = ()
    """What all have or some have not, besides what is finished: 配备, 出庭."""
    units: tuple[str, ...] = ()
    """What a place is divided into: 行政村."""
    have: tuple[str, ...] = ()
    """What stands before how many there are: 下辖."""
    throughout: tuple[str, ...] = ()
    """What stands before them where all are meant: 走遍."""
    over: tuple[str, ...] = ()
    """What else may: 在."""
    outcomes: tuple[str, ...] = ()
    """What became of what was counted, right before the figure: 调成, 办结."""
    within: tuple[str, ...] = ()
    """What can come of no more than there was: 采纳."""
    received: tuple[str, ...] = ()
    """Verbs of what comes in and is then dealt with: 受理, 发现."""
    finished: tuple[str, ...] = ()
    """What is done with it in the end, with each once: 办结, 整改."""
    so_far: tuple[str, ...] = ()
    """What may stand before that: 已, 全部, 按期."""
    brought_over: tuple[str, ...] = ()
    """What says that some of it came in before: 结转, 上年."""
    decided: tuple[str, ...] = ()
    """How cases are decided, each in one way: 维持, 撤销."""
    loose: str = ""
    """Characters beside a figure that do not say what is counted: 共, 等."""
    places: tuple[str, ...] = ()
    """Pairs of characters beside a figure that do not say what is counted: 街道, 全镇."""
    opposites: tuple[tuple[str, ...], ...] = ()
    """Words that tell two counts of one kind apart: 新增 and 存量, 线上 and 线下."""
    neutral: tuple[str, ...] = ()
    """What a retelling of a count may add or leave out: 各类, 听取, 镇长."""
    described: tuple[str, ...] = ()
    """What a retelling leaves out, though it is a part of the name: 矛盾 of 矛盾纠纷."""
    roles: tuple[str, ...] = ()
    """What the names of people end with who are counted: 员 of 网格员."""
    entire: tuple[str, ...] = ()
    """Words right before a figure that make it that of all: 全镇."""
    based: tuple[str, ...] = ()
    """What says that a sentence of the plan starts from a figure of the year: 基础上."""
    notes: tuple[str, ...] = ()
    """What says that a line below the sign-off is a note on the figures of the report: 注："""
    yearly: tuple[str, ...] = ()
    """What says that a count is that of the year: 全年, 累计."""
    every: tuple[str, ...] = ()
    """What says that all are meant, where nothing but their name stands beside the figure: 逐一, 分批."""
    same_acts: tuple[tuple[str, ...], ...] = ()
    """Verbs that tell the same of what is counted: 受理 and 收到."""
    same_counters: tuple[tuple[str, ...], ...] = ()
    """Counters that may stand for one another: 件, 起, 宗."""
    people: tuple[str, ...] = ()
    """Counters of people: 名."""
    rest: tuple[str, ...] = ()
    """How the last part is called where the parts are all of a total: 其他, 其余."""
    left: tuple[str, ...] = ()
    """How what is left of a count is called: 其余, 剩下."""
    perhaps_left: tuple[str, ...] = ()
    """How it may be called where `unfinished` follows: 另, 尚有."""
    unfinished: tuple[str, ...] = ()
    """What is said of what is left: 正在办理, 列入计划."""
    denials: tuple[str, ...] = ()
    """How what is left is denied what the part has: 未 of 未采纳."""
    altogether: tuple[str, ...] = ()
    """What stands between the parts and a total that follows them: 共计."""
    added: tuple[str, ...] = ()
    """The same, behind how many there are: 三项加起来."""
    altogether_unlike: tuple[str, ...] = ()
    """What follows where it means something else: 共同, 共享."""
    summed: tuple[str, ...] = ()
    """What stands before the sum of what each of many has: 共, 总计."""
    unsteady: tuple[str, ...] = ()
    """What says that a rhythm is not that of the whole year, or of each of many: 起, 各."""
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
    others: str = ""
    """Characters that say of a number that it counts those who do it: 16个村."""
    among: tuple[str, ...] = ()
    """What stands between the number and an enumeration of some of it: 主要有."""
    totals: tuple[str, ...] = ()
    """How the head of a table's column, or the label of its row, says that it holds sums: 合计, 总计."""


class Tally(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A count that stands in the text and in a table."""

    subject: str
    said: Expressions
    """How the text says it, with `{figure}`: 收到…申请{figure}."""
    rows: tuple[str, ...]
    """How the label of the table's row begins; the last number of the row is the count."""
    counters: tuple[str, ...]
    """Counters of the figure: 件."""


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
    holders: tuple[str, ...] = ()
    """How those are called who have it, before their number: 持证人员."""
    all_do: Expressions = ()
    """What all of them are said to have: 全部持证."""
    some_do: Expressions = ()
    """The same said of a part of them, behind the number of that part: 取得执法证."""
    lacking: Expressions = ()
    """How it is said with a number that some do not have it: 尚有2人未取证."""
