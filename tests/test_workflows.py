"""What runs on GitHub: pinned, with few rights, and doing what it says."""

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
from conftest import REPO, Guide

from sitegen.report.told import NOTHING

GITHUB = REPO / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
RIGHTS = {
    "pull-request preview": {"contents": "read"},
    "pull-request tool": {"contents": "read"},
    "publish build": {"contents": "read"},
    "publish deploy": {"pages": "write", "id-token": "write"},
    "monthly look": {"contents": "read"},
    "monthly tell": {"issues": "write"},
}
# Stands for GitHub's own program: writes down what it is asked for, and knows of one issue or none
GH = """\
#!/bin/sh
echo "$*" >> asked
test "$2" != list || cat number
"""


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def jobs() -> dict[str, Any]:
    return {
        f"{path.stem} {name}": job for path in WORKFLOWS for name, job in read(path)["jobs"].items()
    }


def scripts(job: str) -> list[str]:
    """What a job types, step by step."""
    return [step["run"] for step in jobs()[job]["steps"] if "run" in step]


def type_it(script: str, folder: Path, **env: str) -> None:
    """Run a step as GitHub does."""
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "-e", "-c", script]
    subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path, **env}, check=True)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_its_commit(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))

    assert used
    assert [one for one in used if not PINNED.fullmatch(one)] == []


def test_every_job_has_the_least_rights() -> None:
    assert {name: job["permissions"] for name, job in jobs().items()} == RIGHTS
    assert [path.stem for path in WORKFLOWS if read(path)["permissions"]] == []


def test_a_pull_request_gets_no_secret() -> None:
    text = (GITHUB / "workflows" / "pull-request.yml").read_text("utf-8")

    assert read(GITHUB / "workflows" / "pull-request.yml")[True] == {"pull_request": None}
    assert re.findall(r"secrets\.|github\.token|pull_request_target", text) == []


def test_only_main_is_published_and_one_at_a_time() -> None:
    publish = read(GITHUB / "workflows" / "publish.yml")

    assert publish[True]["push"] == {"branches": ["main"]}
    assert publish["jobs"]["build"]["if"] == "github.ref == 'refs/heads/main'"
    assert publish["concurrency"] == {"group": "publish", "cancel-in-progress": False}
    assert publish["jobs"]["deploy"]["environment"]["name"] == "github-pages"


def test_what_is_published_went_through_the_gate() -> None:
    *_, upload = jobs()["publish build"]["steps"]

    assert scripts("publish build")[-1] == 'python3 scripts/publish.py --to "$RUNNER_TEMP/public"'
    assert upload["with"]["path"] == "${{ runner.temp }}/public/current"
    assert upload["with"]["include-hidden-files"]  # or security.txt is left out


def test_the_commands_are_those_of_the_doors() -> None:
    typed = "\n".join(one for job in jobs() for one in scripts(job))
    doors = set(re.findall(r"scripts/\w+\.py", typed))

    assert doors == {
        f"scripts/{name}.py" for name in ("check", "build", "publish", "report", "test")
    }
    assert [door for door in doors if not (REPO / door).is_file()] == []


# the monthly check


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A folder with a stand-in for check.py, and one for GitHub's program."""
    if os.name == "nt":
        pytest.skip("runs on Linux only")
    (tmp_path / "scripts").mkdir()
    (tmp_path / "gh").write_text(GH, "utf-8")
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "number").write_text("", "utf-8")
    return tmp_path


def look(runner: Path, said: str, code: int, name: str = "overdue") -> str:
    """What the first job hands to the second, when a door says this."""
    door, step = {"overdue": ("check", 0), "summary": ("report", 1)}[name]
    (runner / "said").write_text(said, "utf-8")
    program = f"import sys; print(open('said').read(), end=''); sys.exit({code})"
    (runner / "scripts" / f"{door}.py").write_text(program, "utf-8")
    out = runner / "out"
    out.unlink(missing_ok=True)
    type_it(scripts("monthly look")[step], runner, GITHUB_OUTPUT=str(out), GITHUB_RUN_ID="7")
    head, *lines, last = out.read_text("utf-8").splitlines()
    assert (head, last) == (f"{name}<<end-7", "end-7")
    return "\n".join(lines)


