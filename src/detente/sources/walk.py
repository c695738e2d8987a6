"""Find the files that are meant by names, folders and patterns."""

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from detente.sources.items import Skipped


def paths(names: Sequence[str]) -> Iterator[Path | Skipped]:
    """Yield the files at `names`, each once; those of a folder or a pattern in the order of their names.

    Hidden files and folders are left out, unless they are named. A name without a file is skipped
    with the reason.
    """
    seen = set()
    for name in names:
        for found in meant(name):
            key = os.path.realpath(found) if isinstance(found, Path) else found
            if key not in seen:
                seen.add(key)
                yield found


def meant(name: str) -> Iterator[Path | Skipped]:
    """Yield the files that one name means."""
    try:
        if os.path.isdir(name):
            yield from inside(name)
        elif os.path.lexists(name):
            yield Path(name)
        elif found := sorted(glob.iglob(name, recursive=True)):
            for path in found:
                yield from inside(path) if os.path.isdir(path) else [Path(path)]
        else:
            yield skipped(name, "no such file: check the name")
    except (OSError, ValueError) as error:
        yield skipped(name, f"cannot be read: {error}")


def inside(folder: str) -> Iterator[Path | Skipped]:
    """Yield the files in a folder and in the folders below it; links to folders are not followed."""
    faults: list[OSError] = []
    empty = True
    for at, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(at, name)
            if not name.startswith(".") and not is_special(path):
                empty = False
                yield path
    for fault in faults:
        yield skipped(str(fault.filename), "not readable: check its permissions")
    if empty and not faults:
        yield skipped(folder, "a folder without files")


def is_special(path: Path) -> bool:
    """Tell whether a path is a pipe or a device, which may never end."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def skipped(name: str, why: str) -> Skipped:
    return Skipped(source=name, position=0, reason=f"{name}: {why}")
