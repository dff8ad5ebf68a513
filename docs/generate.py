"""Make what is generated from the program: rule pages, tables and JSON Schemas. `--check` only says what is stale.

python docs/generate.py [--check]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from checker.checklist.model import schema as checklist_schema
from checker.gate.config import schema as config_schema
from checker.outputs.as_json import schema as report_schema
from checker.outputs.words import FAMILIES
from checker.rules import MODULES
from checker.rules.manual import Manual, bounds_of, default_of, manual_of

ROOT = Path(__file__).resolve().parents[1]
NOTE = "<!-- 由 docs/generate.py 生成，请改规则本身，不要改这里 -->"


def rule_table(manuals: list[Manual]) -> str:
    """The README's table of rules."""
    rows = ["| 类别 | 规则 | 查什么 | 级别 |", "| --- | --- | --- | --- |"]
    family = ""
    for manual in manuals:
        rule = manual.rule
        shown = "" if rule.family == family else f"{FAMILIES[rule.family].zh} "
        family = rule.family
        rows.append(
            f"| {shown}| [`{rule.id}`](docs/rules.md#{rule.id}) | {rule.title.zh} | {rule.severity.value} |"
        )
    return "\n".join(rows)


def rules_page(manuals: list[Manual]) -> str:
    """Every rule's manual on one page, with an anchor for each."""
    return (
        "\n".join([NOTE, "", "# 规则 · Rules", *(line for manual in manuals for line in _page(manual))])
        + "\n"
    )


def _page(manual: Manual) -> Iterator[str]:
    rule = manual.rule
    title, _, text = manual.text.partition("\n")
    yield from (
        "",
        f"## {rule.id}",
        "",
        f"**{title.rstrip('。')}** · {rule.title.en} · {FAMILIES[rule.family].zh}",
    )
    yield from (f"· {rule.severity.value}", "", text.strip())
    if rule.options:
        yield from ("", "| 选项 | 默认 | 意思 |", "| --- | --- | --- |")
        for name, option in rule.options.items():
            yield f"| `{name}` | `{default_of(option)}` | {option.meaning.zh}{bounds_of(option)} |"
    for name, example in (("不合格", manual.bad), ("合格", manual.good)):
        if example:
            yield from ("", f"{name}：", "", "```text", example, "```")


def between(text: str, name: str, made: str) -> str:
    """A text with what stands between two markers replaced."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, _, rest = text.partition(start)
    _, found, after = rest.partition(end)
    assert found, f"no {name} markers"
    return f"{before}{start}\n{made}\n{end}{after}"


def files() -> Iterator[tuple[Path, str]]:
    """Every generated file with its text."""
    manuals = [manual_of(module) for module in MODULES]
    readme = ROOT / "README.md"
    yield readme, between(readme.read_text("utf-8"), "rules", rule_table(manuals))
    yield ROOT / "docs" / "rules.md", rules_page(manuals)
    for name, schema in (
        ("checker-toml", config_schema()),
        ("checklist", checklist_schema()),
        ("report", report_schema()),
    ):
        yield ROOT / "docs" / f"{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write the files, or name the stale ones and exit 1."""
    stale = [(path, text) for path, text in files() if not path.is_file() or path.read_text("utf-8") != text]
    if "--check" in sys.argv:
        if stale:
            names = ", ".join(str(path.relative_to(ROOT)) for path, _ in stale)
            sys.exit(f"stale: {names}; run python docs/generate.py")
        return
    for path, text in stale:
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