def tell(runner: Path, overdue: str, summary: str = f"{NOTHING}\n") -> list[str]:
    """What the second job asks of GitHub."""
    env = {"OVERDUE": overdue, "SUMMARY": summary, "TITLE": "What needs doing"}
    run = {"SERVER_URL": "https://github.com", "REPOSITORY": "a/guide", "RUN_ID": "7"}
    type_it(scripts("monthly tell")[0], runner, **env, **{f"GITHUB_{k}": v for k, v in run.items()})
    return (runner / "asked").read_text("utf-8").splitlines()[1:]


@pytest.mark.parametrize("mistake", [False, True])
def test_what_is_overdue_is_found_among_all_that_is_told(
    runner: Path, sample: Guide, capsys: pytest.CaptureFixture[str], mistake: bool
) -> None:
    sample.edit("techniques/two-crutches", "reviewed.next", "2026-11-20")
    if mistake:
        sample.edit("risks/a-fall", "questions.0", "How do I fall well")
    code = sample.run("check")

    overdue = look(runner, capsys.readouterr().out, code)

    assert "this page was to be checked again by 2026-11-20" in overdue
    assert "hint: have it checked, then change both dates" in overdue
    assert "SHP01" not in overdue


def test_nothing_is_overdue(runner: Path) -> None:
    assert look(runner, "10 records checked: 0 errors, 0 warnings.\n", 0) == ""
    assert tell(runner, "") == []


def test_a_check_that_broke_is_not_taken_for_good_news(runner: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        look(runner, "", 3)


def test_an_issue_is_opened(runner: Path) -> None:
    assert tell(runner, "a.yml: $(touch bad) `touch bad`") == [
        "issue create --title What needs doing --body-file body.md"
    ]
    assert "a.yml: $(touch bad) `touch bad`" in (runner / "body.md").read_text("utf-8")
    assert not (runner / "bad").exists()


def test_the_report_is_handed_on_and_told(
    runner: Path, sample: Guide, capsys: pytest.CaptureFixture[str]
) -> None:
    code = sample.run("report")
    (runner / "number").write_text("12\n", "utf-8")

    summary = look(runner, capsys.readouterr().out, code, "summary")

    assert summary.startswith("Do first:\n- 9 pages were never checked by a clinician\n")
    assert "All of it" not in summary
    assert tell(runner, "", summary) == ["issue edit 12 --body-file body.md"]
    body = (runner / "body.md").read_text("utf-8")
    assert body.startswith(f"```\n{summary}\n```\n")
    assert "[this run](https://github.com/a/guide/actions/runs/7)" in body


def test_that_no_report_can_be_made_is_told(
    runner: Path, sample: Guide, capsys: pytest.CaptureFixture[str]
) -> None:
    sample.path("site").unlink()
    code = sample.run("report")

    summary = look(runner, capsys.readouterr().out, code, "summary")

    assert "the file site.yml is missing" in summary
    assert tell(runner, "", summary) == [
        "issue create --title What needs doing --body-file body.md"
    ]


def test_a_report_that_broke_is_not_taken_for_good_news(runner: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        look(runner, "", 3, "summary")


def test_the_report_is_kept() -> None:
    *_, keep = jobs()["monthly look"]["steps"]

    assert keep["uses"].startswith("actions/upload-artifact@")
    assert keep["with"]["path"] == "report"


def test_the_open_issue_is_renewed(runner: Path) -> None:
    (runner / "number").write_text("12\n", "utf-8")

    assert tell(runner, "a.yml") == ["issue edit 12 --body-file body.md"]


def test_the_issue_is_closed_when_nothing_is_left(runner: Path) -> None:
    (runner / "number").write_text("12\n", "utf-8")

    assert tell(runner, "") == ["issue close 12 --comment Nothing needs doing first any more."]


# an opinion of others


def audit(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("zizmor")
    command = [str(program), "--offline", "--persona", "pedantic", str(folder)]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.mark.slow
def test_zizmor_finds_no_fault() -> None:
    said = audit(GITHUB)

    assert said.returncode == 0, said.stdout


@pytest.mark.slow
def test_zizmor_would_find_one(tmp_path: Path) -> None:
    shutil.copytree(GITHUB, tmp_path / ".github")
    path = tmp_path / ".github" / "workflows" / "pull-request.yml"
    text = path.read_text("utf-8").replace("  pull_request:", "  pull_request_target:")
    path.write_text(re.sub(r"checkout@\w+ # v6.0.2", "checkout@v6", text), "utf-8")

    said = audit(tmp_path / ".github")

    assert said.returncode != 0
    assert "dangerous-triggers" in said.stdout
    assert "unpinned-uses" in said.stdout
