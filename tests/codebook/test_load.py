"""The codebook's folder, a user's folder on top of it, and every fault at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.codebook.load import load, pattern_of
from detente.codebook.model import Codebook, Pattern
from detente.errors import CodebookError

FRAME = """
[[frame]]
id = "{id}"
verbs = {{ en = ["{verb}"] }}
{more}
example = [{{ en = "Chad {verb}s Mali.", is = "TCD -> MLI" }}]
near_miss = [{{ en = "A dog {verb}s.", why = "no actors" }}]
"""


@pytest.fixture(autouse=True, scope="module")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep copies of these files apart from the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def frame(name: str = "zap", verb: str = "zapp", more: str = "") -> str:
    return FRAME.format(id=name, verb=verb, more=more)


def book(folder: Path, *frames: str, event: str = "ASSAULT", stem: str = "mine", **others: str) -> Path:
    """Write a user's codebook: a file of frames, and other files by name."""
    (folder / "frames").mkdir(exist_ok=True)
    (folder / "frames" / f"{stem}.toml").write_text(f'event = "{event}"\n' + "".join(frames), encoding="utf-8")
    for name, text in others.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    with pytest.raises(CodebookError) as caught:
        load(folder)
    return str(caught.value).splitlines()


def fault(folder: Path) -> str:
    (found,) = faults(folder)
    return found


def test_ours_has_no_faults() -> None:
    ours = load()
    assert len(ours.types) == 16
    assert all(frame.event in ours.types for frame in ours.frames.values())
    assert set(ours.words) == {"fr", "en"}


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        ("attaquer", Pattern("attaquer", False, frozenset())),
        ("se battre", Pattern("battre", True, frozenset())),
        ("s'entretenir téléphone", Pattern("entretenir", True, frozenset({"téléphone"}))),
        ("S’Opposer", Pattern("opposer", True, frozenset())),
        ("carry out", Pattern("carry", False, frozenset({"out"}))),
        ("send", Pattern("send", False, frozenset())),
    ],
)
def test_patterns(words: str, pattern: Pattern) -> None:
    assert pattern_of(words) == pattern


# -- a user's folder -------------------------------------------------------------


def entries(codebook: Codebook, verb: str) -> list[tuple[str, str | None]]:
    return [(e.frame.id, e.frame.mode) for e in codebook.words["en"].entries["verbs"].get(verb, ())]


def test_a_user_s_folder_extends_ours(tmp_path: Path) -> None:
    found = load(book(tmp_path, frame(more='mode = "drone"')))
    assert entries(found, "zapp") == [("mine/zap", "drone")]
    assert found.frames["mine/zap"].event == "ASSAULT"
    assert found.frames.keys() > load().frames.keys()


def test_a_user_s_frame_replaces_ours(tmp_path: Path) -> None:
    frames = load().frames
    name = next(f.removeprefix("assault/") for f in frames if f.startswith("assault/"))
    found = load(book(tmp_path, frame(name), stem="assault"))
    assert entries(found, "zapp") == [(f"assault/{name}", None)]
    assert found.frames.keys() == frames.keys()
    verbs = found.words["en"].entries["verbs"]
    assert [lemma for lemma in verbs if f"assault/{name}" in dict(entries(found, lemma))] == ["zapp"]


def test_a_user_s_governor_replaces_ours(tmp_path: Path) -> None:
    mine = '[[governor]]\nid = "refuse"\nverbs.en = ["zapp"]\nfold = [{ of = ["*"], status = "negated" }]\n'
    governors = load(book(tmp_path, chains=mine)).words["en"].governors["verbs"]
    assert [g.id for _, g in governors["zapp"]] == ["refuse"]
    assert "refuse" not in governors
    assert [g.id for _, g in governors["want"]] == ["wish"]


def test_a_user_s_types_and_modes(tmp_path: Path) -> None:
    plover = "contexts = []\n[type.NEW]\nquad = 1\nscore = 1\n"
    plover += "[type.ASSAULT]\nquad = 4\nscore = -9\nmodes = { zapping = -9 }\n"
    base = load().types
    with pytest.raises(CodebookError, match="unknown mode"):  # our frames have the modes that are gone
        load(book(tmp_path, plover=plover))
    more = ", ".join(f"{m.name} = {m.score}" for m in base["ASSAULT"].modes.values())
    contexts = str(list(load().contexts))
    plover = plover.replace("zapping = -9", f"zapping = -9, {more}").replace("contexts = []", f"contexts = {contexts}")
    found = load(book(tmp_path, frame(more='mode = "zapping"'), plover=plover))
    assert (found.types["NEW"].quad, found.types["CONSULT"]) == (1, base["CONSULT"])
    assert entries(found, "zapp") == [("mine/zap", "zapping")]


def test_a_user_s_folder_changes_the_version(tmp_path: Path) -> None:
    first = load(book(tmp_path, frame())).version
    second = load(book(tmp_path, frame(verb="zipp"))).version
    assert len({load().version, first, second}) == 3


def test_word_classes(tmp_path: Path) -> None:
    needs = 'needs = [{ role = "object", en = ["@thing", "City"] }]'
    found = load(book(tmp_path, '[class.thing]\nen = ["wall", "gate"]\n', frame(more=needs)))
    (entry,) = found.words["en"].entries["verbs"]["zapp"]
    assert entry.needs[0].words == {"wall", "gate", "city"}


