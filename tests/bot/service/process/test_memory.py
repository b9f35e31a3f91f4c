"""What is free goes back to the system, where the C library can do that."""

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from bot.service.process import memory

HOLDS_AND_FREES = """
import ctypes
from pathlib import Path
from bot.service.process.memory import give_back, share_heaps

share_heaps()
malloc, free = ctypes.CDLL(None).malloc, ctypes.CDLL(None).free
malloc.restype, free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
blocks = [malloc(50_000) for _ in range(1000)]
for block in blocks:
    ctypes.memset(block, 1, 50_000)
for block in blocks[:-1]:
    free(block)
resident = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * 4096
before = resident()
give_back()
print(before - resident())
"""


@pytest.mark.skipif(memory._glibc() is None, reason="the C library is not glibc")
def test_what_is_free_in_the_midst_of_a_heap_goes_back():
    root = Path(memory.__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", HOLDS_AND_FREES], cwd=root, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) > 40_000_000


def test_elsewhere_nothing_is_done(monkeypatch):
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    memory.share_heaps()
    memory.give_back()
