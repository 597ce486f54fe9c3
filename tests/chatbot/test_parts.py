"""Parts of a whole, means, sums of projects, contrasts and what has none, over the real content."""

from __future__ import annotations

import pytest

from chatbot.interpret import interpret
from chatbot.knowledge import Knowledge
from chatbot.text import tokenise
from tests.chatbot.conftest import Ask, assert_told


def test_a_share_is_computed_where_none_is_told(ask_real: Ask) -> None:
    found = ask_real("¿Qué porcentaje de la población de la región vivía en la provincia de El Loa en 1992?")
    assert_told(found, "share", "31,9 % (125.079 de 392.132 habitantes)")
    assert len(found.figures) == 2


def test_a_share_that_the_source_tells_is_not_computed_again(ask_real: Ask) -> None:
    found = ask_real("¿Qué porcentaje de empresas grandes tenía Antofagasta en 1997?")
    assert found.intent != "share"
    assert "0,6 %" in found.answer


def test_no_share_is_taken_of_figures_in_dispute(ask_real: Ask) -> None:
    assert ask_real("¿Qué porcentaje de las 1.100 familias del Programa Agrícola era de Calama?").intent != "share"


def test_the_share_of_a_funder_in_two_projects(ask_real: Ask) -> None:
    found = ask_real("Juntando el 275 y el 74, ¿qué porcentaje del total paga el GORE?")
    assert_told(found, "share", "47,6 % (44.705 de 93.972 millones de pesos)")


def test_what_is_left_of_a_whole(ask_real: Ask) -> None:
    found = ask_real("De las 35 iniciativas, ¿cuántas no son de salud?")
    assert_told(found, "remainder", "Quedan 19 diseños (35 − 16)")


@pytest.mark.parametrize(
    "question", ["cuánta plata suman el 275 y el 74", "¿cuánto suman los proyectos que informan monto?"]
)
def test_projects_are_summed(ask_real: Ask, question: str) -> None:
    assert_told(ask_real(question), "sum", "Suman 93.972 millones de pesos")


def test_two_projects_are_compared_by_number_alone(ask_real: Ask) -> None:
    assert_told(ask_real("¿Cuál sale más caro, el 275 o el 74?"), "difference", "89.678 millones de pesos")


def test_a_number_that_is_counted_with_is_no_project(real: Knowledge) -> None:
    share = interpret(tokenise("¿qué pasó con el 74 % de las empresas?"), real)
    number = interpret(tokenise("¿qué pasó con el 74?"), real)
    assert ("proyecto-74" in share.entities, "proyecto-74" in number.entities) == (False, True)


def test_two_things_without_figures_are_told_side_by_side(ask_real: Ask) -> None:
    found = ask_real("¿En qué se diferencian el ID 313 y el ID 335?")
    assert found.intent == "contrast"
    assert {e.id for e in found.entities} == {"proyecto-313", "proyecto-335"}


def test_the_mean_of_the_rows_of_a_commune(ask_real: Ask) -> None:
    found = ask_real(
        "¿Cuál es el promedio de familias agricultoras por localidad en la comuna de San Pedro de Atacama?"
    )
    assert_told(found, "average", "95,7 familias (574 entre 6)")


def test_the_mean_of_what_a_funder_gives_to_named_projects(ask_real: Ask) -> None:
    found = ask_real("En promedio, ¿cuánto pone el GORE por proyecto entre el ID 275 y el ID 74?")
    assert_told(found, "average", "22.352,5 millones de pesos")


def test_targets_without_a_year(ask_real: Ask) -> None:
    assert_told(ask_real("¿Qué metas de minería sustentable quedaron sin fecha?"), "targets", "Hay 2 metas sin año")


def test_communes_of_a_province_without_a_district(ask_real: Ask) -> None:
    found = ask_real("¿Qué comuna de la provincia de El Loa no tiene ninguna faena?")
    assert_told(found, "absences", "1 (Ollagüe)")


def test_the_financing_of_each_project_of_a_fund(ask_real: Ask) -> None:
    found = ask_real("¿Qué proyectos tienen plata del FNDR y quién pone el resto en cada uno?")
    assert_told(found, "financing", "192 millones de pesos")
    assert "49.075 millones de pesos" in found.answer


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("¿Cuáles son los tres distritos más desarrollados?", "Los Colorados", "Los Andes"),
        ("¿Cuáles son los tres últimos distritos del ranking?", "Chañaral", "Andacollo"),
    ],
)
def test_several_places_of_the_ranking(ask_real: Ask, question: str, first: str, last: str) -> None:
    text = ask_real(question).answer
    assert text.index(first) < text.index(last)


