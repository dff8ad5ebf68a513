"""Formats that LibreOffice turns into Word documents: doc, wps, rtf, odt.

Each conversion has a profile of its own that forbids macros, active content and the fetching of what
a document links to, runs alone, and is ended when it takes too long or too much memory.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from checker.model.errors import ReadError
from checker.support.processes import confine
from checker.support.writing import try_lock

SECONDS = 120
"""For one conversion; a report takes two."""
MEMORY = 4 * 2**30
"""Bytes of address space for LibreOffice, where the system can limit it."""
FOLDER = "checker-office-in-"
"""How the folder of a conversion begins."""
WAIT = 600
"""Seconds to wait for the conversions of other runs."""
PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
COMMON = "/org.openoffice.Office.Common/Security/Scripting"
SETTINGS = (
    (COMMON, "BlockUntrustedRefererLinks", "true"),
    (COMMON, "DisableMacrosExecution", "true"),
    (COMMON, "DisableActiveContent", "true"),
    (COMMON, "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""No macros, nothing fetched, and no way out should something slip through: a proxy that is none."""
ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
PROFILE = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'


def convert(path: str, data: bytes, ending: str) -> bytes:
    """The Word document (.docx) that LibreOffice makes of a file.

    Args:
        path: of the file, for messages.
        ending: what the file is, such as `.doc`; LibreOffice goes by it where the bytes do not say.

    Raises:
        ReadError: there is no LibreOffice, or it makes nothing of the file.
    """
    program = find()
    if program is None:
        raise ReadError(
            path, f"读 {ending} 要借助 LibreOffice，这台电脑上没有；请安装它，或用 Word、WPS 另存为 .docx"
        )
    with _alone(path), tempfile.TemporaryDirectory(prefix=FOLDER) as folder:
        source, made = Path(folder, f"report{ending}"), Path(folder, "out", "report.docx")
        source.write_bytes(data)
        settings = Path(folder, "profile", "user", "registrymodifications.xcu")
        settings.parent.mkdir(parents=True)
        settings.write_text(
            PROFILE.format("".join(ITEM.format(*item) for item in SETTINGS)), encoding="utf-8"
        )
        profile = Path(folder, "profile").as_uri()
        command = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
        ]
        _run(path, [*command, "--outdir", str(made.parent), str(source)], folder)
        try:
            return made.read_bytes()
        except OSError:
            raise ReadError(
                path, f"LibreOffice 读不了这份 {ending}（可能损坏或设有密码），请用 Word 或 WPS 另存为 .docx"
            ) from None


def find() -> str | None:
    """LibreOffice's program, None where it is not installed."""
    known = (shutil.which("soffice"), shutil.which("libreoffice"), *filter(os.path.exists, PLACES))
    return next(filter(None, known), None)


def _run(path: str, command: list[str], folder: str) -> None:
    """Run a program to its end or ours, whatever it starts included."""
    home = {"HOME": folder, "TMPDIR": folder} if os.name == "posix" else {}
    process = subprocess.Popen(  # noqa: S603
        command,
        cwd=folder,
        env={**os.environ, **home},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=partial(confine, MEMORY, SECONDS) if os.name == "posix" else None,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise ReadError(path, f"LibreOffice {SECONDS} 秒内没有转完，请用 Word 或 WPS 另存为 .docx") from None
    finally:
        with suppress(OSError):
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()


def _sweep() -> None:
    """Delete copies of reports that killed runs left: folders older than any conversion."""
    for left in Path(tempfile.gettempdir()).glob(f"{FOLDER}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > 2 * SECONDS:
                shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _alone(path: str) -> Iterator[None]:
    """Wait until no other run of this user converts: LibreOffice takes much memory."""
    user = os.getuid() if sys.platform != "win32" else os.environ.get("USERNAME", "")
    name = Path(tempfile.gettempdir(), f"checker-office-{user}.lock")
    try:
        file = os.open(name, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError:
        yield  # no place for a lock; conversions at the same time cost memory only
        return
    try:
        deadline = time.monotonic() + WAIT
        while not try_lock(file):
            if time.monotonic() > deadline:
                raise ReadError(path, "LibreOffice 一直被别的检查占用，请稍后再试")
            time.sleep(0.1)
        _sweep()
        yield
    finally:
        os.close(file)
