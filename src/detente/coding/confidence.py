"""Turn what the rules and the model think of their own work into the share that turns out right."""

import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through points that never falls: what was thought, and the share of such events that was right."""

    thought: Sequence[float]
    right: Sequence[float]

    def at(self, thought: float) -> float:
        """Return the share right on the line, level beyond its ends."""
        after = bisect_right(self.thought, thought)
        if after == 0:
            return self.right[0]
        if after == len(self.thought):
            return self.right[-1]
        (low, high), (below, above) = self.thought[after - 1 : after + 1], self.right[after - 1 : after + 1]
        return round(below + (above - below) * (thought - low) / (high - low), 2)


AS_THOUGHT = Curve((0.0, 1.0), (0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Confidence:
    """The curves of frames and of the model; ours are made by tools/calibrate.py."""

    frames: Curve = AS_THOUGHT
    model: Curve = AS_THOUGHT

    @classmethod
    def load(cls) -> "Confidence":
        """Read the curves."""
        path = files("detente.codebook") / "data" / "confidence.toml"
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(*(Curve(table[name]["thought"], table[name]["right"]) for name in ("frames", "model")))

    def of(self, thought: float, *, model: bool) -> float:
        """Return the confidence of an event."""
        return (self.model if model else self.frames).at(thought)
