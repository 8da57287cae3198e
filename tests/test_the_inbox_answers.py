"""The start on GitHub and GitLab: jobs whose paths are there, and an inbox that answers by a request."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from goldenthread.cli import main
from guide_pages import STARTER
from office_files import word

CSV = ("Outcome,Action,Lead,Timescale\nHomes nearby,Find ten families,Children's Services,by end of March 2027\n"
       "Schools,Keep each child at one school,Childrens Servces,Spring 2027\n")
WORKFLOWS = sorted((STARTER / "github/workflows").glob("*.yml"))
GITHUB = {"GITHUB_ACTIONS": "true", "GITHUB_REF_NAME": "main", "GITHUB_RUN_ID": "7", "GITHUB_RUN_ATTEMPT": "1",
          "GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "westmoor/promises"}
GITLAB = {"CI_COMMIT_BRANCH": "main", "CI_JOB_ID": "7", "CI_JOB_URL": "https://gitlab.example/jobs/7",
          "CI_JOB_TOKEN": "a-token-that-no-log-may-show"}
ONE = "#!/bin/sh\n"
FAKES = {
    "gh": 'printf "%s\\n" "$*" >> "$SAID"; [ "$1" = pr ] || exit 0\n'
          'while [ $# -gt 1 ]; do [ "$1" = --body-file ] && cat "$2" >> "$SAID"; shift; done\n'
          'exit "${GH_FAILS:-0}"\n',
    "goldenthread": '[ "$1" = import ] || [ -z "$IMPORT_ONLY" ] || exit 0\nexec "$PYTHON" -m goldenthread "$@"\n',
}


def read(path: Path) -> dict[str, Any]:
    """A job's file; YAML takes the bare word “on” for true."""
    return {"on" if key is True else str(key): value for key, value in yaml.safe_load(path.read_text("utf-8")).items()}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_no_more_rights_than_it_needs(path: Path) -> None:
    """Never the trigger that runs a stranger's proposal with the repository's rights; nothing of an event in a shell;
    reading alone is the rule, and no secret is named but the platform's own token.
    """
    jobs = read(path)
    text = path.read_text("utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text
    assert jobs["permissions"]["contents"] == ("write" if path.stem == "inbox" else "read")
    for job in jobs["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            assert re.fullmatch(r"actions/[a-z-]+@v\d+", step.get("uses", "actions/x@v1"))
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False
            if step.get("uses", "").startswith("actions/upload-artifact"):
                assert 1 <= step["with"]["retention-days"] <= 3


def test_the_internal_edition_is_on_no_page_and_soon_gone() -> None:
    """It is built on a private runner when somebody asks, kept for a day, and never where anybody may fetch it."""
    internal = read(STARTER / "github/workflows/internal.yml")
    assert set(internal["on"]) == {"workflow_dispatch"}
    job = internal["jobs"]["internal"]
    assert job["runs-on"] == ["self-hosted", "private"]
    assert job["if"] == "github.event.repository.private"
    lab = read(STARTER / "gitlab-ci.yml")["internal"]
    assert lab["tags"] == ["private"]
    assert lab["artifacts"]["expire_in"] == "1 day"
    assert 'VISIBILITY == "private"' in lab["rules"][0]["if"]
    for path in (*WORKFLOWS, STARTER / "gitlab-ci.yml"):
        for name, made in read(path).get("jobs", read(path)).items():
            if "--audience internal" in str(made):
                assert name == "internal"
                assert "pages" not in str(made).lower()


@pytest.mark.parametrize("path", [*WORKFLOWS, STARTER / "gitlab-ci.yml"], ids=lambda path: path.stem)
def test_what_a_job_names_is_there(path: Path) -> None:
    """Each file that a job installs from or runs is in the start; each folder it keeps is made, and not in git."""
    text = path.read_text("utf-8")
    for name in re.findall(r"(?:-r|bash) ([\w./-]+)", text):
        assert (STARTER / name).is_file(), name
    ignored = (STARTER / "gitignore").read_text("utf-8").splitlines()
    made = ["site/", *(f"{name}/" for name in re.findall(r"--site-dir (\w+)", text))]
    kept = re.findall(r"paths?: \[?([\w-]+)/?\]?$", text, re.MULTILINE)
    assert {f"{name}/" for name in kept} <= {*made, "preview/", "site-internal/"}
    assert {*made, *(f"{name}/" for name in kept)} <= set(ignored)


def test_the_program_is_the_file_that_was_given() -> None:
    """Not a name in a public list, which somebody else may take."""
    lines = [row for row in (STARTER / "requirements.txt").read_text("utf-8").splitlines() if not row.startswith("#")]
    assert lines == ["./wheels/goldenthread-VERSION-py3-none-any.whl[all]"]


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A council's repository with a far end, and the platform's programs played by small ones."""
    if shutil.which("bash") is None:
        pytest.skip("needs bash, and there is none")
    root = tmp_path / "ours"
    assert CliRunner().invoke(main, ["init", str(root), "--today", "2026-11-22"]).exit_code == 0
    (tmp_path / "bin").mkdir()
    for name, text in FAKES.items():
        (tmp_path / "bin" / name).write_text(ONE + text, "utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHON", sys.executable)
    monkeypatch.setenv("SAID", str(tmp_path / "said"))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("CI_PROJECT_URL", (tmp_path / "far").as_uri())
    for name in ("GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)
    git(tmp_path, "init", "--quiet", "--bare", "-b", "main", "far.git")
    git(tmp_path / "far.git", "config", "receive.advertisePushOptions", "true")
    hook = tmp_path / "far.git/hooks/pre-receive"
    hook.write_text(f'#!/bin/sh\nenv | grep ^GIT_PUSH_OPTION_ > "{tmp_path / "options"}" || true\n', "utf-8")
    hook.chmod(0o755)
    git(root, "init", "--quiet", "-b", "main")
    git(root, "remote", "add", "origin", (tmp_path / "far.git").as_uri())
    commit(root)
    return root


def git(root: Path, *words: str) -> str:
    """Git in a folder, as nobody in particular; gives what it says."""
    who = ("-c", "user.name=A clerk", "-c", "user.email=clerk@westmoor.example", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True, text=True,
                          encoding="utf-8").stdout


def commit(root: Path) -> None:
    """Saves all there is, and sends it to the far end."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "What there is")
    git(root, "push", "--quiet", "origin", "main")


def answer(root: Path, platform: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs the inbox's script as a platform does."""
    return subprocess.run(["bash", "ci/inbox.sh"], cwd=root, env={**os.environ, **platform}, capture_output=True,
                          text=True, encoding="utf-8", check=False)


def test_github_is_asked_to_take_the_text(ours: Path) -> None:
    """A Word file's plan as YAML, and the file's removal, on one branch; the request says all that was said of it."""
    (ours / "inbox/our care plan.docx").write_bytes(word())
    commit(ours)
    done = answer(ours, GITHUB)
    assert done.returncode == 0, done.stdout + done.stderr
    changed = git(ours / "../far.git", "diff", "--name-status", "main", "inbox-7-1").split("\n")
    assert set(filter(None, changed)) == {"A\tactionplans/our-care-plan.yml", "D\tinbox/our care plan.docx"}
    said = (ours / "../said").read_text("utf-8")
    assert "pr create --base main --head inbox-7-1 --title From the inbox: our care plan.docx" in said
    assert "0 errors" in said
    assert "Doubtful" in said
    assert "https://github.example/westmoor/promises/actions/runs/7" in said
    assert (ours / "preview/action-plans/our-care-plan/index.html").is_file()
    assert (ours / "preview/.goldenthread").read_text("utf-8").strip() == "public"


def test_github_that_may_not_open_requests_is_told_how(ours: Path) -> None:
    """The branch is there, and the words say where to open the request and what to allow."""
    (ours / "inbox/plan.csv").write_text(CSV, "utf-8")
    commit(ours)
    done = answer(ours, {**GITHUB, "GH_FAILS": "1", "IMPORT_ONLY": "1"})
    assert done.returncode == 1
    assert "https://github.example/westmoor/promises/compare/main...inbox-7-1" in done.stdout
    assert "inbox-7-1" in git(ours / "../far.git", "branch", "--list")


def test_gitlab_is_asked_to_take_the_text(ours: Path) -> None:
    """A push with options opens the request; the job's token stands in no output."""
    (ours / "inbox/plan.csv").write_text(CSV, "utf-8")
    commit(ours)
    done = answer(ours, {**GITLAB, "IMPORT_ONLY": "1"})
    assert done.returncode == 0, done.stdout + done.stderr
    options = (ours / "../options").read_text("utf-8")
    for option in ("merge_request.create", "merge_request.target=main", "merge_request.title=From the inbox: plan.csv",
                   "https://gitlab.example/jobs/7"):
        assert option in options
    assert "D\tinbox/plan.csv" in git(ours / "../far.git", "diff", "--name-status", "main", "inbox-7")
    assert GITLAB["CI_JOB_TOKEN"] not in done.stdout + done.stderr + options


def test_a_file_that_cannot_be_read_is_answered_too(ours: Path) -> None:
    """The request says why, and takes it out of the inbox; nothing else changes."""
    (ours / "inbox/-rf old.doc").write_bytes(b"\xd0\xcf\x11\xe0 old")
    commit(ours)
    done = answer(ours, {**GITHUB, "IMPORT_ONLY": "1"})
    assert done.returncode == 0, done.stdout + done.stderr
    assert git(ours / "../far.git", "diff", "--name-status", "main", "inbox-7-1").strip() == "D\tinbox/-rf old.doc"
    assert "save it again" in (ours / "../said").read_text("utf-8")


def test_an_empty_inbox_asks_for_nothing(ours: Path) -> None:
    """When a request is merged the job runs once more, and ends at once."""
    done = answer(ours, GITHUB)
    assert (done.returncode, done.stdout) == (0, "There is nothing in inbox/.\n")
    assert git(ours, "branch", "--list").split() == ["*", "main"]
