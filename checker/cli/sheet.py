"""``checker sheet`` and ``checker sheet import``"""

from __future__ import annotations

import dataclasses
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from checker.cli import options
from checker.cli.app import app, fail
from checker.cli.progress import Progress
from checker.cli.streams import can_ask, say, tell

if TYPE_CHECKING:
    from checker.review.sheets.returned import SheetError
    from checker.review.sheets.view import Sheet

FORMATS = ("docx", "xlsx", "html", "md")
OVERVIEW = "总览.xlsx"


class _Group(TyperGroup):
    """A group whose first command need not be named: ``sheet PATH…`` is ``sheet make PATH…``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, "-h", "--help"):
            args = ["make", *args]
        return super().parse_args(ctx, args)


group = typer.Typer(
    cls=_Group,
    no_args_is_help=True,
    help="生成复核用的问题清单：checker sheet 报告… -o 清单.xlsx；填好后读回。",
)
app.add_typer(group, name="sheet")


@group.command()
@options.spread
def make(
    paths: options.Paths = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="一份清单，后缀决定格式：" + "、".join(FORMATS)),
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--dir", metavar="DIR", help=f"每份报告一份清单，另加一份{OVERVIEW}")
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="--dir 里每份清单的格式：" + "、".join(FORMATS)
        ),
    ] = "docx",
    *,
    judging: options.Judging,
    waivers: options.Waivers = None,
    previous: options.Previous = None,
    archive: options.ArchiveFile = None,
    jobs: options.Jobs = None,
    lang: options.Lang = None,
    no_cache: options.NoCache = False,
    force: Annotated[bool, typer.Option("--force", help="已有的清单里填了还没读回的结论，也覆盖")] = False,
) -> None:
    """生成问题清单；make 可以不写。

    返回值：0 生成了；2 用法、配置或清单有误；3 没有可检查的报告；4 有报告读不出来，其余的已生成。
    """
    from checker.gate.earlier import earlier
    from checker.gate.own_rules import rules_by_id
    from checker.gate.run import Request, run
    from checker.model.findings import Wording
    from checker.review.incoming import history_of
    from checker.review.sheets.facts import facts_of
    from checker.review.sheets.making import make as make_view
    from checker.support import limits
    from checker.support.writing import refuse

    if not output and not folder:
        fail("请用 -o 写明清单文件，如 -o 清单.xlsx，或用 --dir 写明文件夹")
    if output and output.suffix.lower().removeprefix(".") not in FORMATS:
        fail(f"-o：{output} 的后缀不可用，可用 {'、'.join(FORMATS)}")
    options.choose("--format", format, FORMATS)
    overrides = judging.overrides(waivers=waivers, jobs=jobs, lang=lang)
    options.exists("--previous", previous)
    request = Request(
        list(paths or [Path()]), overrides, judging.config, previous, archive, cache=not no_cache, reasons=True,
        targets=[output] if output else [],
    )  # fmt: skip
    progress = Progress()
    outcome = run(request, progress, say)
    if outcome.nothing:
        options.nothing(request.paths, outcome.left_out)
    count = len(outcome.result.reports)
    if output and output.suffix.lower() == ".docx" and count > limits.LETTERS:
        fail(
            f"{output}：有 {count} 份报告，一份 Word 最多放 {limits.LETTERS} 份；请用 --dir 每份写一个文件，或 -o 清单.xlsx"
        )
    sheet = make_view(outcome.result, rules_by_id(), history_of(outcome.settings), outcome.config.lang)
    if previous or archive:
        offices = {page.facts.issuer for page in sheet.pages} - {""}
        sheet = dataclasses.replace(sheet, earlier=tuple(map(facts_of, earlier(request, offices))))
    targets = _targets(sheet, output, folder, format)
    refuse(targets, [Path(report) for report in outcome.settings])
    for target in () if force else targets:
        _check_target(target, judging.config, waivers)
    for number, (target, part) in enumerate(targets.items(), 1):
        _write(target, part)
        progress(number, len(targets), str(target))
    for error in (*outcome.result.errors, *outcome.result.unread):
        say(f"{error.path}：{error.message}")
    for made in filter(None, (output, folder)):
        count = len(sheet.pages)
        tell(Wording(f"{made}：{count} 份报告", f"{made}: {count} report(s)").of(sheet.lang))
    raise typer.Exit(4 if outcome.result.errors else 0)


@group.command("import")
def import_sheet(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="填好的 .xlsx 或 .docx，或网页清单保存的 .json")
    ],
    prefer: Annotated[
        str | None,
        typer.Option(
            metavar="WHOSE",
            help="与已记入的结论不一致时以谁为准：newest 日期新的、ours 已记入的、theirs 这份清单",
        ),
    ] = None,
    within: Annotated[
        Path, typer.Option("--within", metavar="DIR", help="清单里的报告都应在这个文件夹里，默认当前文件夹")
    ] = Path(),
    config: options.ConfigFile = None,
    waivers: options.Waivers = None,
) -> None:
    """读回填好的清单，把复核结论记入 verdicts.toml，误报和不适用的记入豁免文件。

    两人的结论不一致时列出来请人决定，没有决定就什么都不记。

    返回值：0 读完了；2 清单有填错的地方或结论不一致，什么都没有记。
    """
    from checker.review.incoming import PREFER, DisagreementError, changes, unsettled
    from checker.review.sheets.importing import read
    from checker.review.sheets.returned import SheetError

    if prefer is not None:
        options.choose("--prefer", prefer, PREFER)
    try:
        entries = read(file, within)
    except SheetError as error:
        _fail_all(error)
    if entries and not any(Path(entry.path).exists() for entry in entries):
        fail(f"{file}：这里没有清单里的报告（如 {entries[0].path}），请在生成清单时的文件夹里导入")
    planned = changes(entries, config, options.overrides(waivers=waivers))
    if wrong := unsettled([one for change in planned for one in change.disagreements], prefer or ""):
        prefer = _ask(file, [str(one) for one in wrong], prefer)
    try:
        done = [change.save(prefer or "") for change in planned]
    except DisagreementError as error:
        _ask(file, str(error).splitlines(), "newest")
    added, waived = sum(c.added for c in done), sum(c.waived for c in done)
    tell(f"{file}：读到 {len(entries)} 条复核结论，新记入 {added} 条，豁免改动 {waived} 条")


@group.command("merge")
def merge_sheets(
    files: Annotated[
        list[Path], typer.Argument(metavar="A.xlsx B.xlsx…", help="同一份清单的几份填写，第一份应是 .xlsx")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="M.xlsx", help="合成的清单")],
    prefer: Annotated[
        str | None,
        typer.Option(
            metavar="WHOSE", help="结论不一致时以谁为准：newest 日期新的、ours 前一份、theirs 后一份"
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="已有的清单里填了还没读回的结论，也覆盖")] = False,
) -> None:
    """把几个人分别填的同一份清单合成一份，不一致的列出来；两边的意见都留着，没有定的结论空着。

    返回值：0 合成了；1 合成了，有不一致的没有定；2 用法有误或清单有填错的地方，什么都没有写。
    """
    from checker.review.incoming import PREFER
    from checker.review.merging import fill, merge
    from checker.review.sheets.importing import read
    from checker.review.sheets.returned import MAX_BYTES, SheetError
    from checker.review.verdicts import MAX_REMARK
    from checker.support.reading import read_bytes
    from checker.support.writing import refuse, write

    if prefer is not None:
        options.choose("--prefer", prefer, PREFER)
    if len(files) < 2:
        fail("请写明两份或更多的清单，如 checker sheet merge 甲.xlsx 乙.xlsx -o 合并.xlsx")
    for path in (files[0], output):
        if path.suffix.lower() != ".xlsx":
            fail(f"{path}：第一份清单和合成的清单都应是 .xlsx")
    refuse([output], files)
    try:
        copies = [read(file, None) for file in files]
        if not force:
            _check_target(output, None, None)
        made = merge(copies, prefer or "")
        if any(len(verdict.remark) > MAX_REMARK for verdict in made.verdicts):
            fail(f"有一处的意见合起来超过 {MAX_REMARK} 字，一格放不下，没有合并；请先把其中一份改短")
        data = fill(read_bytes(files[0], MAX_BYTES), made.verdicts)
    except SheetError as error:
        _fail_all(error)
    write(output, data)
    for conflict in made.conflicts:
        tell(str(conflict))
    held = {verdict.key: verdict.verdict for verdict in made.verdicts}
    open_ = sum(not held[conflict.first.key] for conflict in made.conflicts)
    told = f"{output}：{len(made.verdicts)} 条复核结论，{len(made.conflicts)} 处不一致"
    tell(f"{told}，其中 {open_} 处没有定，结论空着，两边的意见都在“复核意见”里" if open_ else told)
    raise typer.Exit(1 if open_ else 0)


def _ask(file: Path, wrong: list[str], prefer: str | None) -> str:
    """Whose verdicts hold, as somebody at the terminal says; without one, nothing is written."""
    from checker.review.incoming import PREFER

    for line in wrong:
        say(line)
    told = f"{file}：有 {len(wrong)} 条结论与已记入的不一致"
    if prefer == "newest":
        told += "，日期分不出先后"
    asked = prefer is None and can_ask()
    question = f"{told}。以谁为准（newest 日期新的、ours 已记入的、theirs 这份清单的，回车放弃）"
    answer = typer.prompt(question, default="", show_default=False, err=True).strip() if asked else ""
    if not answer:
        fail(
            f"{told}，什么都没有记；请商定后用 --prefer ours（已记入的）或 --prefer theirs（这份清单的）再导入"
        )
    return options.choose("--prefer", answer, PREFER)


def _fail_all(error: SheetError) -> NoReturn:
    *lines, last = str(error).splitlines()
    for line in lines:
        say(line)
    fail(last)


def _targets(sheet: Sheet, output: Path | None, folder: Path | None, format: str) -> dict[Path, Sheet]:
    """What to write where."""
    from checker.gate.own_outputs import SHEET
    from checker.review.sheets.view import Sheet

    targets = {output: sheet} if output else {}
    if folder:
        targets[folder / OVERVIEW] = sheet
        taken = {str(target).casefold() for target in targets}
        for page in sheet.pages:
            stem = Path(page.facts.path).stem
            name = folder / f"{stem}{SHEET}{format}"
            number = count(page.number)
            while str(name).casefold() in taken:  # the same file name in another folder
                name = folder / f"{next(number)}.{stem}{SHEET}{format}"
            taken.add(str(name).casefold())
            targets[name] = Sheet((page,), lang=sheet.lang)
    return targets


def _check_target(target: Path, config: Path | None, waivers: Path | None) -> None:
    """Refuse to write over a sheet in which a reviewer wrote what was not yet read."""
    from checker.review.incoming import unread
    from checker.review.sheets.returned import SheetError

    try:
        wrong = unread(target, config, options.overrides(waivers=waivers))
    except SheetError as error:
        say("不覆盖已有的文件；请先改好并导入，或换一个文件名，或加 --force")
        _fail_all(error)
    if wrong:
        fail(f"{target} {wrong}，或加 --force")


def _write(target: Path, sheet: Sheet) -> None:
    from checker.review.sheets import pieces
    from checker.support.writing import unwritable, write

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(target, error) from None
    write(target, pieces(target.suffix.lower(), sheet), sync=False)
