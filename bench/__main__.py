"""`python -m bench`: measures, and writes RESULTS.md; `python -m bench --write FOLDER` only writes a corpus."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
from pathlib import Path

from bench import ours
from bench.corpus import ONE_COUNCIL, make

HERE = Path(__file__).parent
SIZES = (100, ONE_COUNCIL, 1000, 5000, 10_000)
ROUNDS = {100: 5, ONE_COUNCIL: 5, 1000: 5}
FEWEST_ROUNDS = 3
READERS = 5000


def main() -> None:
    """Reads the command line and does what it says."""
    said = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    said.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of actions")
    said.add_argument("--rounds", type=int, help="how often each tool runs at a size; 5 up to 1000 actions, then 3")
    said.add_argument("--programs", type=Path, default=HERE / ".venv" / "bin", help="where the tools are")
    said.add_argument("--readers", type=int, help="how many actions pages and search are measured with; 0: none")
    said.add_argument("--results", type=Path, default=HERE / "RESULTS.md", help="the file that is written")
    said.add_argument("--keep", type=Path, metavar="FILE", help="what earlier runs measured, to add to: sizes are"
                      " measured anew; the preview, pages and search are not")
    said.add_argument("--write", type=Path, metavar="FOLDER", help="write a project of the first size there, no more")
    given = said.parse_args()
    if given.write:
        ours.write(make(given.sizes[0]), given.write)
        return
    if given.readers is None:
        given.readers = min(READERS, max(given.sizes))
    _measure(given)


def _measure(given: argparse.Namespace) -> None:
    """Measures all, and writes the file anew after each part, so that a long run can be broken off."""
    from pydantic import TypeAdapter

    from bench import readers
    from bench.measure import measure
    from bench.peers import MATERIAL_ALONE, OURS
    from bench.preview import preview
    from bench.results import Results
    from bench.run import FailedError, Prepared, workplace
    from bench.tell import markdown

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that what lies in memory is taken away
    known = TypeAdapter(Results)
    results = known.validate_json(given.keep.read_bytes()) if given.keep and given.keep.exists() else Results()
    if hasattr(os, "getloadavg"):
        results.load = max(results.load or 0.0, os.getloadavg()[0])
    place = workplace()

    def tell(words: str) -> None:
        print(words, file=sys.stderr, flush=True)

    def keep() -> None:
        given.results.write_text(markdown(results, given.programs), "utf-8")
        if given.keep:
            given.keep.write_bytes(known.dump_json(results, indent=1))

    try:
        for size in given.sizes:
            rounds = given.rounds or ROUNDS.get(size, FEWEST_ROUNDS)
            results.sizes[size] = measure(size, rounds, given.programs, place, tell)
            keep()
        if results.preview is None:
            results.previews = given.rounds or FEWEST_ROUNDS
            try:
                results.preview = preview(given.programs, place, results.previews)
                tell(f"live preview: {results.preview:.2f} s")
            except FailedError as error:
                tell(f"live preview: {error}")
            keep()
        if given.readers and not results.search:
            corpus = make(given.readers)
            results.read_at = given.readers
            for tool in (OURS, MATERIAL_ALONE):
                one = Prepared.write(tool, corpus, place / "readers")
                one.build(given.programs)
                if tool is OURS:
                    results.weights = readers.weights(one.site, corpus)
                results.search[tool.name] = readers.search(one.site, tool, corpus)
                tell(f"search of {tool.name}: {results.search[tool.name]}")
                keep()
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
