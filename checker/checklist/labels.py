"""What a careful reader found in whole reports: a TOML file with a table a report, a status for each requirement.

["报告/甲镇.txt"]
QT-01 = "covered"
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from checker.model.vocabulary import Status
from checker.support import toml
from checker.support.nearest import suggest

STATUSES = tuple(Status)


def read_labels(file: Path, known: Collection[str]) -> dict[Path, dict[str, str]]:
    """The statuses by report and requirement; the reports lie relative to the file.

    Args:
        known: ids of the requirements that can be labelled.

    Raises:
        TomlError: it is no such file, or names a report or requirement that there is none of.
    """
    source = toml.read(file, "标注")
    found: dict[Path, dict[str, str]] = {}
    for name, said in source.data.items():
        if not isinstance(said, dict):
            raise source.wrong(f'{name} 应为一份报告的表：["{name}"]，下面一行一项', name)
        path = file.parent / name
        if not path.is_file():
            raise source.wrong(f"找不到报告 {name}；路径从标注文件所在的文件夹写起", name)
        for item in said:
            if item not in known:
                raise source.wrong(f"清单没有要求 {item}{suggest(item, known)}", name, item)
            if said[item] not in STATUSES:
                raise source.wrong(f"{item} 的值 {said[item]} 不对，可用 {'、'.join(STATUSES)}", name, item)
        found[path] = dict(said)
    return found
