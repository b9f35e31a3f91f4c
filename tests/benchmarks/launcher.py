"""A program on its own: starts a command, and says as JSON how long it took and how much memory it held.

Run as a file, so that nothing but the standard library is loaded: a process that starts another hands its own
peak of memory on, and this one's is small.
"""

import json
import resource
import subprocess
import sys
import time


def main() -> None:
    began = time.perf_counter()
    with subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE) as process:
        first = process.stdout.readline()
        printed = time.perf_counter() - began
        rest = process.stdout.read()
    ended = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    json.dump(
        {
            "status": process.returncode,
            "output": (first + rest).decode(),
            "printed_seconds": printed,
            "seconds": ended,
            "peak_bytes": peak if sys.platform == "darwin" else 1024 * peak,
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
