"""What a reader waits for: the weight of each sort of page on a first visit, and search on a slow phone."""

from __future__ import annotations

import gzip
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, sync_playwright

from bench.corpus import Corpus
from bench.peers import OURS, Contestant
from bench.plain import action_path

PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
PHONE = {"width": 375, "height": 700}
SLOWER = (1, 4, 6)
QUERIES = ("housing officers harbour", "moving home")
SEARCH_HERE = Path(__file__).with_name("search_here.js")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
LONGEST = 180_000
TRIES = 3


@dataclass(frozen=True, slots=True)
class Search:
    """What search asks of a reader: the index's bytes, as they are and packed, and by how many times the processor is
    slowed down, the milliseconds from the first touch of the search box to the first result, and from the next words.
    """

    index: int
    packed: int
    first: dict[int, float]
    next: dict[int, float]


def weights(site: Path, corpus: Corpus) -> dict[str, int]:
    """The bytes of all that a first visit loads, by sort of page; texts are packed as a server packs them."""
    with _served(site) as address, _browser() as browser:
        return {sort: _weight(site, address, at, browser) for sort, at in _addresses(corpus).items()}


def search(site: Path, contestant: Contestant, corpus: Corpus) -> Search:
    """Opens an action's page with an empty cache, and searches at once."""
    index = (site / contestant.index).read_bytes()
    first: dict[int, float] = {}
    later: dict[int, float] = {}
    at = _addresses(corpus)["action"] if contestant is OURS else _plain_action(corpus)
    with _served(site) as address, _browser() as browser:
        for slower in SLOWER:
            tries = [_search(browser, f"{address}/{at}", slower) for _ in range(TRIES)]
            first[slower] = median(one[0] for one in tries)
            later[slower] = median(one[1] for one in tries)
    return Search(len(index), len(gzip.compress(index, 6, mtime=0)), first, later)


def _addresses(corpus: Corpus) -> dict[str, str]:
    """An address of each sort of page."""
    council = corpus.councils[0]
    plan = council.plans[0]
    code = next(plan.actions)[1].code
    priority = council.priorities[0].name
    return {
        "home": "", "pledge": f"pledges/{council.name}/", "promise": f"pledges/{council.name}/listen/",
        "who to talk to": "help/", "strategy": f"strategies/{priority.partition('/')[0]}/",
        "priority": f"strategies/{priority}/", "plan": f"action-plans/{plan.name}/",
        "action": f"action-plans/{plan.name}/{code}/", "organisation of one council":
            f"organisations/{council.organisations[0].name}/",
        "organisation of all councils": f"organisations/{corpus.shared[0].name}/", "all plans": "action-plans/",
        "progress": "progress/", "golden thread": "golden-thread/", "downloads": "downloads/",
    }


def _plain_action(corpus: Corpus) -> str:
    plan = corpus.councils[0].plans[0]
    return f"{action_path(plan, next(plan.actions)[1]).removesuffix('.md')}/"


def _weight(site: Path, address: str, at: str, browser: Browser) -> int:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    asked: set[str] = set()
    page = context.new_page()
    context.on("request", lambda request: asked.add(request.url))
    page.goto(f"{address}/{at}", timeout=LONGEST)
    page.wait_for_load_state("networkidle", timeout=LONGEST)
    context.close()
    size = 0
    for path in {urlsplit(url).path for url in asked if url.startswith(address)}:
        file = site / unquote(path).removeprefix("/")
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            held = file.read_bytes()
            size += len(gzip.compress(held, 6, mtime=0)) if file.suffix in PACKED else len(held)
    return size


def _search(browser: Browser, address: str, slower: int) -> tuple[float, float]:
    """The milliseconds to the first result, and to the first of other words."""
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(path=SEARCH_HERE)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(address, timeout=LONGEST)
    times = []
    for query in QUERIES:
        times.append(float(page.evaluate(TYPED, query)))
    context.close()
    return times[0], times[1]


TYPED = """(words) => new Promise((done, fail) => {
  const box = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  list.replaceChildren();
  const started = performance.now();
  const seen = new MutationObserver(() => {
    if (list.querySelector(".md-search-result__item a")) {
      seen.disconnect();
      requestAnimationFrame(() => done(performance.now() - started));
    }
  });
  seen.observe(list, { childList: true, subtree: true });
  document.querySelector("[data-md-toggle=search]").click();
  box.focus();
  box.value = words;
  for (const kind of ["input", "keyup", "change"]) box.dispatchEvent(new Event(kind, { bubbles: true }));
  setTimeout(() => fail(new Error("no result")), 100000);
})"""


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def _browser() -> Iterator[Browser]:
    """A Chromium without a window: the one that CHROMIUM names, or the first on the PATH."""
    named = os.environ.get("CHROMIUM")
    path = next((found for name in ([named] if named else CHROMIUMS) if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield started
        started.close()
