"""Rooms: each browser has its own, which no other browser sees."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from checker.desk.limits import Limits
from checker.desk.room import Room
from checker.desk.work import Workers
from checker.gate.audit import Task
from checker.model.findings import Rule


class Rooms:
    """All rooms of a program, by the secret in the browser's cookie."""

    def __init__(
        self, folder: Path, task: Task, rules: Mapping[str, Rule], limits: Limits, workers: Workers
    ) -> None:
        self.token = secrets.token_urlsafe(32)
        self.limits = limits
        self.workers = workers
        self._folder, self._task, self._rules = folder, task, rules
        self._rooms: dict[str, Room] = {}

    def open(self) -> str:
        """A new room; the least recently opened one goes when there are too many.

        Returns:
            Its secret.
        """
        while len(self._rooms) >= self.limits.rooms:
            old = self._rooms.pop(next(iter(self._rooms)))
            old.clear()
            shutil.rmtree(old.folder, ignore_errors=True)
        secret = secrets.token_urlsafe(32)
        folder = self._folder / secrets.token_hex(8)
        folder.mkdir(0o700)
        self._rooms[secret] = Room(folder, self.limits, self.workers, self._task, self._rules)
        return secret

    def get(self, secret: str) -> Room | None:
        """The room of a secret."""
        return next(
            (
                room
                for key, room in self._rooms.items()
                if secrets.compare_digest(key.encode(), secret.encode())
            ),
            None,
        )
