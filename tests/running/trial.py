"""Tries the service by a real systemd: `make try-service`, as root, on Linux with unshare and nsenter.

The section "As a service" of the guide is followed as it stands, but for `sudo`, in namespaces that this
machine's systemd boots in; Discord is the loopback one. It takes some minutes, and tells what happened.
"""

import asyncio
import base64
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.discord.loopback import Loopback
from tests.discord.schema import Schema
from tests.discord.wire import trusted
from tests.running.guide import Step, steps
from tests.running.machine import repository

CGROUPS = [Path("/sys/fs/cgroup", name) for name in ("systemd", "unified", "")]
"""Where control groups may be: of both versions, of the second alone."""

DROP_IN = Path("/etc/systemd/system/verbatim.service.d/network.conf")

QUESTION = "How many people were aboard the ferry?"


def tell(text: str) -> None:
    """Say what happened."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class Booted:
    """A systemd in namespaces of its own; `run` runs commands beside it."""

    def __init__(self, process: int) -> None:
        self._enter = ["nsenter", "-t", str(process), "-m", "-p", "-u", "-i", "-r", "-w"]

    async def run(self, commands: str, *, may_fail: bool = False) -> str:
        """What commands print, which is told; they must succeed unless they `may_fail`."""
        output, status = await self._enter_and_run(commands)
        tell(f"$ {commands.strip()}\n{output}")
        assert may_fail or not status, f"status {status}"
        return output

    async def _enter_and_run(self, commands: str) -> tuple[str, int | None]:
        process = await asyncio.create_subprocess_exec(
            *(*self._enter, "bash", "-ec", commands),
            env={**os.environ, "HOME": "/root", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/bin"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        return (await process.communicate())[0].decode(), process.returncode

    async def until(self, command: str, wanted: str, seconds: float) -> None:
        """Wait until a command prints something, and tell how long that took."""
        began = time.monotonic()
        while wanted not in (said := (await self._enter_and_run(command))[0]):
            assert time.monotonic() - began < seconds, f"{command} does not say {wanted}, but {said}"
            await asyncio.sleep(1)
        tell(f"$ {command}   (until it said so, {time.monotonic() - began:.0f} s)\n{said}")


@contextmanager
def booted(folder: Path) -> Iterator[Booted]:
    """A systemd of this machine, ended at the end of the `with` block and gone without a trace."""
    homes = [each / "verbatim-trial" for each in CGROUPS if (each / "cgroup.procs").exists()]
    for home in homes:
        home.mkdir(exist_ok=True)
    join = "; ".join(f"echo $$ > {home}/cgroup.procs" for home in homes)
    boot = Path(__file__).with_name("boot.sh")
    unshared = f"{join}; exec unshare --mount --pid --fork --uts --ipc --kill-child {boot} {folder}"
    with subprocess.Popen(["sh", "-c", unshared], start_new_session=True) as process:
        try:
            yield Booted(_child_of(process.pid))
        finally:
            process.kill()
            process.wait()
            for home in homes:
                _remove(home)


def _remove(home: Path) -> None:
    """Remove a control group, whose processes may take a moment to end."""
    for _ in range(50):
        with suppress(OSError):
            for inner in sorted(home.rglob("*/"), reverse=True):
                inner.rmdir()
            home.rmdir()
            return
        time.sleep(0.1)


def _child_of(process: int) -> int:
    """The systemd that a process has started, once it has come up."""
    for _ in range(300):
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        if children and Path(f"/proc/{children[0]}/comm").read_text() == "systemd\n":
            return int(children[0])
        time.sleep(0.1)
    raise AssertionError("systemd did not come up")


def main() -> None:
    """Try it, and say so."""
    if os.geteuid() != 0:
        sys.exit("try-service: run it as root")
    with tempfile.TemporaryDirectory(dir="/var/tmp") as name:  # /tmp is another one inside
        work, folder = Path(name, "work"), Path(name)
        work.mkdir()
        home = repository(folder)
        with booted(work) as system:
            asyncio.run(_try(system, home.as_uri()))
    tell("Everything was as the guide says.")


async def _try(system: Booted, address: str) -> None:
    async with Loopback(Schema(None)) as loopback:
        first = base64.urlsafe_b64encode(str(loopback.bot.id).encode()).decode().rstrip("=")
        loopback.token = f"{first}.Loopback.{'x' * 27}"
        await system.until("systemctl is-system-running", "running", 60)
        await _put(system, Path("/opt/certificate.pem"), trusted().decode())
        await _follow(system, loopback, address)


async def _follow(system: Booted, loopback: Loopback, address: str) -> None:
    install, start = [step for step in steps() if step.section == "As a service"][:2]
    await _step(system, install, address)
    network = (
        "PYTHONPATH=/opt/verbatim/tests/running/network SSL_CERT_FILE=/opt/certificate.pem "
        f"LOOPBACK_DISCORD_PORT={loopback.port}"
    )
    await _put(system, DROP_IN, f"[Service]\nEnvironment={network}\n")
    await _put(system, Path("/etc/verbatim/discord_token"), loopback.token)
    await system.run("systemctl daemon-reload")
    await _step(system, start, address, prefix=f"export {network}\n")
    await system.run(f"export {network}\nverbatim add --samples")
    await _ask(loopback)
    await system.run("systemctl reload verbatim")
    show = "systemctl show verbatim -p ActiveState,SubState,Result,ExecMainStatus,NRestarts"
    await system.run("systemctl kill -s KILL verbatim")
    await system.until(show, "ActiveState=active", 90)
    await _ask(loopback)
    await system.run("systemctl stop verbatim")
    assert "Result=success" in await system.run(show)
    loopback.token += "-reset"
    await system.run("systemctl start verbatim", may_fail=True)
    await system.until(show, "ExecMainStatus=78\nActiveState=failed", 30)


async def _step(system: Booted, step: Step, address: str, prefix: str = "") -> None:
    output = await system.run(prefix + step.typed({"ADDRESS": address}).replace("sudo ", ""))
    assert step.missing(output) == []


async def _put(system: Booted, path: Path, text: str) -> None:
    await system.run(f"mkdir -p {path.parent}\ncat > {path} <<'END'\n{text}\nEND")


async def _ask(loopback: Loopback) -> None:
    loopback.user("ann").mentions_bot(loopback.channel, QUESTION)
    reply = await loopback.channel.next_message()
    assert "All 219 people aboard" in reply.text
    tell(f"asked: {QUESTION}\nanswered: {reply.text}\n")


if __name__ == "__main__":
    main()
