"""What all tests share: results are kept in a folder of this run only, never in the user's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache directory of this run; a test that looks into it has one of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHECKER_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, with a cache of its own beside it."""
    work = tmp_path / "工作"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("CHECKER_DEBUG", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return work
