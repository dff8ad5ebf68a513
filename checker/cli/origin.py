"""Where this program was installed from, and what others have to install to get the same."""

from __future__ import annotations

import json
import os
import re
from importlib.metadata import PackageNotFoundError, distribution
from urllib.parse import urlsplit

from checker import __version__

NAME = "baogao-checker"
"""Of the distribution; the name of the command belongs to another one on the public index."""
SHELL = r'"$`\\'
"""What a shell acts on between quotation marks, where the templates have what is to be installed."""
MANUAL = "docs/rules.md"


def requirement() -> str:
    """What pip has to install to get this program: the commit it was installed from, else its release."""
    url, commit = _commit()
    return f"{NAME} @ git+{url}@{commit}" if url else f"{NAME}=={__version__}"


def requirement_of(source: str) -> str:
    """What pip has to install to get the program from a release, a wheel or a repository; empty when unclear.

    A repository without a version stands for the release that is running.
    """
    said = source.strip()
    if re.fullmatch(rf"{NAME}\s*(==|@)\s*\S+", said):
        return said
    if not re.fullmatch(rf"[^{SHELL}]*", said):
        return ""
    if re.search(r"\s", said):
        return said if re.fullmatch(r'[\w.-]+ @ [^\s"]+', said) else ""
    if said.endswith((".whl", ".zip", ".tar.gz")):
        return f"{NAME} @ {said}" if "://" in said else ""
    address = said.removeprefix("git+")
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http", "ssh", "file") or not (parts.netloc or parts.scheme == "file"):
        return ""
    if "@" not in parts.path:
        address = f"{address.rstrip('/')}@v{__version__}"
    return f"{NAME} @ git+{address}"


def rules_page() -> str:
    """Address of the manual of the rules in the repository that the program came from; empty when unknown."""
    action, version = os.environ.get("GITHUB_ACTION_REPOSITORY"), os.environ.get("GITHUB_ACTION_REF")
    if action and version and os.environ.get("CHECKER_ACTION"):
        server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
        return f"{server}/{action}/blob/{version}/{MANUAL}"
    url, commit = _commit()
    if not url.startswith("https://"):
        return ""
    inside = "-/blob" if "gitlab" in urlsplit(url).netloc else "blob"
    return f"{url.removesuffix('.git')}/{inside}/{commit}/{MANUAL}"


def _commit() -> tuple[str, str]:
    """Repository and commit that were installed; empty when it was no repository."""
    try:
        origin = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return "", ""
    vcs = origin.get("vcs_info")
    return (str(origin["url"]), str(vcs["commit_id"])) if vcs else ("", "")
