"""Commands run in this process share the coder of all tests, where they ask for nothing of their own."""

from collections.abc import Sequence
from pathlib import Path

import pytest

import detente.coder


@pytest.fixture(autouse=True)
def _one_coder(coder: detente.coder.Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    made = detente.coder.Coder

    def shared(extra: Path | None = None, pipelines: Sequence[str] = ()) -> detente.coder.Coder:
        return made(extra, pipelines) if extra or pipelines else coder

    monkeypatch.setattr(detente.coder, "Coder", shared)