def test_the_worst_of_the_region_is_not_the_worst_of_all(ask_real: Ask) -> None:
    assert "Salar de Atacama" in ask_real("¿Cuál es el distrito peor ubicado de la Región de Antofagasta?").answer


def test_the_next_in_the_ranking_follows(ask_real: Ask) -> None:
    assert "Pica" in ask_real("¿y el que viene después?", "¿Qué distrito ocupa el primer lugar del ranking?").answer


def test_a_figure_is_added_to_the_one_before(ask_real: Ask) -> None:
    found = ask_real("¿y si le sumas las de Lasana?", "¿Cuántas familias agricultoras hay en Chiu Chiu?")
    assert_told(found, "sum", "90 familias")


def test_the_sector_before_is_kept_when_another_amount_is_asked(ask_real: Ask) -> None:
    before = "En el resumen consolidado, ¿cuánto cuesta el diseño de lo de educación?"
    assert "27.700.000" in ask_real("¿y ejecutarlo cuánto sale?", before).answer


def test_a_given_figure_does_not_answer_how_it_is_split(ask_real: Ask) -> None:
    found = ask_real("De las 250.000 toneladas de litio, ¿cuántas son de SQM y cuántas de Albemarle?")
    assert found.status == "no_answer"


def test_two_readings_that_the_sources_hold_are_both_said(ask_real: Ask) -> None:
    found = ask_real("¿Las micro y pequeñas empresas de Antofagasta eran el 97% o el 97,6% en 1997?")
    assert found.status == "conflict"
    assert "97,6" in found.answer


def test_a_list_of_alternatives_is_no_conflict(ask_real: Ask) -> None:
    assert ask_real("¿Qué porcentaje eran medianas o grandes en Antofagasta en 1997?").status == "answered"


def test_several_places_are_counted_within_the_region_or_among_all(ask_real: Ask) -> None:
    within = ask_real("¿Cuáles son los tres distritos más desarrollados de la Región de Antofagasta?")
    assert_told(within, "rank", "Los 3 primeros de 5 distritos de ese lugar son: 1°")
    among = ask_real("¿Cuáles distritos de Antofagasta están entre los cinco primeros?")
    assert_told(among, "rank", "De los 5 primeros del ranking, 2 están en ese lugar")
    assert "7°" not in among.answer


def test_the_second_of_an_order(ask_real: Ask) -> None:
    assert_told(ask_real("¿Cuál es el segundo distrito con más faenas?"), "members", "Copiapó, con 5 faenas")
    assert_told(
        ask_real("¿Cuál es la segunda localidad con más familias agricultoras en Calama?"), "extreme", "Chiu Chiu"
    )


def test_what_is_said_of_no_project_is_no_answer(ask_real: Ask) -> None:
    found = ask_real("¿Qué proyectos empiezan en 2026?")
    assert (found.status, found.intent) == ("no_answer", "absences")
    assert "ningún proyecto" in found.answer
    assert found.citations


def test_projects_without_a_place_are_not_communes_without_projects(ask_real: Ask) -> None:
    assert_told(ask_real("¿Cuántos proyectos no tienen comuna?"), "absences", "De 16 proyectos, 3 no informan «lugar»")


def test_the_share_of_projects_of_a_sector(ask_real: Ask) -> None:
    assert_told(ask_real("¿Qué parte de los proyectos es de transporte?"), "share", "6 de 16 proyectos")


def test_a_count_of_one_is_said(ask_real: Ask) -> None:
    found = ask_real("¿Cuántos proyectos de agua hay en San Pedro de Atacama?")
    assert_told(found, "projects", "La EMRA nombra un proyecto")


def test_the_offered_places_alone_are_compared(ask_real: Ask) -> None:
    found = ask_real("En 1997, ¿dónde era mayor la proporción de microempresas: en Antofagasta o en el Maule?")
    assert_told(found, "extreme", "88,7 %")
    assert "82,6 %" in found.answer


def test_a_project_that_is_not_said_is_asked_for(ask_real: Ask) -> None:
    found = ask_real("¿Cuánta plata pone el GORE en el proyecto?")
    assert found.status == "clarification"
    assert len(found.options) == 2


def test_a_part_in_words_is_a_figure(ask_real: Ask) -> None:
    found = ask_real("me dijeron que casi todos los de la gran minería son contratistas, ¿cuánto dice SONAMI?")
    assert found.status == "answered"
    assert "cuatro de cada cinco" in found.answer


def test_what_another_pays_does_not_answer_what_one_pays(ask_real: Ask) -> None:
    assert ask_real("¿Cuánta plata puso la Municipalidad de Calama en el Programa Agrícola?").status == "no_answer"


