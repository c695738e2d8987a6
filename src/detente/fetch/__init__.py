"""Feeds and their pages over HTTP, politely, into an archive folder from which they can be coded offline."""

from importlib.util import find_spec

from detente.errors import SourceError

if missing := [name for name in ("fastwarc", "feedparser", "protego", "urllib3") if not find_spec(name)]:
    raise SourceError(f"fetching needs {', '.join(missing)}: pip install 'detente[sources]'")
