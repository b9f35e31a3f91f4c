"""`python -m bot`."""

import sys

if __name__ == "__main__":
    try:
        from bot.cli.app import main

        main()
    except KeyboardInterrupt:  # while the program was still being loaded
        sys.exit(130)
