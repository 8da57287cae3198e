"""`build` and `serve`: MkDocs driven with the engine's settings, and the finished site swapped in."""

from __future__ import annotations

import datetime as dt
import errno
import gc
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.doing import Doing
from goldenthread.cli.exchange import InUse, new_site, put_back
from goldenthread.cli.folders import made_for, overlap

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

LONG = 2.0
"""After so many seconds a build says what it is doing."""
SELDOM = (10_000, 20, 10)
"""How seldom a build looks for memory to use again, as `gc.set_threshold` takes it: Python's own habit takes a tenth of
a large build's time, since nearly all that a build makes is needed to its end."""


def build(
    root: Path, audience: str | None, today: dt.date | None, site_dir: Path | None, *, strict: bool, offline: bool,
    quiet: bool = False
) -> int:
    """Builds into a new folder beside the site, then exchanges the two; gives the exit code.

    `quiet` says nothing of what was built, only why nothing could be.
    """
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

    from goldenthread.plugin.plugin import GoldenthreadPlugin

    started = time.monotonic()
    usual = gc.get_threshold()
    try:
        config = _config(root, audience, today, offline=offline, strict=strict)
    except ConfigurationError as error:
        click.echo(f"mkdocs.yml:1:1: error: The settings cannot be used: {error} [configuration]")
        return 1
    except (Abort, MkDocsException, OSError) as error:
        click.echo(str(error))
        return 1
    internal = config.plugins["goldenthread"].config["audience"] == "internal"
    target = site_dir or (root / "site-internal" if internal else Path(config.site_dir))
    try:
        target = (target if target.is_absolute() else root / target).resolve()
    except (OSError, RuntimeError):
        raise click.UsageError(f"{target} leads round in a circle. Choose another folder.") from None
    say_put_back(target.parent)
    named = site_dir is not None or (not internal and Path(config.site_dir) != root / "site")
    why = refusal(target, root.resolve(), config, internal=internal, named=named)
    if why:
        raise click.UsageError(why)
    try:
        with new_site(target) as fresh:
            config.site_dir = str(fresh)
            gc.freeze()  # what is loaded stays to the end: looking through it again and again is for nothing
            gc.set_threshold(*SELDOM)
            with Doing(wait=LONG) as doing:
                plugin = config.plugins["goldenthread"]
                if isinstance(plugin, GoldenthreadPlugin):
                    plugin.doing = doing
                mkdocs_build(config)
    except InUse:
        click.echo(f"Another build is writing {target} at this moment. Build again when it is done.")
        return 1
    except (Abort, MkDocsException) as error:
        click.echo(str(error))
        return 1
    except OSError as error:
        click.echo(f"The site cannot be written to {target}: {_reason(error)}. What was there stays as it was.")
        return 1
    finally:
        gc.unfreeze()
        gc.set_threshold(*usual)
    if quiet:
        return 0
    pages = sum(1 for _ in target.rglob("*.html"))
    shown = target.relative_to(root.resolve()) if target.is_relative_to(root.resolve()) else target
    click.echo(f"Built {pages} pages into {shown} in {time.monotonic() - started:.1f} s.")
    return 0


def refusal(target: Path, root: Path, config: MkDocsConfig, *, internal: bool, named: bool) -> str | None:
    """Why a site must not be put into a folder, or None: a build replaces the folder, and may replace nothing else."""
    plans = root / str(config.plugins["goldenthread"].config["plans"])
    custom = config.theme.custom_dir
    why = overlap(target, root, [Path(config.docs_dir), plans, *([Path(custom)] if custom else [])])
    if why:
        return why
    if not target.exists():
        return None
    if not target.is_dir():
        return f"{target} is a file. Choose a folder."
    before = made_for(target)
    if before == "internal" and not internal:
        return f"{target} holds the internal edition; the public one is not put in its place. Choose another folder."
    is_site = before is not None or (target / "404.html").is_file() or not any(target.iterdir())
    if named and not is_site:
        return f"{target} holds files that are not a site, and would be replaced. Choose another folder, or empty it."
    return None


def say_put_back(folder: Path) -> None:
    """Puts back the sites of a folder that a killed build left beside, and says so apart from what programs read."""
    for site in put_back(folder):
        click.echo(f"A build was stopped while it exchanged {site.name}. The old site is back in its place.", err=True)


def _reason(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full. Make room, then build again"
    if error.errno in (errno.EBUSY, errno.EXDEV):
        return ("that folder is a disk or a shared folder of its own, and cannot be exchanged as a whole. "
                "Choose a folder in it with --site-dir")
    if error.errno in (errno.EACCES, errno.EPERM):
        return "this computer does not allow it. Close what has a file of it open, or ask for the right to write there"
    return error.strerror or str(error)


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
    except ValueError as error:
        click.echo(f"mkdocs.yml:1:1: error: The settings cannot be used: {error} [configuration]")
        return 1
    except (OSError, OverflowError) as error:
        click.echo(f"The preview cannot be shown at {dev_addr or '127.0.0.1:8000'}: {error}.")
        return 1
    return 0


def _config(
    root: Path, audience: str | None, today: dt.date | None, *, offline: bool, strict: bool
) -> MkDocsConfig:
    from mkdocs.config import load_config
    from mkdocs.exceptions import ConfigurationError

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if not os.environ.get("SOURCE_DATE_EPOCH", "unset"):
        del os.environ["SOURCE_DATE_EPOCH"]
    for name in ("GOLDENTHREAD_AUDIENCE", "GOLDENTHREAD_TODAY"):
        os.environ.pop(name, None)  # these are for the preview: a build is what its command says
    try:
        config = load_config(str(root / "mkdocs.yml"), strict=strict)
    except ValueError as error:
        raise ConfigurationError(f"an address or a day in them cannot be read ({error})") from None
    plugin = config.plugins.get("goldenthread")
    if plugin is None:
        raise ConfigurationError("the plugin goldenthread is not listed under plugins")
    if audience:
        plugin.config["audience"] = audience
    if today:
        plugin.config["today"] = today.isoformat()
    plugin.config["offline"] = offline or plugin.config["offline"]
    return config
