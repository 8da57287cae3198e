"""`build` and `serve`: MkDocs driven with the engine's settings, and the finished site swapped in."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def build(
    root: Path, audience: str | None, today: dt.date | None, site_dir: Path | None, *, strict: bool, offline: bool
) -> int:
    """Builds into a new folder beside the site, then exchanges the two; gives the exit code."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

    started = time.monotonic()
    target = site_dir or root / ("site-internal" if audience == "internal" else "site")
    target = target if target.is_absolute() else root / target
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        config = _config(root, audience, today, offline=offline, site_dir=str(fresh), strict=strict)
        mkdocs_build(config)
    except ConfigurationError as error:
        click.echo(f"mkdocs.yml:1:1: error: The settings cannot be used: {error} [configuration]")
        return _failed(fresh)
    except (Abort, MkDocsException) as error:
        click.echo(str(error))
        return _failed(fresh)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    fresh.chmod(0o755)
    swap(fresh, target)
    pages = sum(1 for _ in target.rglob("*.html"))
    shown = target.relative_to(root) if target.is_relative_to(root) else target
    click.echo(f"Built {pages} pages into {shown} in {time.monotonic() - started:.1f} s.")
    return 0


def _failed(fresh: Path) -> int:
    shutil.rmtree(fresh, ignore_errors=True)
    return 1


def swap(fresh: Path, target: Path) -> None:
    """Puts a finished folder in the place of another, which is removed once the new one stands there."""
    if not target.exists():
        fresh.rename(target)
        return
    old = target.with_name(f".{target.name}.old-{os.getpid()}")
    target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def serve(root: Path, audience: str | None, today: dt.date | None, dev_addr: str | None, *, strict: bool) -> int:
    """Starts MkDocs' live preview with the engine's settings; gives the exit code."""
    from mkdocs.commands import serve as mkdocs_serve
    from mkdocs.exceptions import Abort, MkDocsException

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if audience:
        os.environ["GOLDENTHREAD_AUDIENCE"] = audience
    if today:
        os.environ["GOLDENTHREAD_TODAY"] = today.isoformat()
    try:
        mkdocs_serve.serve(
            config_file=str(root / "mkdocs.yml"), dev_addr=dev_addr, strict=strict or None, livereload=True)
    except (Abort, MkDocsException) as error:
        click.echo(str(error))
        return 1
    return 0


def _config(
    root: Path, audience: str | None, today: dt.date | None, *, offline: bool, site_dir: str, strict: bool
) -> MkDocsConfig:
    from mkdocs.config import load_config

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    config = load_config(str(root / "mkdocs.yml"), site_dir=site_dir, strict=strict)
    plugin = config.plugins.get("goldenthread")
    if plugin is None:
        from mkdocs.exceptions import ConfigurationError

        raise ConfigurationError("the plugin goldenthread is not listed under plugins")
    if audience:
        plugin.config["audience"] = audience
    if today:
        plugin.config["today"] = today.isoformat()
    plugin.config["offline"] = offline or plugin.config["offline"]
    return config
