"""Détente: who said or did what to whom, from news articles.

    >>> import detente
    >>> found = detente.code("La Norvège a expulsé trois diplomates russes.")
    >>> found.events[0].event
    'SANCTION'

`detente.Ledger(path)` opens a ledger; `detente.records` holds what both give.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.api import code
    from detente.batch import Task, code_batch
    from detente.coder import Coder
    from detente.ledger.ledger import Ledger

# Loaded at their first use: a short command must not wait for a database.
_WHERE = {
    "code": "detente.api",
    "Coder": "detente.coder",
    "Ledger": "detente.ledger.ledger",
    "Task": "detente.batch",
    "code_batch": "detente.batch",
}
__all__ = ["Coder", "Ledger", "Task", "code", "code_batch"]


def __getattr__(name: str) -> Any:
    """Return a public name from the module that it is made in."""
    if name not in _WHERE:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
