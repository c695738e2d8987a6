"""A codebook of a few frames for tests of coding, with our types and our governing words."""

import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path

from detente.codebook.load import Reader
from detente.codebook.model import Codebook, Words

FRAMES = {
    "assault": """
[class.city]
fr = ["ville"]
en = ["city", "town"]

[[frame]]
id = "attack"
verbs = { fr = ["attaquer", "bombarder"], en = ["attack", "bomb"] }
nouns = { fr = ["attaque", "frappe", "guerre"], en = ["attack", "strike", "war"] }

[[frame]]
id = "attack-air"
mode = "aerial"
verbs = { fr = ["attaquer avion"], en = ["attack plane"] }

[[frame]]
id = "attack-city"
mode = "destroy"
verbs = { fr = ["attaquer"], en = ["attack"] }
needs = [{ role = "object", fr = ["@city"], en = ["@city"] }]
recipient = ["object", "of"]

[[frame]]
id = "attack-fire"
mode = "explosives"
verbs = { fr = ["attaquer"], en = ["attack"] }
needs = [{ role = "object", fr = ["@city"], en = ["@city"] }, { role = "with", fr = ["bombe"], en = ["bomb"] }]
recipient = ["object", "of"]

[[frame]]
id = "beat"
mode = "beat"
verbs = { fr = ["se battre"], en = ["come blow"] }
recipient = ["with"]

[[frame]]
id = "fight-army"
verbs = { fr = ["affronter"], en = ["confront"] }
needs = [{ role = "subject", sector = ["MIL", "REB"] }, { role = "object", is = "actor" }]

[[frame]]
id = "shell-no-troops"
verbs = { fr = ["pilonner"], en = ["shell"] }
needs = [{ role = "object", fr = ["troupe"], en = ["troop"], not = true }]
""",
    "accuse": """
[[frame]]
id = "accuse"
verbs = { fr = ["accuser"], en = ["accuse"] }

[[frame]]
id = "protest-against"
verbs = { fr = ["battre"], en = ["beat"] }
""",
    "agree": """
[[frame]]
id = "agree-to-act"
verbs = { fr = ["consentir"], en = ["consent"] }
needs = [{ role = "complement", is = "any" }]
""",
    "aid": """
[[frame]]
id = "aid"
verbs = { fr = ["aider"], en = ["aid"] }
nouns = { fr = ["aide"], en = ["aid"] }
recipient = ["object", "to"]
of = "subject"
""",
    "coerce": """
[[frame]]
id = "arrest"
mode = "arrest"
verbs = { fr = ["arrêter"], en = ["arrest"] }
nouns = { fr = ["arrestation"], en = ["arrest"] }
recipient = ["object"]
""",
    "consult": """
[[frame]]
id = "meet"
verbs = { fr = ["rencontrer", "se rencontrer"], en = ["meet"] }
nouns = { fr = ["rencontre"], en = ["meeting", "talk"] }
reciprocal = true
""",
    "cooperate": """
[[frame]]
id = "cooperate"
verbs = { fr = ["coopérer"], en = ["cooperate"] }
nouns = { fr = ["coopération"], en = ["cooperation"] }
recipient = ["with"]
""",
    "retreat": """
[[frame]]
id = "withdraw"
mode = "withdraw"
verbs = { fr = ["retirer", "se retirer"], en = ["withdraw"] }
recipient = ["from"]
""",
    "sanction": """
[[frame]]
id = "expel"
mode = "expel"
verbs = { fr = ["expulser"], en = ["expel"] }
recipient = ["object"]
""",
}


@cache
def small() -> Codebook:
    """Return the small codebook."""
    data = files("detente.codebook") / "data"
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name in ("plover.toml", "chains.toml", "speech.toml"):
            (folder / name).write_text((data / name).read_text(encoding="utf-8"), encoding="utf-8")
        (folder / "frames").mkdir()
        for name, frames in FRAMES.items():
            (folder / "frames" / f"{name}.toml").write_text(with_examples(name, frames), encoding="utf-8")
        return Reader([folder]).codebook()


def words(language: str) -> Words:
    """Return the small codebook's words of a language."""
    return small().words[language]


def with_examples(name: str, frames: str) -> str:
    """Return a frame file with the examples that every frame must have."""
    rows = '[{ fr = "Phrase.", is = "" }, { en = "Sentence.", is = "" }]'
    examples = f"example = {rows}\nnear_miss = {rows}\n"
    head, *each = frames.split("[[frame]]\n")
    return (
        f'event = "{name.upper()}"\n' + head + "".join(f"[[frame]]\n{frame.rstrip()}\n{examples}\n" for frame in each)
    )
