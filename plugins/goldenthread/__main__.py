"""Runs the command as `python -m goldenthread`."""

from goldenthread.cli import main

if __name__ == "__main__":
    main()
