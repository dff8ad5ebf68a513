"""What is wrong with a command line, in one Chinese line instead of click's English ones."""

from __future__ import annotations

import re
from typing import Any

from checker.support.nearest import suggest


def described(error: Any) -> str:
    """The line for an error of the command line."""
    path = getattr(getattr(error, "ctx", None), "command_path", "") or "checker"
    fault = _fault(error)
    return f"{fault}{'' if fault.endswith('？') else '；'}用法见 {path} --help"


def _fault(error: Any) -> str:
    message = error.format_message()
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return f"没有 {error.option_name} 这个选项{suggest(error.option_name, error.possibilities or ())}"
    if kind == "MissingParameter" and error.param is not None:
        names = error.param.opts if error.param.param_type_name == "option" else ()
        return f"缺少 {' '.join(names) or error.param.metavar or error.param.name}"
    if kind == "BadOptionUsage":
        return f"{error.option_name} 后面要写值" if "requires" in message else f"{error.option_name} 不带值"
    if found := re.search(r"No such command '([^']*)'", message):
        return f"没有 {found[1]} 这个命令"
    if found := re.search(r"unexpected extra argument.*? \((?!s\))(.*)\)", message):
        return f"多写了 {found[1]}；名称里有空格的要加引号"
    if kind == "BadParameter":
        return _bad_value(error)
    return str(message)


def _bad_value(error: Any) -> str:
    if (param := error.param) is None:
        return str(error.message)
    name = " ".join(param.opts) if param.param_type_name == "option" else param.metavar or param.name
    low, high = getattr(param.type, "min", None), getattr(param.type, "max", None)
    kind = "整数" if "int" in param.type.name else "数" if "float" in param.type.name else ""
    wanted = f"{low} 到 {high} 的{kind}" if low is not None and high is not None else kind
    return f"{name} 的值不可用，应为{wanted}" if wanted else f"{name} 的值不可用（{error.message}）"
