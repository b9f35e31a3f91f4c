"""What systemd is told, on a real datagram socket."""

import asyncio
import os
import secrets
import socket
import threading
import time

import pytest

from bot.service.process.notify import Notifier, notifier_of


class Manager:
    """The service manager's end: everything it was told, one message a time."""

    def __init__(self, address, bound):
        self.address = address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(bound)
        self._socket.settimeout(5)

    def next(self):
        """The next message, as a dictionary."""
        lines = self._socket.recv(4096).decode().splitlines()
        return dict(line.split("=", 1) for line in lines)

    def waiting(self):
        """Every message that has come and was not looked at."""
        self._socket.setblocking(False)
        found = []
        try:
            while True:
                found.append(self.next())
        except BlockingIOError:
            return found
        finally:
            self._socket.settimeout(5)

    def close(self):
        self._socket.close()


@pytest.fixture(params=["a path", "an abstract name"])
def manager(request, tmp_path):
    name = f"verbatim-{secrets.token_hex(6)}"
    path = str(tmp_path / name)
    abstract = request.param == "an abstract name"
    found = Manager(f"@{name}", f"\0{name}") if abstract else Manager(path, path)
    yield found
    found.close()


@pytest.fixture
def path_manager(tmp_path):
    path = str(tmp_path / "notify")
    found = Manager(path, path)
    yield found
    found.close()


async def at_once():
    """Ready, or alive."""


def test_states_are_lines_and_a_text_is_one_line(manager):
    Notifier(manager.address).send(READY=1, STATUS="two\nlines")
    assert manager.next() == {"READY": "1", "STATUS": "two lines"}


def test_a_long_start_asks_for_more_time_while_it_blocks(path_manager):
    with Notifier(path_manager.address).long_start("reading"):
        assert path_manager.next() == {"EXTEND_TIMEOUT_USEC": "60000000", "STATUS": "reading"}


def test_nothing_asks_for_time_after_the_start_is_done(path_manager, monkeypatch):
    class Late(threading.Thread):
        """A thread to which a busy machine comes late."""

        def run(self):
            time.sleep(0.2)
            super().run()

    monkeypatch.setattr(threading, "Thread", Late)
    notifier = Notifier(path_manager.address)
    with notifier.long_start("reading"):
        pass
    notifier.send(READY=1)
    time.sleep(0.3)
    assert [*map(list, path_manager.waiting())] == [["EXTEND_TIMEOUT_USEC", "STATUS"], ["READY"]]


def test_without_a_socket_nothing_happens():
    notifier = Notifier(None)
    notifier.send(READY=1)
    with notifier.long_start("reading"):
        pass


def test_a_socket_that_is_gone_is_said_once_and_stops_nothing(tmp_path, caplog):
    notifier = Notifier(str(tmp_path / "nobody"))
    notifier.send(READY=1)
    notifier.send(READY=1)
    assert len(caplog.records) == 1


class TestReload:
    async def test_it_is_framed_by_its_moment_and_the_end(self, path_manager):
        notifier = Notifier(path_manager.address)
        await notifier.supervise(at_once, at_once)
        path_manager.waiting()
        before = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
        notifier.during_reload(lambda: "settings read again")
        begun, ended = path_manager.waiting()
        assert begun["RELOADING"] == "1"
        assert before <= int(begun["MONOTONIC_USEC"]) <= time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
        assert ended == {"READY": "1", "STATUS": "settings read again"}

    def test_before_the_start_is_done_it_does_not_end_the_start(self, path_manager):
        Notifier(path_manager.address).during_reload(lambda: "settings read again")
        assert path_manager.waiting() == []


class TestSupervision:
    async def test_it_is_ready_when_it_is_connected_and_not_before(self, path_manager):
        connected = asyncio.Event()
        notifier = Notifier(path_manager.address)
        supervising = asyncio.create_task(notifier.supervise(connected.wait, at_once))
        await asyncio.sleep(0.05)
        assert all("READY" not in each for each in path_manager.waiting())
        connected.set()
        await supervising
        assert path_manager.waiting() == [{"READY": "1", "STATUS": "connected to Discord"}]

    async def fed(self, manager, alive, seconds=0.5):
        """How often the watchdog was fed in a while."""
        supervising = asyncio.create_task(Notifier(manager.address, 0.1).supervise(at_once, alive))
        await asyncio.sleep(seconds)
        supervising.cancel()
        return sum("WATCHDOG" in each for each in manager.waiting())

    async def test_the_watchdog_is_fed_twice_in_its_time(self, path_manager):
        assert 5 <= await self.fed(path_manager, at_once) <= 11

    async def test_it_is_not_fed_when_there_is_no_sign_of_life_in_time(self, path_manager):
        assert await self.fed(path_manager, asyncio.Event().wait) == 0

    async def test_it_is_not_fed_when_the_sign_of_life_fails(self, path_manager):
        async def failing():
            raise OSError("no store")

        assert await self.fed(path_manager, failing) == 0

    async def test_it_is_not_fed_while_the_loop_does_not_turn(self, path_manager):
        supervising = asyncio.create_task(Notifier(path_manager.address, 0.1).supervise(at_once, at_once))
        await asyncio.sleep(0.06)
        path_manager.waiting()
        time.sleep(0.3)  # noqa: ASYNC251  that is what is tested
        assert path_manager.waiting() == []
        supervising.cancel()

    async def test_it_is_fed_again_after_a_bad_moment(self, path_manager):
        bad = iter([True, True])

        async def alive():
            if next(bad, False):
                raise OSError("no store")

        assert await self.fed(path_manager, alive) >= 2


class TestEnvironment:
    def test_the_socket_and_the_watchdog_come_from_it(self, path_manager):
        notifier = notifier_of({"NOTIFY_SOCKET": path_manager.address, "WATCHDOG_USEC": "30000000"})
        notifier.send(READY=1)
        assert path_manager.next() == {"READY": "1"}
        assert notifier.watchdog == 30.0

    @pytest.mark.parametrize("value", ["", "0", "soon", "-5"])
    def test_a_watchdog_that_is_no_number_is_none(self, value):
        assert notifier_of({"WATCHDOG_USEC": value}).watchdog is None

    def test_a_watchdog_meant_for_another_process_is_none(self):
        environment = {"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid() + 1)}
        assert notifier_of(environment).watchdog is None
