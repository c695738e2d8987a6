"""The form of the codebook's files, checked where the outside comes in.

Every fault is found before any is reported, each with its file and entry.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

ByLanguage = dict[str, list[str]]


class Strict(BaseModel):
    """Refuses keys that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TypeRow(Strict):
    """One type of plover.toml."""

    quad: Annotated[int, Field(ge=1, le=4)]
    score: float
    recipient_required: bool = False
    modes: dict[str, float] = {}


class Plover(Strict):
    """plover.toml."""

    contexts: list[str]
    type: dict[str, TypeRow]


class NeedRow(BaseModel):
    """A condition; its other keys are languages with word lists."""

    model_config = ConfigDict(extra="allow", frozen=True, populate_by_name=True)
    role: str
    is_: Annotated[Literal["actor", "any"] | None, Field(alias="is")] = None
    sector: list[str] = Field(default_factory=list)
    not_: Annotated[bool, Field(alias="not")] = False

    def words(self, language: str) -> list[str] | None:
        """Return the word list of a language, None where the need has none."""
        return (self.model_extra or {}).get(language)


class FrameRow(Strict):
    """One frame."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    mode: str | None = None
    cameo: str | None = None
    verbs: ByLanguage = Field(default_factory=dict)
    nouns: ByLanguage = Field(default_factory=dict)
    adjectives: ByLanguage = Field(default_factory=dict)
    needs: list[NeedRow] = Field(default_factory=list)
    actor: list[str] = ["subject"]
    recipient: list[str] = ["object", "indirect", "against", "with", "to", "toward", "on"]
    reciprocal: bool = False
    of: Literal["subject", "object"] = "object"
    example: list[dict[str, str]] = Field(default_factory=list)
    near_miss: list[dict[str, str]] = Field(default_factory=list)
    note: str = ""

    def languages(self) -> set[str]:
        """Return the languages that the frame has words in."""
        return {lang for table in (self.verbs, self.nouns, self.adjectives) for lang in table}


class FrameFile(BaseModel):
    """frames/<type>.toml; `class` holds word classes for needs."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    event: str
    classes: Annotated[dict[str, ByLanguage], Field(alias="class")] = {}
    frame: list[FrameRow] = []


class FoldRow(Strict):
    """What becomes of an inner event."""

    of: list[str]
    event: str | None = None
    mode: str | None = None
    status: Literal["future", "hypothetical", "negated"] | None = None


class GovernorRow(Strict):
    """One class of chains.toml."""

    id: str
    verbs: ByLanguage = Field(default_factory=dict)
    nouns: ByLanguage = Field(default_factory=dict)
    adjectives: ByLanguage = Field(default_factory=dict)
    control: Literal["subject", "object", "told", "nobody"] = "subject"
    recipient: list[str] = []
    of_others: str | None = None
    fold: list[FoldRow] = []
    passes: str | None = None
    example: list[dict[str, str]] = Field(default_factory=list)


class Chains(Strict):
    """chains.toml."""

    governor: list[GovernorRow]


def sentences(rows: list[dict[str, str]]) -> list[tuple[str, str, dict[str, Any]]]:
    """Return (language, sentence, the other keys) of example rows."""
    found = []
    for row in rows:
        language = next(key for key in row if key not in ("is", "why"))
        found.append((language, row[language], {k: v for k, v in row.items() if k != language}))
    return found
