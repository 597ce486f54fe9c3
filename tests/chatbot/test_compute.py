"""Lists, counts, ranks, sums and differences are computed and say from what."""

from __future__ import annotations

from tests.chatbot.conftest import Ask, assert_told


def test_projects_of_a_commune_are_counted_and_listed(ask: Ask) -> None:
    found = ask("¿cuántos proyectos hay en Antofagasta?")
    assert found.answer.startswith("La EMRA nombra 2 proyectos (comuna de Antofagasta)")
    assert found.answer_id == ask("¿cuáles proyectos hay en Antofagasta?").answer_id


def test_a_single_project_of_a_commune_and_sector_is_told_itself(ask: Ask) -> None:
    assert ask("¿qué proyecto de salud hay en Mejillones?").answer == "El ID 478 es la posta de Mejillones."
    assert ask("¿hay consultorio en Mejillones?").answer == "El ID 478 es la posta de Mejillones."


def test_a_commune_without_projects_is_said_so(ask: Ask) -> None:
    found = ask("¿qué proyectos hay en Taltal?")
    assert found.status == "no_answer"
    assert "comuna de Taltal" in found.answer


def test_district_of_a_mine(ask: Ask) -> None:
    assert ask("¿en qué distrito está Escondida?").answer == "El distrito 2 está en Los Colorados."


def test_districts_of_a_commune_are_listed(ask: Ask) -> None:
    found = ask("¿qué distritos hay en la comuna de Antofagasta?")
    assert found.answer == (
        "Hay 2 distritos mineros en la comuna de Antofagasta: Distrito 1 - La Negra; Distrito 2 - Los Colorados."
    )


def test_the_ranking_has_a_first_and_a_last(ask: Ask) -> None:
    assert "distrito 2 es el 1°" in ask("¿cuál es el distrito con mayor lugar en el ranking?").answer
    assert "distrito 3 es el 3°" in ask("¿qué distrito tiene el último lugar del ranking?").answer


def test_two_districts_are_compared(ask: Ask) -> None:
    text = ask("¿cuál está mejor ubicado en el ranking, el distrito La Negra o el distrito Norte?").answer
    assert text.startswith("Distrito 1 - La Negra está mejor ubicado: ocupa el 2° lugar de 3.")
    assert "un puesto de diferencia" in text


def test_two_figures_are_added_with_their_operands(ask: Ask) -> None:
    found = ask("¿cuántas familias suman Lasana y Peine?")
    assert found.answer.startswith("Suman 90 familias (40 + 50).")
    assert {f.id for f in found.figures} == {
        "indicador-familias.localidades.lasana",
        "indicador-familias.localidades.peine",
    }


def test_a_difference_says_which_is_larger(ask: Ask) -> None:
    found = ask("¿dónde hay más familias, en Lasana o en Peine, y por cuánto?")
    assert found.answer.startswith("Peine tiene más: 50 familias, contra 40 familias de Lasana.")
    assert "10 familias" in found.answer


def test_the_extreme_of_a_table(ask: Ask) -> None:
    assert ask("¿qué localidad tiene más familias agricultoras?").answer.startswith(
        "El valor mayor de 3 comparados es de Familias agricultoras por localidad: Peine: 50"
    )


def test_a_cell_of_a_table(ask: Ask) -> None:
    found = ask("¿cuántas familias hay en Camar?")
    assert "10 familias" in found.answer
    assert found.figures[0].as_of == "1999"


def test_everything_that_is_enumerated_is_added(ask_real: Ask) -> None:
    found = ask_real("¿Cuántos son los instrumentos multisectoriales más los sectoriales y los integrales?")
    assert found.answer.startswith("Suman 70 instrumentos (28 + 31 + 11)")


def test_the_two_figures_of_a_table_are_added_where_the_question_says_two(ask_real: Ask) -> None:
    assert "9.000.000" in ask_real("¿Cuántas toneladas suman las dos producciones de hierro?").answer


def test_how_much_more_is_a_difference(ask_real: Ask) -> None:
    asked = "¿Cuánta población más tenía la provincia Antofagasta que la de Tocopilla en 1992?"
    assert "189.763" in ask_real(asked).answer


def test_two_rows_that_are_no_records_are_compared(ask_real: Ask) -> None:
    found = ask_real("¿Dónde pesaba más la microempresa en el empleo, en La Araucanía o en Los Lagos?")
    assert "60,6" in found.answer
    assert "51,4" in found.answer


def test_the_mines_of_a_region_are_counted_with_their_doubt(ask_real: Ask) -> None:
    assert "9 a 10 faenas" in ask_real("¿Cuántas faenas tienen los distritos de la región de Atacama?").answer


def test_a_quality_is_no_sum_and_no_extreme_of_another_table(ask_real: Ask) -> None:
    assert "Solor" in ask_real("¿Cuál es el ayllu más próspero?").answer


def test_the_difference_of_two_places_is_no_figure_of_either(ask_real: Ask) -> None:
    found = ask_real("¿Cuántas familias suman la comuna de Calama y la de San Pedro de Atacama?")
    assert "1.094" in found.answer
    assert "54 familias" not in found.answer


def test_shares_beyond_a_hundred_together_are_not_added(ask_real: Ask) -> None:
    found = ask_real("¿Qué porcentaje suman las unidades de tamaño reducido y las micro y pequeñas empresas?")
    assert "194,6" not in found.answer
    assert found.intent != "sum"


def test_the_cheapest_is_not_the_dearest(ask_real: Ask) -> None:
    assert ask_real("¿Cuál es el proyecto más barato?").answer.startswith("El proyecto de menos costo")
    assert ask_real("¿Cuál es el proyecto más caro?").answer.startswith("El proyecto de más costo")


def test_a_project_of_two_digits_is_no_year(ask_real: Ask) -> None:
    assert_told(ask_real("Compara el proyecto 275 con el proyecto 74"), "difference", "91.825")


def test_a_mean_says_from_what_it_is_computed(ask_real: Ask) -> None:
    found = ask_real("¿Cuántas familias hay en promedio por localidad en la comuna de Calama?")
    assert found.answer.startswith("El promedio es de 86,7 familias (520 entre 6)")
    assert len(found.figures) == 6
    assert "Solo 2 de" in ask_real("¿Cuál es el monto promedio de los proyectos?").answer


def test_shares_have_no_mean(ask_real: Ask) -> None:
    assert ask_real("¿Qué porcentaje de microempresas había en promedio por región en 1997?").intent != "average"
