"""What a checklist knows of the language of reports: the tables beside parts, items, houses and quantities.

Documented for writers of checklists in ``checklists/README.md``.
"""

from msgspec import Struct

from checker.checklist.issuers import Expressions, Level


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
    studies: tuple[str, ...] = ()
    """Words of study and explanation: the laws named beside them are read, not carried out."""
    laws: tuple[str, ...] = ()
    """How the names of laws and regulations end."""
    acts: tuple[str, ...] = ()
    """Laws that offices name without marks."""
    subjects: tuple[str, ...] = ()
    """What stands behind a list of subjects of law: 等方面法律."""
    general: tuple[str, ...] = ()
    """Pairs of characters that a shortcoming and a measure may share without being on the same matter: 法律, 执法."""
    staffing: tuple[str, ...] = ()
    """Words on how many people there are for the work: 人手, 编制."""
    people: tuple[tuple[str, ...], ...] = ()
    """Groups of people that a measure is for, by the words for each: 执法队, 执法人员; 法律明白人."""
    themes: tuple[tuple[str, ...], ...] = ()
    """Words for one field of work: a measure answers the shortcoming in its own place that is of the same field."""
    introducing: tuple[str, ...] = ()
    """Words of the sentence that leads on to shortcomings told in prose: 以下, 差距."""
    lacks: tuple[str, ...] = ()
    """What is in a text on shortcomings: 不, 缺."""
    no_lacks: tuple[str, ...] = ()
    """Words that have such a character and tell of none: 不少于."""
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
    done: tuple[str, ...] = ()
    """What stands behind the first verb of those where it was reached after all: 了 of 确保了."""
    classes: Expressions = ()
    """Word classes by which the learned model knows a claim; it has to be trained again when they change."""
    closing_unlike: Expressions = ()
    """Marks of a closing sentence that does not merely sum up what was achieved."""
    evidence: Expressions = ()
    """Named cases and honours that back a claim in the same sentence."""
    evidence_unlike: Expressions = ()
    """What looks like a named case and is none, from the same place on: 复议案件, 一案一策."""
    media: Expressions = ()
    """Media, which back a claim that they stand beside."""
    outcomes: Expressions = ()
    """How things came out, which backs a claim beside it where figures say of how many: 未发生, 全部销号."""
    taught: tuple[str, ...] = ()
    """What people learn, which a medium proves only behind the claim: 意识, 素养."""
    soft: tuple[str, ...] = ()
    """What cannot be counted, which a rate, a score, a comparison or several figures beside it prove: 能力, 氛围."""
    felt: tuple[str, ...] = ()
    """Of these what counts of work do not prove, what people feel and records: 获得感, 面貌, 销售额再创 (新高)."""
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


class Plan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a plan names those who carry it out; only `checklist draft` reads it."""

    levels: dict[Level, tuple[str, ...]] = {}
    filler: tuple[str, ...] = ()
    """Words that no term holds: 每年, 不少于."""


class Citing(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How reports cite documents that are no more, and how places call documents of their own."""

    history: tuple[str, ...] = ()
    """Words of a sentence that tells of the end or change of a document: 废止, 修订."""
    changed: tuple[str, ...] = ()
    """Of `history`, what an office does to papers of its own; behind 依据《…》 that is no history of the document."""
    closing: tuple[str, ...] = ()
    """Of `history`, what a plan says of its own last year; behind 按照《…》 in next year's plan it is no history: 收官."""
    repealing: tuple[str, ...] = ()
    """What stands beside the title of a paper that is repealed: 废止."""
    earlier: tuple[str, ...] = ()
    """Words of a sentence on what was done before that: 上半年, 当时."""
    own: tuple[str, ...] = ()
    """Words in a title that a place gives its own document: 实施, 方案."""
    bare: tuple[str, ...] = ()
    """What stands before a document that is named without title marks: 学习, 按照."""
    applied: tuple[str, ...] = ()
    """The same, before a short name that might be the end of a longer one: 依据物权法."""
    not_short: tuple[str, ...] = ()
    """What follows a short name that is another word: 合同法律."""
    own_ends: tuple[str, ...] = ()
    """How such a title ends: 办法."""
    own_unlike: tuple[str, ...] = ()
    """What follows the name of a place's kind in a title that is not its own: 市场, 区政."""


class Observance(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A day, week or month that is kept every year, so that its number tells the year: 第十个国家宪法日 is that of 2023."""

    names: tuple[str, ...]
    since: int
    """The year of the first."""


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
    looking_back: tuple[str, ...] = ()
    """Words of a sentence in the plan that looks back: 取得, 虽然."""
    doers: tuple[str, ...] = ()
    """How those end who stand before the year in which they did something: 大队, 局, 镇."""
    others: tuple[str, ...] = ()
    """Words before a year that make of it something else: 与, 较."""
    events: tuple[str, ...] = ()
    """What is done in a month and over: 召开, 举办."""
    issued: tuple[str, ...] = ()
    """What stands before an own plan for the year: 制定, 印发."""
    plans: tuple[str, ...] = ()
    """How such a plan is called: 要点, 计划."""
    own_work: tuple[str, ...] = ()
    """What is set as the task of a year: 各项工作, 重点任务."""
    focus: tuple[str, ...] = ()
    """What stands behind the year where a plan says what it is about: 工作重点."""
    matters: tuple[str, ...] = ()
    """What a statement on the year's work as a whole begins with: 法治, 各项工作."""
    works: tuple[str, ...] = ()
    """Verbs of work that each year has anew: 审核, 受理; what is founded once may be history."""
    nil: tuple[str, ...] = ()
    """What says that there was none: 未发生, 没有."""
    deeds: tuple[str, ...] = ()
    """What is done on a day, and as a rule in the year of the report, where a month stands before it: 修订, 组织."""
    occasions: tuple[str, ...] = ()
    """What follows a day on the occasion of which something was done: 之机, 期间."""
    reports: tuple[str, ...] = ()
    """What a superior asks for in the notice that an opening names: 年度报告."""
    this_year: tuple[str, ...] = ()
    last_year: tuple[str, ...] = ()
    next_year: tuple[str, ...] = ()
    """Words for the years around a report, as they stand before the year in brackets: 今年（2023年）."""


class Placeholders(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is left in a draft where something was to be filled in."""

    remarks: tuple[str, ...] = ()
    """Words of a bracketed remark to whoever finishes the draft: 待补, 待核."""
    asking: tuple[str, ...] = ()
    """How a remark begins that stands without brackets: 此处请."""
    units: tuple[str, ...] = ()
    """What follows XX or ×× besides a counter: 镇, 年, 局."""
    verbs: tuple[str, ...] = ()
    """What stands before a number that was left blank: 开展, 累计."""
    attachments: tuple[str, ...] = ()
    """What else is called an annex besides 附件: 附表, 附图."""


class Opposition(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two statements on one subject that cannot both hold: 全部持证 and 持证率有待提高."""

    subject: str
    claimed: Expressions
    denied: Expressions