def test_where_is_answered_by_a_place_or_by_the_gap_that_none_is_said(ask_real: Ask) -> None:
    found = ask_real("¿En qué ciudad se va a levantar el hospital incluido entre los 35 diseños?")
    assert (found.status, found.intent) == ("no_answer", "gap")


def test_first_before_a_noun_is_no_place_in_the_ranking(real: Knowledge) -> None:
    assert "rango" not in interpret(tokenise("el primer convenio"), real).attributes
    assert "rango" in interpret(tokenise("qué distrito salió primero"), real).attributes


def test_what_weighs_most_is_no_district(ask_real: Ask) -> None:
    assert (
        "Los Colorados" not in ask_real("Para armar el ranking, ¿qué pesó más: el empleo o la infraestructura?").answer
    )


def test_rows_of_a_table_are_counted(ask_real: Ask) -> None:
    found = ask_real("¿En cuántas localidades de la comuna de San Pedro de Atacama hay familias agricultoras?")
    assert_told(found, "counted", "Son 6 filas del cuadro")


def test_the_least_of_all_communes_where_none_is_named(ask_real: Ask) -> None:
    found = ask_real("De todas las localidades del Programa Agrícola, ¿cuál tenía menos familias agricultoras?")
    assert_told(found, "extreme", "Camar: 10 familias")


def test_any_region_of_the_country_is_not_this_one(real: Knowledge) -> None:
    any_region = interpret(tokenise("la región de Chile con más empleo"), real)
    this_one = interpret(tokenise("el empleo de la región"), real)
    found = ["lugar-region-antofagasta" in q.entities for q in (any_region, this_one)]
    assert found == [False, True]


def test_a_village_has_no_project_by_its_commune(ask_real: Ask) -> None:
    assert "proyecto-335" not in {e.id for e in ask_real("¿Qué se da en Toconao?").entities}


def test_of_three_places_the_two_offered_are_compared(ask_real: Ask) -> None:
    found = ask_real("Desde Calama, ¿qué me queda más lejos: Chiu Chiu o Caspana?")
    assert_told(found, "difference", "Caspana tiene más: 77 kilómetros, contra 33 kilómetros de Chiu Chiu")


def test_a_distance_is_asked_to_the_place_before(ask_real: Ask) -> None:
    assert "62 kilómetros" in ask_real("¿y a qué distancia queda de San Pedro?", "¿Qué se cultiva en Toconao?").answer


def test_what_is_asked_to_be_true_and_contradicted_is_a_conflict(ask_real: Ask) -> None:
    found = ask_real("¿Es verdad que las mineras son el 2,4% de las empresas de la región, como dice el estudio?")
    assert found.status == "conflict"


def test_things_that_are_named_and_not_counted_are_no_count(ask_real: Ask) -> None:
    assert ask_real("¿A cuántos niños va a atender lo de NANEAS?").status == "no_answer"


@pytest.mark.parametrize("question", ["¿Qué es la Corporación?", "¿En qué va la corporación?"])
def test_a_word_that_several_organisations_begin_with_is_asked_back(ask_real: Ask, question: str) -> None:
    found = ask_real(question)
    assert found.status == "clarification"
    assert any("Clúster" in o.label for o in found.options)
    assert not any("Fomento de la Producción" in o.label for o in found.options)  # that one is called CORFO


def test_the_part_that_is_asked_about_stands_beside_the_disputed_total(ask_real: Ask) -> None:
    found = ask_real(
        "¿Cómo puede ser que ejecutar lo de salud cueste más que el monto de ejecución de las 35 iniciativas?"
    )
    assert found.status == "conflict"
    assert "179.000.000" in found.answer
    assert "176.306.356" in found.answer


@pytest.mark.parametrize("question", ["¿Qué comuna tiene más proyectos?", "¿En qué comuna hay más proyectos?"])
def test_the_commune_with_most_projects(ask_real: Ask, question: str) -> None:
    assert_told(ask_real(question), "grouped", "Con más proyectos (6): Antofagasta.")


def test_projects_are_counted_by_sector_and_by_objective(ask_real: Ask) -> None:
    assert_told(ask_real("¿Qué sector tiene más proyectos?"), "grouped", "Con más proyectos (6): Transporte.")
    assert_told(ask_real("¿Cuántos proyectos hay por objetivo?"), "grouped", "OE1 Mejorar la calidad de vida, 1")


def test_projects_of_a_fund(ask_real: Ask) -> None:
    assert_told(ask_real("¿Cuántos proyectos financia el FNDR?"), "projects", "La EMRA nombra 2 proyectos")


def test_more_or_less_offers_no_two_readings(ask_real: Ask) -> None:
    assert ask_real("¿De cuántas personas era más o menos cada familia agricultora del Loa?").status == "answered"
