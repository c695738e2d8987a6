"""Keep checked frame files in a form that loads fast.

A file is known by a digest of its content and of our version, so that a stale
copy is never used. Without a place to write, nothing is kept and nothing fails.
"""

import hashlib
import os
import tempfile
from importlib.metadata import version
from pathlib import Path

from detente.codebook.schema import FrameFile

EXAMPLES = {"frame": {"__all__": {"example", "near_miss", "note"}}}


def folder() -> Path:
    """Return where copies are kept: the user's cache folder."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "detente"


def place(content: bytes) -> Path:
    """Return where the copy of a file with this content stands."""
    digest = hashlib.sha256(version("detente").encode() + content).hexdigest()
    return folder() / f"{digest[:24]}.json"


def kept(content: bytes) -> FrameFile | None:
    """Return the copy of a frame file, without its examples, or None."""
    try:
        return FrameFile.model_validate_json(place(content).read_bytes())
    except (OSError, ValueError, RuntimeError):  # RuntimeError: no home folder
        return None


def keep(content: bytes, data: FrameFile) -> None:
    """Keep a copy of a checked frame file."""
    try:
        path = place(content)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
            file.write(data.model_dump_json(by_alias=True, exclude_defaults=True, exclude=EXAMPLES))
        os.replace(file.name, path)
    except (OSError, RuntimeError):
        return
