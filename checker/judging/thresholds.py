"""Weights and thresholds of judgement that were set by hand: one table, each with what it means and why it is so.

What was learned from labelled sentences is in the `.weights` of a checklist, what users may set is an option of a
rule, and what bounds a search or a line on the page stands where it is used. Unless another reason is given, a value
was chosen on the labelled reports of `tests/accuracy`; `docs/accuracy.md` says what is reached with them.
"""

from __future__ import annotations

from decimal import Decimal

# ── Evidence: what a sentence is worth for a requirement, 0 to 1 ──

COVERED = 0.5
"""From here on a sentence on work done covers a requirement. The middle of the scale, by definition; the learned
thresholds are laid onto it."""
MENTIONED = 0.25
"""From here on a sentence mentions it at all; half of what covers, by definition."""
TOUCHED = 0.17
"""A shortcoming or a measure that speaks so much of a requirement is about it, though it need not mention it."""
SAME_ITEM = 0.31
"""How much a shortcoming and the measure in its place both speak of one item that the measure answers it: read off the
answers and gaps of 118 labelled reports, where six false gaps have .33 and more and words in common by chance .23."""
RISE = 0.2
"""By how much a mention rises for each point of topic above the limit: so slowly that it never comes to cover."""
FALL = 0.4
"""By how much the weight falls for each point of topic below the limit; steep, so that what is far off is worth
nothing."""
UNNAMED = 0.3
"""How much more, in points of topic, a sentence must speak of a requirement to mention it without a term of it, in reports
on all that a government does. Of 117 mentions in twelve such reports, 27 on another matter, that leaves 5 of 88;
asked of reports on the matter itself it takes a point or two of three-way from authors whom nothing was learned from."""
TOLD_ELSEWHERE = 1.2
"""What the evidence in a section under another heading is worth together when the topic is told there: two sentences."""
WORTH_KEEPING = 0.06
"""From here on a sentence is kept at all, to be shown as the nearest where nothing mentions the requirement."""

# ── Topics: how much a sentence speaks of a requirement, in points of the learned scale ──

PROMISED = -0.2
"""From here on a heading promises a requirement; below the limits for text, as a heading has few words to go by. Headings
that promise nothing (其他工作) reach -0.3."""
UNLEARNED = (-1.0, 0.2, 0.5)
"""Topic by number of terms where nothing was learned: none, one, two or more. One term is above what
covers, so that an item of one's own works from its terms before anything is taught."""
UNPROVED = 0.2
"""What is taken off such a topic as an answer: terms do not tell a slogan from work."""
ONE_BROAD = -0.5
"""The same where only a word was found that is too broad to count alone: between none and a mention."""
BROAD = 0.5
"""What such a word counts: two of them make one term."""
ALIKE_UNLEARNED = 0.5
"""Likeness (cosine over pieces) from which a sentence says the same as an example where nothing was learned."""
LONG = 40
"""A sentence of more characters tells of several things, or ends in a result that tells of none, and what one clause
says is thinned by the others; it is also looked at by stretches of `STRETCH` characters or more."""
STRETCH = 15
"""A clause or two."""
STRETCH_LESS = 0.2
"""What is taken off the scores of a stretch: it has less to go by."""
EMPTY = -0.2
"""A stretch of less substance is not looked at."""

# ── Words typed wrongly ──

DROP_ONE = 4
"""A phrase of this many characters may have lost one (三制度 for 三项制度); of three, what is left is another word."""
ANY_ONE = 6
"""In a phrase of this many characters any one may be wrong; in shorter ones only a confusable one."""

# ── Nil statements ──

DENIAL = 16
"""How far, in characters, a denial reaches: 未发生以我镇为被告的行政诉讼案件."""

# ── Claims and what proves them ──

COUNTS_WORK = 10
"""From here on a count of 环节 or 领域 counts work; below, it orders the text (四个环节)."""
LONG_LIST = 80
"""Characters before a figure in which the list stands that it sums up (土地、邻里、婚姻三项)."""
BESIDE_TITLE = 6
"""So many characters before a title say what is done with the document, and behind a small figure what is counted."""
SAME_MATTER = 2
"""So many pairs of characters in common show that two sentences are about the same thing; one pair is chance."""
CHANGE = 30
"""So many characters before a figure is told what it was before (由14天缩短到)."""
HEADLINE = 20
"""A claim that begins further behind in its sentence sums up what stands before it and is no headline of what follows."""
SUMS_UP = 26
"""The longest closing sentence, in characters, that only sums up; longer ones claim something of their own."""

# ── Shortcomings and the plan that answers them ──

RUNNER_UP = 0.4
"""A measure also answers a shortcoming with which it has this share of what it has in common with its best."""
GENERAL = 0.5
"""What a word that reports of this kind say of anything (法律, 执法) counts of another: with a common item it makes no answer."""
RARE_PAIR, RARE_CHARACTER = 3, 4
"""What stands no more often in a report says fully what a statement is about; the rest in proportion."""
PAIRS, CHARACTERS = 0.7, 2.1
"""So many rare pairs or characters in common make a measure in the same place an answer. Told from 180 shortcomings
of labelled reports: of 20 that the plan ignores two reach it, of 178 others all but four."""

# ── A report beside last year's ──

SAME_SENTENCE = 12
"""Signs that a sentence has at least when it is held against last year's: shorter ones are alike by chance."""
SAME_PARAGRAPH = 30
"""Signs that a paragraph has at least."""
KEPT_PROMISE = 0.3
"""Share of the words of a plan that one paragraph on the work done has when it speaks of it."""

# ── Paragraphs that stand twice ──

OVERLAP = 0.36
"""Share of character pairs that makes a pair worth comparing; a quarter of the characters changed leaves more."""
LIKENESS = 0.65
LENGTH = 48
"""What counts as a repeat where nobody says otherwise: how alike, 0 to 1, and from how many characters."""
SHORT_LIKENESS, SHORT = 0.8, 60
"""Paragraphs of fewer characters must be so much alike. Of 204 labelled reports no two that are not copies reach .5."""
SUBSTANCE = 0.7
"""Without formulas, figures and punctuation at least this share of the least length must be left."""

# ── Figures that are computed ──

TOLERANCE = Decimal(1)
TOLERANCE_DECIMAL = Decimal("0.2")
"""So many percentage points a stated rate may differ from the computed one, and if it is given with decimals; more than
rounding explains."""
POINTS_TOLERANCE = Decimal("0.1")
"""The same for a difference of two rates that both stand there: their last digit."""
SLIGHTLY_LESS = Decimal("0.05")
"""Parts behind 其中 that fall short of their total by no more than this share seem meant as all of it: in some 230 labelled
reports and 200 other texts no two or more of them come as near unless they are wrong."""
MANY_ENOUGH = 20
"""Where the total is smaller, one or two more may well be left out."""
ALMOST = Decimal("0.1")
"""Three parts or more that no word announces and that miss their total by no more than this seem meant as all of it: of
some 180 sums in 230 labelled reports and 200 other texts none misses so closely unless it is wrong."""

# ── Parts of a report ──

TOLD_IN_PASSING = 2
"""Sentences that must tell of a part before it counts as told in passing."""
