"""French and English are recognised; others are not taken for them."""

import pytest

from detente.sources.language import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La Norvège a rappelé son ambassadeur au Pérou.", "fr"),
        ("Le Pérou proteste auprès de la Norvège", "fr"),
        ("Norway recalled its envoy from Peru on Monday.", "en"),
        ("Norway recalls its envoy", "en"),
        ("Noruega llamó a consultas a su embajador en Perú.", None),
        ("Norwegen hat seinen Botschafter aus Peru zurückgerufen.", None),
        ("Норвегия отозвала своего посла из Перу.", None),
        ("La Norvegia ha richiamato il suo ambasciatore in Perù.", None),
        ("A Noruega chamou o seu embaixador no Peru.", None),
        ("挪威召回了驻秘鲁大使。", None),
        ("Oslo", None),
        ("1905 1814", None),
        ("", None),
    ],
)
def test_identify(text: str, language: str | None) -> None:
    assert identify(text) == language


def test_only_what_is_supported() -> None:
    assert identify("La Norvège a rappelé son ambassadeur au Pérou.", ("en",)) is None
