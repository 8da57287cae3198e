"""The schemas that editors use take every file of the examples, and refuse what a schema can refuse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from cases_reader import read_case
from goldenthread.cli import main
from goldenthread.cli.schema import WHOLE, editor_settings, schemas
from goldenthread.kinds.table import KINDS
from small_project import write

HERE = Path(__file__).parent
REFUSED = {"unknown-key", "not-in-list", "yes-or-no", "unknown-kind"}


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it, by version 1.2: “yes” and dates are words."""


Yaml12.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":bool"))]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    """The schema for all files, with those it refers to."""
    made = schemas(KINDS, {"organisation": ["westmoor-homes"]})
    known = Registry().with_resources([(name, Resource.from_contents(one)) for name, one in made.items()])
    return Draft7Validator(made[WHOLE], registry=known)


def facts(text: str, name: str) -> Any:
    """The facts of a file, where it holds any and can be read."""
    if name.endswith(".md"):
        text = text.removeprefix("---\n").partition("\n---\n")[0] if text.startswith("---\n") else ""
    try:
        return yaml.load(text, Yaml12)
    except yaml.YAMLError:
        return None


def examples(project: Path) -> Iterator[Path]:
    """Every file of the examples, and the example of each kind."""
    kinds = "plugins/goldenthread/kinds"
    for folder, pattern in (("strategy", "**/*.*"), ("actionplans", "*.yml"), (kinds, "*/*.example.*")):
        yield from (path for path in (project / folder).glob(pattern) if path.suffix in (".yml", ".md"))


def test_every_example_is_taken(validator: Draft7Validator, project: Path) -> None:
    """What the check takes an editor does not underline."""
    seen = 0
    for path in examples(project):
        found = facts(path.read_text("utf-8"), path.name)
        if isinstance(found, dict) and "kind" in found:
            seen += 1
            assert [error.message for error in validator.iter_errors(found)] == [], path
    assert seen > 100


def cases() -> Iterator[tuple[str, str, str]]:
    """Each golden case whose problem is one that a schema can see: its name, the file and its text."""
    for path in sorted((HERE / "cases/refused").glob("*.txt")):
        case = read_case(path)
        for line in case.answer.splitlines():
            file, code = line.split(":")[0], line.rpartition("[")[2].rstrip("]")
            in_facts = "error: " in line and not path.stem.startswith("a_block")
            if code in REFUSED and in_facts and file in case.files and file.endswith((".yml", ".md")):
                yield path.stem, file, case.files[file].decode("utf-8", "replace")
                break


@pytest.mark.parametrize(("case", "file", "text"), [pytest.param(*one, id=one[0]) for one in cases()])
def test_what_a_schema_can_see_is_refused(validator: Draft7Validator, case: str, file: str, text: str) -> None:
    """An unknown key, a word not in a short list, a kind that is none: an editor underlines it."""
    found = facts(text, file)
    if isinstance(found, dict) and "kind" in found:
        assert list(validator.iter_errors(found)), case


def test_links_are_completed_with_what_the_project_has(project: Path, tmp_path: Path,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    """The command offers the organisations of this repository, and writes over no settings."""
    monkeypatch.chdir(project)
    done = CliRunner().invoke(main, ["schema", "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    plan = json.loads((tmp_path / "action-plan.schema.json").read_text("utf-8"))
    offered = plan["definitions"]["Step"]["properties"]["partners"]["anyOf"][0]["enum"]
    assert {"westmoor-homes", "childrens-trust"} <= set(offered)


def test_no_hidden_name_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is named after words that are internal is hidden as a whole, and so is its name."""
    monkeypatch.chdir(write(tmp_path, {"strategy/bodies.yml": (
        "kind: organisations\norganisations:\n  - title: Open house\n"
        "  - title:\n      value: Zebra refuge\n      audience: internal\n")}))
    done = CliRunner().invoke(main, ["schema", "--out", "made"])
    assert done.exit_code == 0, done.output
    made = (tmp_path / "made" / "action-plan.schema.json").read_text("utf-8")
    assert "open-house" in made
    assert "zebra" not in made


def test_settings_of_editors_are_well_formed() -> None:
    """Whatever the folders are called, PyCharm's settings are XML that names them."""
    made = editor_settings(Path('here & "there"'), ["plans <old>"])
    values = [one.get("value") for one in ElementTree.fromstring(made[".idea/jsonSchemas.xml"]).iter("option")]
    assert f'here & "there"/{WHOLE}' in values
    assert "plans <old>/**/*.yml" in values
