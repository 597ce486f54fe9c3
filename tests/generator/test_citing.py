"""Citations: APA, plain and BibTeX, with the version of the data."""

from __future__ import annotations

import pytest

from content.formato import Idioma
from generator.citing import Reference, cite


def ref(title: str = "Agua & sal", date: str | None = None, lang: Idioma = "es") -> Reference:
    return Reference("emra-proyecto-1", title, "Portal", "http://127.0.0.1/p/", "abcdef012345", date, lang)


def test_a_citation_names_institution_title_version_and_address_three_times() -> None:
    made = cite(ref("Planta"))
    for text in (str(made.apa), made.plain, str(made.bibtex)):
        for part in ("Gobierno Regional de Antofagasta", "Planta", "abcdef012345", "http://127.0.0.1/p/"):
            assert part in text


def test_without_a_recorded_date_apa_says_so() -> None:
    assert str(cite(ref()).apa).startswith("Gobierno Regional de Antofagasta. (s. f.). *Agua &amp; sal* ")


def test_with_a_recorded_date_all_three_say_it() -> None:
    made = cite(ref(date="2026-03-09"))
    assert "(2026, 9 de marzo). " in str(made.apa)
    assert "(9 de marzo de 2026)" in made.plain
    assert "year = &#123;2026&#125;" in str(made.bibtex)


@pytest.mark.parametrize("hostile", ["100 % {x}", "a_b$c#d", "</pre><script>x</script>", "\\input{x}"])
def test_a_title_cannot_end_its_field_or_its_block(hostile: str) -> None:
    text = str(cite(ref(hostile)).bibtex)
    assert "<" not in text
    title = next(line for line in text.splitlines() if line.startswith("  title"))
    plain = title.replace("&#123;", "{").replace("&#125;", "}").replace("&#92;", "\\")
    inner = plain.removeprefix("  title = {{").removesuffix("}},")
    bare = inner.replace(r"\textbackslash{}", "").replace(r"\{", "").replace(r"\}", "")
    assert "{" not in bare
    assert "}" not in bare


def test_an_english_page_is_cited_in_english() -> None:
    made = cite(ref("Plant", "2026-03-09", "en"))
    assert "(2026, 9 March). " in str(made.apa)
    assert "data version abcdef012345 (9 March 2026)" in made.plain
    assert "langid = &#123;english&#125;" in str(made.bibtex)
