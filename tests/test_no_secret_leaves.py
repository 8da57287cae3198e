"""Nothing internal leaves: a secret in every fact of every kind, and every byte of the public edition searched for it.

The project is planted from the classes of facts, so a new kind or fact is covered as it comes; whatever files a build
or an export writes are searched, so a new format is too. `planting*.py` say how.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from goldenthread.build import Built, build_site, export_files
from goldenthread.cli import main
from goldenthread.exports.table import FORMATS
from goldenthread.kinds.table import KINDS
from goldenthread.problems import Severity
from planting import NOT_TAKEN, facts_of, lends
from planting_bytes import found, of_built, of_folder, told, unreadable, where
from planting_crossing import TODAY, Planted, checked, plant
from planting_project import APART
from small_project import run, write

ALMOST_ALL = 0.7
MAY_BE_REFUSED_FOR = {"unknown-key", "period-audience"}
WHOLE = {"item", "entry", "register", "file", "folder", "holder", "kind", "hiding"}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """The planted project, read and checked."""
    return plant(tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="module")
def built(planted: Planted) -> Built:
    """Its public edition as the engine makes it, before MkDocs puts its theme around it."""
    return build_site(planted.checked)


def facts(owner: type[BaseModel], *, lent: bool = False, path: str = "") -> Iterator[str]:
    """Every fact in which a secret can stand, those within groups too, as `video.consent.review`."""
    for fact in facts_of(owner, lent=lent):
        if fact.shape.part is None and fact.takes_words:
            yield path + fact.name
        elif fact.shape.part and not fact.shape.holds_things:
            yield from facts(fact.shape.part, path=f"{path}{fact.name}.")


@pytest.mark.parametrize("name", [kind.name for kind in KINDS if kind.name not in APART])
def test_a_secret_is_planted_in_every_fact(planted: Planted, name: str) -> None:
    """Each fact of a kind holds one that is internal by itself, and one in a thing that is internal as a whole."""
    planter, owner = planted.planter, KINDS[name].type
    ways: dict[str, set[str]] = defaultdict(set)
    for one in (*planter.secrets.words.values(), *planter.secrets.years.values(), *planter.linked):
        if one.kind == name:
            ways[one.fact].add(one.way)
    for fact in (fact for lent in lends(owner) for fact in facts(owner, lent=lent)):
        assert "field" in ways[fact], f"{name}.{fact} holds no secret of its own"
        alone = NOT_TAKEN.get(name, set()) | set(owner.held_by or ())
        assert ways[fact] & WHOLE or fact in alone, f"nothing that is internal as a whole has {name}.{fact}"


def test_nothing_else_is_refused(planted: Planted) -> None:
    """The project has no error, so that it can be built; what was put aside is refused for what it may be."""
    assert {path: codes for path, codes in planted.aside.items() if codes - MAY_BE_REFUSED_FOR} == {}
    errors = [problem.text() for problem in planted.checked.report if problem.severity is Severity.ERROR]
    assert not errors, "\n".join(errors[:10])


def test_what_is_refused_stops_the_build(planted: Planted, tmp_path: Path) -> None:
    """A file put aside has an error at its own place, and nothing is written."""
    config = (planted.root / "mkdocs.yml").read_text("utf-8")
    write(tmp_path, {"mkdocs.yml": config, **{path: planted.planter.files[path] for path in planted.aside}})
    if planted.aside:
        done = run(tmp_path, "build", "--today", TODAY)
        assert done.returncode == 1, done.stdout + done.stderr
        assert [path for path in planted.aside if f"{path}:" not in done.stdout] == []
        assert not (tmp_path / "site").exists()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("how", [
    pytest.param([], id="site"), pytest.param(["--offline"], id="copy-for-a-folder", marks=pytest.mark.slow),
])
def test_no_byte_of_the_public_edition_holds_a_secret(planted: Planted, tmp_path: Path, how: list[str]) -> None:
    """Not in a page, an address, the search, a download, a file name or a comment, archives opened."""
    site = tmp_path / "site"
    command = ["build", "--audience", "public", "--today", TODAY, "--site-dir", str(site), *how]
    done = run(planted.root, *command)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert unreadable(of_folder(site)) == []
    places = found(of_folder(site), planted.planter.secrets)
    assert not places, told(places, planted.planter.secrets)


@pytest.mark.parametrize("form", [
    pytest.param(form, marks=pytest.mark.slow) if form == "docx" else form for form in FORMATS  # the site has them too
])
def test_no_export_holds_a_secret(
    planted: Planted, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `goldenthread export` writes is the public edition too, in every format there is."""
    monkeypatch.setattr(sys.modules["goldenthread.cli.main"], "check_project", lambda project, **_: planted.checked)
    monkeypatch.chdir(planted.root)
    done = CliRunner().invoke(main, ["export", form, "--today", TODAY, "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output[-2000:]
    assert any(tmp_path.rglob("*")) or form == "atom", "the feed of changes alone needs a history, and there is none"
    assert unreadable(of_folder(tmp_path)) == []
    places = found(of_folder(tmp_path), planted.planter.secrets)
    assert not places, told(places, planted.planter.secrets)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_no_file_of_markdown_holds_a_secret(
    planted: Planted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `goldenthread generate` writes for other generators is the public edition too: front matter, settings, the
    list of what it wrote.
    """
    monkeypatch.setattr(sys.modules["goldenthread.cli.main"], "check_project", lambda project: planted.checked)
    monkeypatch.chdir(planted.root)
    done = CliRunner().invoke(main, ["generate", str(tmp_path / "out"), "--today", TODAY])
    assert done.exit_code == 0, done.output[-2000:]
    assert len(list(tmp_path.rglob("index.md"))) > len(KINDS.table)
    assert unreadable(of_folder(tmp_path)) == []
    places = found(of_folder(tmp_path), planted.planter.secrets)
    assert not places, told(places, planted.planter.secrets)


def test_what_is_open_is_published(planted: Planted, built: Built) -> None:
    """Beside each secret stand open words that are published; else a secret might be missing for another reason.

    A thing that is called by what is internal may be left out as a whole, and so is a file that was refused.
    """
    seen = found(of_built(built), planted.planter.opens)
    aside = "".join(planted.planter.files[path] for path in planted.aside)
    hosts = [host for host in planted.planter.hosts
             if not host.identifying and not any(word in aside for word in host.open)]
    assert len(hosts) > len(KINDS.table) * 5
    assert [str(host.where) for host in hosts if not any(word in seen for word in host.open)] == []


@pytest.fixture(scope="module")
def entries(built: Built) -> list[dict[str, Any]]:
    """The entries of the public edition's records.json."""
    [content] = [file.content for file in built.files if file.address == "downloads/records.json"]
    return list(json.loads(content)["records"])


def test_a_link_from_internal_things_alone_is_not_shown(entries: list[dict[str, Any]]) -> None:
    """What only internal facts and internal things link to says nothing of it, at neither end."""
    lonely = {f"{one['kind']}:{one['id']}": one for one in entries if re.search(r"\blonely-[a-z-]+$", one["id"])}
    assert len(lonely) > len(KINDS.table) / 2
    back = {ref for ref, one in lonely.items() for name, refs in one["backlinks"].items() if refs and name != "part_of"}
    ends = {ref for one in entries for name, refs in one["links"].items() if name != "part_of" for ref in refs}
    assert sorted(back | ends & set(lonely)) == []


@pytest.mark.parametrize("name", [kind.name for kind in KINDS])
def test_a_count_counts_what_is_public(built: Built, entries: list[dict[str, Any]], name: str) -> None:
    """A block counts the items that the public edition has; asked for something internal it finds none."""
    for page in built.made.pages:
        if page.address == f"crossing-blocks-{name}/":
            whole, *asked = re.findall(r'class="gt-count">[^<]*<strong>(\d+)</strong>', page.html)
            assert int(whole) == sum(entry["kind"] == name for entry in entries)
            assert set(asked) <= {"0"}


@pytest.mark.slow
def test_the_internal_edition_shows_what_is_planted(planted: Planted) -> None:
    """Almost all secrets are such as would be published if they were not internal: the exports alone have them."""
    mint, internal = planted.planter.secrets, checked(planted.root, "internal")
    seen = found(((file.address, file.content) for form in FORMATS for file in export_files(internal, form)), mint)
    never = Counter(where(mint, one).fact for one in (*mint.words, *mint.years) if one not in seen)
    share = 1 - never.total() / (len(mint.words) + len(mint.years))
    assert share > ALMOST_ALL, f"{share:.0%} are shown; not shown, by fact: {never}"
