"""A machine on which somebody follows the guide: a home, terminals, and our Discord in its network."""

import asyncio
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from tests.discord.loopback import Loopback
from tests.discord.wire import trusted
from tests.running.guide import CHECKOUT

NETWORK = Path(__file__).with_name("network")

PATIENCE = 60.0


def repository(folder: Path) -> Path:
    """A repository with the files of this checkout as they are, to be cloned."""
    home = folder / "repository"
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    for name in filter(None, names):
        source = CHECKOUT / name
        if source.is_file():
            target = home / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    identity = ["-c", "user.name=Verbatim", "-c", "user.email=verbatim@example.com"]
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "As it is"]):
        subprocess.run(["git", *identity, *words], cwd=home, check=True, capture_output=True)
    return home


def furnish(clone: Path) -> None:
    """Spare a clone the installation: its environment finds the packages of the one that runs the tests."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", clone / ".venv"], check=True)
    packages = next(clone.glob(".venv/lib/python*/site-packages"))
    (packages / "theirs.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (clone / ".venv" / ".run").touch()


class Terminal:
    """Runs boxes of commands one after the other, each where the one before left off."""

    def __init__(self, home: Path, loopback: Loopback) -> None:
        certificate = home / "certificate.pem"
        certificate.write_bytes(trusted())
        self.folder = home
        self._left = home / f"left-{id(self)}"
        self._environment = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(NETWORK),
            "PYTHONDONTWRITEBYTECODE": "1",
            "SSL_CERT_FILE": str(certificate),
            "LOOPBACK_DISCORD_PORT": str(loopback.port),
        }

    async def begin(self, commands: str) -> asyncio.subprocess.Process:
        """Start commands that go on; whatever they print comes out of one pipe."""
        script = f"set -e\n{commands}\npwd > '{self._left}'\n"
        return await asyncio.create_subprocess_exec(
            *("bash", "-c", script),
            cwd=self.folder,
            env=self._environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
        )

    async def run(self, commands: str, typed: str = "") -> str:
        """What commands print, which end by themselves and must succeed; `typed` is their standard input."""
        process = await self.begin(commands)
        async with asyncio.timeout(PATIENCE):
            output, _ = await process.communicate(typed.encode())
        text = output.decode()
        assert process.returncode == 0, f"{commands}\ngave {process.returncode}:\n{text}"
        self.folder = Path(self._left.read_text().strip())
        return text