def test_a_need_without_words_in_a_language_says_nothing_there(tmp_path: Path) -> None:
    needs = 'needs = [{ role = "object", fr = ["ville"] }, { role = "subject", is = "actor", not = true }]'
    (entry,) = load(book(tmp_path, frame(more=needs))).words["en"].entries["verbs"]["zapp"]
    assert [(n.role, n.actor, n.negated) for n in entry.needs] == [("subject", True, True)]


# -- faults ----------------------------------------------------------------------


def test_an_unknown_key(tmp_path: Path) -> None:
    assert fault(book(tmp_path, frame(more="vebs = 1"))) == "mine.toml: frame.0.vebs: Extra inputs are not permitted"


def test_a_wrong_value(tmp_path: Path) -> None:
    assert fault(book(tmp_path, frame(more='of = "obejct"'))).startswith("mine.toml: frame.0.of: Input should be")


def test_an_unknown_type(tmp_path: Path) -> None:
    found = fault(book(tmp_path, frame(), event="ASSALT"))
    assert found == "mine.toml: zap: unknown type 'ASSALT' (did you mean 'ASSAULT'?)"


def test_an_unknown_mode(tmp_path: Path) -> None:
    found = fault(book(tmp_path, frame(more='mode = "droone"')))
    assert found == "mine.toml: zap: unknown mode 'droone' (did you mean 'drone'?)"


def test_an_unknown_mode_that_is_like_none(tmp_path: Path) -> None:
    assert fault(book(tmp_path, frame(more='mode = "qqq"'))) == "mine.toml: zap: unknown mode 'qqq'"


def test_an_unknown_cameo_code(tmp_path: Path) -> None:
    assert fault(book(tmp_path, frame(more='cameo = "999"'))) == "mine.toml: zap: unknown CAMEO code '999'"


def test_an_unknown_word_class(tmp_path: Path) -> None:
    needs = 'needs = [{ role = "object", en = ["@thingg"] }]'
    found = fault(book(tmp_path, '[class.thing]\nen = ["wall"]\n', frame(more=needs)))
    assert found == "mine.toml: zap: unknown word class '@thingg' (did you mean 'thing'?)"


@pytest.mark.parametrize("key", ["example", "near_miss"])
def test_a_missing_example(tmp_path: Path, key: str) -> None:
    lines = [line for line in frame().splitlines(keepends=True) if not line.startswith(key)]
    assert fault(book(tmp_path, "".join(lines))) == f"mine.toml: zap: no {key} in en; add one"


def test_an_example_in_each_language(tmp_path: Path) -> None:
    found = faults(book(tmp_path, frame().replace('en = ["zapp"]', 'en = ["zapp"], fr = ["zapper"]')))
    assert found == ["mine.toml: zap: no example in fr; add one", "mine.toml: zap: no near_miss in fr; add one"]


def test_a_frame_that_stands_twice(tmp_path: Path) -> None:
    assert fault(book(tmp_path, frame(), frame())) == "mine.toml: zap: stands twice; give one of them another id"


@pytest.mark.parametrize("name", ["chains", "plover"])
def test_a_file_that_is_no_toml(tmp_path: Path, name: str) -> None:
    assert any(f.startswith(f"{name}.toml: not valid TOML") for f in faults(book(tmp_path, **{name: "[["})))


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    book(tmp_path)
    (tmp_path / "frames" / "old.toml").write_bytes('event = "é"'.encode("latin-1"))
    assert fault(tmp_path).startswith("old.toml: not valid TOML")


def test_all_faults_at_once(tmp_path: Path) -> None:
    book(tmp_path, frame("one", more='mode = "droone"'), frame("two", more='cameo = "999"'))
    book(tmp_path, frame("three", more="vebs = 1"), stem="other")
    book(tmp_path, frame("four"), event="ASSALT", stem="third", chains="[[")
    assert {f.split(": ")[0] for f in faults(tmp_path)} == {"mine.toml", "other.toml", "third.toml", "chains.toml"}
    assert sum(f.startswith("mine.toml") for f in faults(tmp_path)) == 2


@pytest.mark.parametrize("need", ['{ role = "object", sectr = ["MIL"] }', '{ role = "object", iss = ["actor"] }'])
def test_an_unknown_key_of_a_need(tmp_path: Path, need: str) -> None:
    assert fault(book(tmp_path, frame(more=f"needs = [{need}]"))).startswith("mine.toml: ")


@pytest.mark.parametrize("more", ['needs = [{ role = "objekt", is = "actor" }]', 'recipient = ["objekt"]'])
def test_an_unknown_role(tmp_path: Path, more: str) -> None:
    assert "objekt" in fault(book(tmp_path, frame(more=more)))


@pytest.mark.parametrize(
    "fold", ['of = ["ASSALT"]', 'of = ["*"], event = "THREATN"', 'of = ["*"], event = "THREATEN", mode = "vilence"']
)
def test_an_unknown_type_in_a_fold(tmp_path: Path, fold: str) -> None:
    mine = f'[[governor]]\nid = "mine"\nverbs.en = ["zapp"]\nfold = [{{ {fold} }}]\n'
    assert fault(book(tmp_path, chains=mine)).startswith("chains.toml: mine: unknown")


@pytest.mark.parametrize(("name", "text"), [("cameo.csv", "code,goldstein\n01,high\n"), ("speech.toml", "[[")])
def test_faults_of_other_files(tmp_path: Path, name: str, text: str) -> None:
    book(tmp_path)
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert fault(tmp_path).startswith(name)


@pytest.mark.parametrize("name", [".git", "frames.old"])
def test_a_folder_with_a_dot_in_its_name(tmp_path: Path, name: str) -> None:
    (book(tmp_path, frame()) / name).mkdir()
    assert "mine/zap" in load(tmp_path).frames
