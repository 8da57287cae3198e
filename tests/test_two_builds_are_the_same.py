"""The same input gives the same bytes, in another time zone, another language and another folder."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path


def build(project: Path, site: Path, **variables: str) -> dict[str, str]:
    """Builds the site with these variables, and gives the digest of each file."""
    command = [sys.executable, "-m", "goldenthread", "build", "--site-dir", str(site)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600", **variables}
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def test_time_zone_language_and_folder_make_no_difference(project: Path, tmp_path: Path) -> None:
    """Archives included; the day comes from SOURCE_DATE_EPOCH."""
    one = build(project, tmp_path / "one", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    two = build(project, tmp_path / "elsewhere" / "two", TZ="America/Los_Angeles", LC_ALL="C", PYTHONHASHSEED="2")
    assert one == two
    assert "sitemap.xml.gz" in one
