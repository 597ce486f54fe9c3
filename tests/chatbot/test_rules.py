"""Rules of reading, choosing and disclosing, each as a claim about the real content."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chatbot.disclosure import MAX_TEXT, disclosed
from chatbot.interpret import interpret
from chatbot.knowledge import Knowledge
from chatbot.lexicon import is_english
from chatbot.lookup import look_up
from chatbot.text import sound, tokenise
from tests.chatbot.conftest import Ask, assert_told

FOUND = "proyecto-fencomin.territorios-bolivianos"


def test_words_that_say_much_the_same_lead_to_the_same_answer(ask_real: Ask) -> None:
    base = ask_real("¿A qué hora terminó la sesión del COSOCI?")
    for verb in ("cerró", "concluyó", "finalizó", "acabó"):
        assert ask_real(f"¿A qué hora {verb} la sesión del COSOCI?").answer_id == base.answer_id


def test_a_word_alone_has_the_credit_of_its_kin(real: Knowledge) -> None:
    (slot,) = interpret(tokenise("concluyó"), real).slots
    keys = dict(slot.keys)
    assert keys["t:conclu"] == 1.0
    assert 0 < keys["t:termin"] < 1.0


def test_one_function_word_and_one_given_word_make_a_question_english(real: Knowledge) -> None:
    english = real.lexicon.english
    assert is_english(tokenise("list the five strategic objectives"), english)
    assert not is_english(tokenise("cuáles son los cinco objetivos"), english)


def test_two_digits_after_the_article_are_a_year_of_the_last_century() -> None:
    assert "1992" in {t.word for t in tokenise("cuánta gente había el 92")}
    assert "1992" not in {t.word for t in tokenise("el 92 por ciento")}


def test_the_kind_said_once_holds_for_each_number(ask_real: Ask) -> None:
    assert ask_real("¿Cuánto suman los proyectos 275 y 74?").answer.startswith("Suman 93.972 millones de pesos")


def test_the_longer_name_wins_over_the_article(ask_real: Ask) -> None:
    assert ask_real("¿Qué distritos hay en la Región Metropolitana?").answer.startswith("Hay 3 distritos")


def test_an_attribute_of_a_place_is_no_name_of_a_table(ask_real: Ask) -> None:
    assert "125.079" in ask_real("¿Población de la Provincia El Loa?").answer


def test_a_kind_of_place_at_the_end_asks_for_it(ask_real: Ask) -> None:
    found = ask_real("minas del distrito Pelambres y región").answer
    assert "Tres Valles" in found
    assert "Coquimbo" in found


def test_what_two_things_are_called_is_asked_back(ask_real: Ask) -> None:
    found = ask_real("¿Qué es La Negra?")
    assert found.status == "clarification"
    assert len(found.options) == 2


def test_the_head_of_several_names_is_asked_back(ask_real: Ask) -> None:
    found = ask_real("¿Qué es la Corporación?")
    assert found.status == "clarification"
    assert 2 <= len(found.options) <= 4


@pytest.mark.parametrize("question", ["¿Cómo se llama el presidente de FENCOMIN?", "¿Quién es el gobernador regional?"])
def test_a_name_that_nobody_gives_is_no_answer(ask_real: Ask, question: str) -> None:
    assert ask_real(question).status == "no_answer"


def test_the_share_of_something_else_is_no_financing(ask_real: Ask) -> None:
    assert ask_real("¿Qué porcentaje de avance lleva el proyecto 275?").intent != "financing"


def test_a_distance_between_two_places_is_no_sum(ask_real: Ask) -> None:
    found = ask_real("¿Cuántos km hay de Calama a San Pedro de Atacama?")
    assert "100 kilómetros" in found.answer
    assert found.intent != "sum"


def test_the_figure_of_a_village_is_not_that_of_its_commune(ask_real: Ask) -> None:
    assert ask_real("¿Qué altura tiene Calama?").status == "no_answer"


def test_a_gap_that_is_just_what_was_asked_speaks_first(ask_real: Ask) -> None:
    found = ask_real("¿Por qué renunció Marisol González?")
    assert (found.status, found.intent) == ("no_answer", "gap")


def test_a_contradiction_about_a_statement_is_told_with_it(ask_real: Ask) -> None:
    found = ask_real("¿El proyecto con Bolivia es para la pequeña minería o también para los medianos mineros?")
    assert "pequeña minería" in found.answer
    assert "mediana" in found.answer or "medianos" in found.answer


def test_a_disclosed_note_keeps_the_answer_short_and_follows_from_the_statement_alone(real: Knowledge) -> None:
    told = 0
    for statement in real.statements:
        if statement.tipo in ("cifra", "dato"):
            found = disclosed([statement], real)
            assert found[0] is statement
            told += len(found) > 1
            if len(found) > 1:
                assert sum(len(s.texto) for s in found) <= MAX_TEXT
    assert told > 0


def test_regions_touched_by_all_districts_are_counted(ask_real: Ask) -> None:
    assert_told(ask_real("¿Cuántas regiones tocan los distritos?"), "regions", "en 7 regiones")


def test_the_district_with_most_communes_is_found_by_counting(ask_real: Ask) -> None:
    found = ask_real("¿Cuál es el distrito con más comunas?")
    assert_told(found, "members", "9 comunas")
    assert found.citations


def test_communes_of_a_province_are_listed(ask_real: Ask) -> None:
    found = ask_real("¿Qué comunas tiene la provincia de El Loa?")
    assert (found.intent, len(found.citations)) == ("communes", 1)
    for name in ("Calama", "Ollagüe", "San Pedro de Atacama"):
        assert name in found.answer


def test_what_has_none_is_listed(ask_real: Ask) -> None:
    communes = ask_real("¿Qué comunas no tienen proyectos?")
    assert communes.intent == "absences"
    assert communes.citations
    assert "no informan «monto total»" in ask_real("¿Qué proyectos no informan monto?").answer


def test_projects_of_two_places_are_those_of_either(ask_real: Ask) -> None:
    found = ask_real("¿Qué proyectos hay en Ollagüe y Sierra Gorda?").answer
    assert "Ollagüe" in found
    assert "Sierra Gorda" in found
    assert "2 proyectos" in found


def test_an_extreme_over_regions_looks_at_every_table(ask_real: Ask) -> None:
    assert "La Araucanía" in ask_real("¿En qué región daba más empleo la microempresa en 1996?").answer


def test_the_worst_district_is_the_last_of_the_ranking(ask_real: Ask) -> None:
    assert "14°" in ask_real("¿Cuál es el peor distrito?").answer


def test_what_is_asked_of_many_words_is_no_list_of_projects(ask_real: Ask) -> None:
    found = ask_real("¿Con qué sectores de la región se reunirían los bolivianos en la agenda del proyecto?")
    assert found.intent != "projects"


def test_so_many_places_from_the_top_or_the_bottom_are_listed(ask_real: Ask) -> None:
    top = ask_real("¿Cuáles son los tres primeros distritos del ranking?").answer
    assert top.startswith("Los 3 primeros de 14 distritos son: 1°: ")
    assert "14°" in ask_real("¿Cuáles son los dos últimos distritos del ranking?").answer


def test_a_contradiction_is_found_by_what_it_is_about(ask_real: Ask) -> None:
    found = ask_real("¿Qué plata de la presentación de enero no calza?")
    assert (found.status, found.intent) == ("conflict", "dispute")
    assert "4.222.529" in found.answer


def test_two_figures_in_dispute_are_never_added(ask_real: Ask) -> None:
    found = ask_real("¿Cuántas familias son en total, según el texto y el cuadro?")
    assert found.intent != "sum"


def test_a_word_is_known_by_how_it_sounds(ask_real: Ask) -> None:
    base = ask_real("¿Cuánto ha avanzado el proyecto 275?")
    typed = ask_real("cuanto ha avansado el proyecto 275")
    assert ("avansado", "avanzado") in typed.corrections
    assert typed.answer_id == base.answer_id


def test_sounds_that_chileans_do_not_tell_apart_are_one() -> None:
    assert sound("avansado") == sound("avanzado")
    assert sound("iniciatiba") == sound("iniciativa")
    assert sound("chuqui") != sound("cuqui")


def test_two_rows_asked_as_one_are_told_by_the_figure_of_both(ask_real: Ask) -> None:
    found = ask_real("¿Qué parte de las empresas de la región eran medianas o grandes en 1997?")
    assert "2,4 %" in found.answer


def test_each_attribute_asked_of_a_place_is_answered(ask_real: Ask) -> None:
    found = ask_real("¿A qué altura está Lasana y a qué distancia de Calama?")
    assert "2.500" in found.answer
    assert "33" in found.answer


def test_which_things_there_are_is_not_answered_with_how_many(ask_real: Ask) -> None:
    assert "capital humano" in ask_real("¿Qué alianzas de corto plazo hay?").answer


def test_a_figure_named_word_by_word_speaks_before_a_disputed_total(ask_real: Ask) -> None:
    assert "1.840.000" in ask_real("¿Cuánto es el diseño de educación en el resumen consolidado?").answer


def test_a_company_without_a_name_is_asked_back(ask_real: Ask) -> None:
    assert ask_real("¿Cuánto aporta la empresa?").status == "clarification"


def test_what_does_not_add_up_is_found_among_errata_too(ask_real: Ask) -> None:
    found = ask_real("¿Cuadra el cuadro de empleo de Los Lagos?")
    assert found.status == "conflict"
    assert "100,8" in found.answer


def test_who_only_names_a_thing_hears_what_it_is(ask_real: Ask) -> None:
    assert ask_real("el proyecto 313").answer.startswith("El ID 313 es")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("¿pensaron en rincones bolivianos del altiplano?", "answered"),
        ("¿cuándo pensaron en rincones bolivianos del altiplano?", "no_answer"),
    ],
)
def test_what_the_engine_finds_ahead_of_all_others_is_told_where_nothing_speaks_against_it(
    real: Knowledge, asked: str, status: str
) -> None:
    question = interpret(tokenise(asked), real)
    alone = look_up(question, real)
    seconded = look_up(replace(question, clearly_found=FOUND), real)
    assert alone is not None
    assert seconded is not None
    assert alone.status == "no_answer"
    assert seconded.status == status
    assert (FOUND in seconded.parts) == (status == "answered")


def test_a_list_that_is_called_what_is_asked_speaks_before_a_sentence_on_it(ask_real: Ask) -> None:
    found = ask_real("¿Qué organizaciones privadas estaban en el Programa Agrícola?")
    assert "Prelatura" in found.answer


def test_a_summary_steps_back_behind_the_sentence_that_tells_it(ask_real: Ask) -> None:
    found = ask_real("¿Qué departamentos de Bolivia se nombran?")
    assert found.entities[0].id == "proyecto-fencomin"


def test_the_gap_of_a_named_thing_that_comes_nearest_is_told(ask_real: Ask) -> None:
    found = ask_real("¿Cuánta plata le pusieron a la posta de Sierra Gorda?")
    assert (found.status, found.intent) == ("no_answer", "gap")
    assert "no informa su monto" in found.answer or "quién financia" in found.answer


def test_what_is_computed_is_told_where_the_editors_say(ask_real: Ask) -> None:
    asked = ["¿María Elena está en algún distrito minero?", "¿A qué distrito minero pertenece María Elena?"]
    assert len({ask_real(q).answer_id for q in asked}) == 1


def test_whether_there_is_something_in_the_region_is_asked_of_the_thing(ask_real: Ask) -> None:
    asked = ["¿La EMRA dice algo de la falta de casas?", "¿La EMRA dice algo de la falta de casas en la región?"]
    assert len({ask_real(q).answer_id for q in asked}) == 1


def test_the_search_engine_is_asked_where_the_best_sentence_is_of_another_kind(real: Knowledge) -> None:
    question = interpret(tokenise("¿Qué cultivos se estudiaron en las unidades técnicas del Programa Agrícola?"), real)
    tried = "proyecto-programa-agricola.ensayos"
    alone, seconded = look_up(question, real), look_up(replace(question, retrieved=((tried, 1.0),)), real)
    assert alone is not None
    assert seconded is not None
    assert (tried in alone.parts, tried in seconded.parts) == (False, True)


@pytest.mark.parametrize(
    "question",
    ["¿Qué significa la sigla EMRA?", "q quiere decir emra", "What does EMRA stand for?", "significado de EMRA"],
)
def test_an_acronym_is_told_by_its_entry_in_the_glossary(ask_real: Ask, question: str) -> None:
    found = ask_real(question)
    assert found.intent == "meanings"
    assert found.answer.startswith("EMRA: Estrategia Minera para el Bienestar de la Región de Antofagasta")
    assert found.citations


def test_an_acronym_that_nobody_expands_is_no_answer(ask_real: Ask) -> None:
    for acronym in ("CRC", "NANEAS"):
        assert ask_real(f"¿Qué significa {acronym}?").status == "no_answer"


def test_who_asks_what_a_part_of_an_acronym_does_is_not_told_what_it_means(ask_real: Ask) -> None:
    assert ask_real("¿Qué significa la EMRA para los pescadores de Taltal?").intent != "meanings"


def test_what_is_asked_of_nothing_is_asked_back(ask_real: Ask) -> None:
    for question in ("¿Quién fue el relator?", "kien fue el relator"):
        found = ask_real(question)
        assert found.status == "clarification"
        assert found.answer.startswith("¿De qué proyecto?")
        assert len(found.options) == 2
        told = ask_real(found.options[1].question)
        assert "Pablo Andrés Ruiz Bustos" in told.answer
        assert "Viviana" not in told.answer


def test_what_a_meeting_or_a_target_is_asked_for_is_not_taken_for_a_project(ask_real: Ask) -> None:
    assert ask_real("¿quién es el alcalde?").status == "answered"
    assert ask_real("¿A qué hora terminó la sesión del COSOCI?").status == "answered"


def test_what_two_pay_is_compared_in_the_project_that_both_pay(ask_real: Ask) -> None:
    found = ask_real("¿Cuánto más pone EPA que el GORE?").answer
    assert "49.075 millones de pesos, contra 42.750 millones de pesos" in found
    assert "1.955" not in found


def test_what_two_pay_for_different_projects_is_told_with_the_projects(ask_real: Ask) -> None:
    found = ask_real("¿Cuánto más pone EPA que ENAMI?").answer
    assert "Empresa Portuaria EPA, en Corredor Bioceánico" in found
    assert "Empresa Nacional de Minería, en Proyecto Mejoras Plantas ENAMI" in found


def test_who_pays_more_is_told_in_pesos_unless_the_share_is_asked(ask_real: Ask) -> None:
    assert "1.763 millones de pesos" in ask_real("cuanto mas paga el gore que enami").answer
    assert "La diferencia es de 82 puntos porcentuales" in ask_real("qué porcentaje más pone el GORE que ENAMI").answer


def test_projects_of_a_sector_are_counted_beside_those_inside_a_project_of_several(ask_real: Ask) -> None:
    found = ask_real("¿Cuántos proyectos son de salud?")
    assert found.answer.startswith("La EMRA nombra 2 proyectos (sector salud)")
    assert "16 diseños" in found.answer
    assert ask_real("cuantos proyectos hay de transporte").answer.startswith("La EMRA nombra 6 proyectos")


def test_no_projects_in_english_asks_for_what_has_none(ask_real: Ask) -> None:
    assert "(Taltal)" in ask_real("which communes have no projects").answer


@pytest.mark.parametrize("question", ["dónde va el hospital", "donde van a hacer el hospital"])
def test_a_gap_that_holds_all_that_was_asked_speaks_though_its_record_is_not_named(
    ask_real: Ask, question: str
) -> None:
    found = ask_real(question)
    assert found.status == "no_answer"
    assert "el hospital" in found.answer


@pytest.mark.parametrize(
    ("question", "count", "one"),
    [
        ("¿Qué alianzas hay?", "5 alianzas estratégicas", "Empresas regionales"),
        ("cuantas alianzas de corto plazo hay", "4 alianzas estratégicas («corto plazo»)", "Diseños de iniciativas"),
        ("qué convenios hay", "4 convenios", "CONADI"),
        ("cuántos convenios hay con codelco", "2 convenios con CODELCO", "Segundo convenio"),
        ("list the alliances", "5 alianzas estratégicas", "Empresas regionales"),
    ],
)
def test_records_of_a_kind_are_listed(ask_real: Ask, question: str, count: str, one: str) -> None:
    found = ask_real(question)
    assert found.intent == "kinds"
    assert count in found.answer
    assert one in found.answer
    assert found.citations


@pytest.mark.parametrize("question", ["¿Qué propone la alianza de capital humano?", "¿Cuándo termina el convenio?"])
def test_what_asks_more_of_a_kind_is_no_list(ask_real: Ask, question: str) -> None:
    assert ask_real(question).intent != "kinds"


def test_what_one_pays_in_all_is_added_up(ask_real: Ask) -> None:
    found = ask_real("¿Cuánto pone el GORE en total?")
    assert "44.705 millones de pesos (1.955 + 42.750)" in found.answer
    assert ask_real("cuánta plata del FNDR hay en total").answer.startswith("Con FNDR se pagan 44.705 millones")


def test_a_table_of_what_has_no_region_is_no_region(ask_real: Ask) -> None:
    assert "Maule" in ask_real("qué region tenia mas microempresas en 1997").answer


def test_figures_of_one_record_are_compared_by_their_names(ask_real: Ask) -> None:
    found = ask_real("cuánto más cuesta salud que educación en ejecución").answer
    assert found.startswith("Es mayor «Ejecución estimada de salud")
    assert "cerca de M$151.300.000" in found


def test_an_hour_of_the_agenda_with_two_items_is_a_conflict(ask_real: Ask) -> None:
    for question in (
        "¿Qué tema se veía a las 9:20 en la sesión de la EMRA?",
        "which item was at 9:20 in the EMRA session",
    ):
        found = ask_real(question)
        assert found.status == "conflict"
        assert "punto 4" in found.answer
        assert "punto 5.1" in found.answer
    assert ask_real("¿Qué punto de la sesión de la EMRA iba a las 9:10?").status == "answered"


def test_a_part_compared_with_its_disputed_whole_shows_both(ask_real: Ask) -> None:
    found = ask_real("¿La ejecución de salud supera el monto de las 35 iniciativas?")
    assert found.status == "conflict"
    assert "179.000.000" in found.answer
    assert "176.306.356" in found.answer
    assert ask_real("¿Cuánto cuesta ejecutar salud?").status == "answered"


def test_a_part_compared_without_saying_of_what_shows_design_and_works(ask_real: Ask) -> None:
    found = ask_real("¿Salud cuesta más que las 35 iniciativas?").answer
    for figure in ("7.600.000", "4.222.529", "179.000.000", "176.306.356"):
        assert figure in found


def test_leave_is_taken_in_any_spelling(ask_real: Ask) -> None:
    for text in ("ya, chao, que les vaya súper", "chau gracias", "cuídese mucho, adiosito", "see you, have a nice day"):
        assert ask_real(text).status == "out_of_scope"
    assert "2.147" in ask_real("hola, gracias, ¿cuánto cuesta el proyecto de las plantas ENAMI?").answer


def test_who_an_organisation_is_asks_what_it_is(ask_real: Ask) -> None:
    assert "Empresa Nacional de Minería" in ask_real("¿Quién es ENAMI?").answer
    assert "Eliecer Chamorro" in ask_real("¿Quién es el alcalde de Calama?").answer


def test_which_things_asks_for_no_figure(ask_real: Ask) -> None:
    assert "Educación" in ask_real("In which three areas does the alliance fund designs?").answer


def test_a_printed_share_is_told_as_it_is_printed(ask_real: Ask) -> None:
    found = ask_real("¿Cuánto pone el GORE en el proyecto de ENAMI y qué porcentaje es?").answer
    assert "91 %" in found
    assert "1.955" in found


def test_why_is_read_in_every_spelling(ask_real: Ask) -> None:
    for why in ("¿Por qué", "porque", "xq"):
        assert ask_real(f"{why} renunció la consejera Marisol González?").status == "no_answer"


def test_statements_told_by_one_are_no_rivals(ask_real: Ask) -> None:
    assert "11 de abril de 2025" in ask_real("¿Cuándo se propusieron las alianzas?").answer


def test_a_verb_that_the_sentence_says_asks_for_no_date(ask_real: Ask) -> None:
    assert "Sé parte" in ask_real("¿Con qué frase termina la presentación?").answer


def test_the_name_that_a_source_writes_in_two_ways_is_a_conflict(ask_real: Ask) -> None:
    found = ask_real("¿Cuál es el nombre oficial de FENCOMIN?")
    assert found.status == "conflict"
    assert "Federación Minera de Bolivia" in found.answer


def test_the_questions_that_are_suggested_get_what_they_ask_for(ask_real: Ask) -> None:
    assert "14 distritos mineros: Distrito 1 - Pica" in ask_real("¿Cuáles son los distritos mineros?").answer
    assert ask_real("¿Cuántos proyectos nombra la EMRA?").intent == "projects"


@pytest.mark.parametrize(
    ("place", "project"), [("Paposo", "492"), ("Ollagüe", "313"), ("María Elena", "572"), ("Mejillones", "593")]
)
def test_what_will_be_done_in_a_place_asks_for_its_projects(ask_real: Ask, place: str, project: str) -> None:
    assert f"ID {project}" in ask_real(f"¿Qué van a hacer en {place}?").answer


def test_what_it_would_cost_asks_for_its_cost(ask_real: Ask) -> None:
    assert "2.147" in ask_real("¿Cuánto costaría el proyecto de las plantas ENAMI?").answer
    assert ask_real("¿Cuánto saldría ejecutar las 35 iniciativas?").status == "conflict"
    assert ask_real("¿Cuándo empezaría el tren urbano?").status == "no_answer"


def test_two_spellings_offered_are_two_readings(ask_real: Ask) -> None:
    assert ask_real("¿El alcalde se llama Eliecer o Elicer?").status == "conflict"


def test_an_office_is_not_the_person_who_holds_it_now(ask_real: Ask) -> None:
    found = ask_real("quien es eliecer chamorro").answer
    assert "Alcalde de Calama" in found
    assert "Intendente" not in found


def test_the_hour_of_an_end_is_a_meetings(ask_real: Ask) -> None:
    labels = [o.label for o in ask_real("a que hora termino").options]
    assert labels
    assert all("sesión" in label.lower() for label in labels)


def test_targets_of_one_subject_are_told_together(ask_real: Ask) -> None:
    found = ask_real("¿Qué meta hay de agua?")
    assert found.intent == "targets"
    assert found.answer.startswith("Hay 2 metas de «agua»")
    assert "60 %" in found.answer


@pytest.mark.parametrize("question", ["quien hizo esta pagina", "donde reclamo", "como pido informacion"])
def test_questions_about_the_portal_are_answered_in_one_sentence(ask_real: Ask, question: str) -> None:
    found = ask_real(question)
    assert found.status == "out_of_scope"
    assert not found.citations


def test_targets_of_an_alliance_are_its_own(ask_real: Ask) -> None:
    assert ask_real("¿Cuáles son las metas de capital humano?").answer.startswith("Hay 2 metas")


def test_projects_without_an_identifier_are_named(ask_real: Ask) -> None:
    assert "1 (NANEAS Tocopilla - Calama)" in ask_real("¿Qué proyecto no tiene ID?").answer


def test_projects_of_an_agreement_are_not_the_list_of_the_strategy(ask_real: Ask) -> None:
    assert ask_real("¿Qué otros proyectos tiene el convenio?").intent != "projects"


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("Which three mining districts are at the top of the ranking?", "6 - Los Colorados", "13 - Los Andes"),
        ("los cinco mejores distritos mineros", "6 - Los Colorados", "11 - Pelambres"),
        ("¿Qué distritos ocupan los cuatro primeros lugares?", "6 - Los Colorados", "2 - Distrito Norte"),
        ("the two least developed mining districts", "9 - Huasco", "10 - Andacollo"),
        ("¿Qué distritos ocupan el segundo y el tercer lugar?", "1 - Pica", "13 - Los Andes"),
        ("qué distritos estan entre el lugar 5 y el 8", "11 - Pelambres", "3 - Pampa Lina"),
    ],
)
def test_several_places_of_the_ranking_are_listed(ask_real: Ask, question: str, first: str, last: str) -> None:
    found = ask_real(question)
    assert found.intent == "rank"
    assert found.answer.index(first) < found.answer.index(last)


def test_one_place_of_the_ranking_is_one_district(ask_real: Ask) -> None:
    assert ask_real("¿Qué distrito ocupa el quinto lugar?").entities[0].id == "distrito-11"


def test_how_many_of_the_first_ones_is_not_answered_with_the_first(ask_real: Ask) -> None:
    found = ask_real("¿Cuántos de los distritos más desarrollados están en Antofagasta?")
    assert found.answer.startswith("Hay 5 distritos")


@pytest.mark.parametrize(
    "question",
    [
        "¿Por qué en un lado dicen que la minería es el 62,5% del PIB y en otro el 69%?",
        "¿Qué diferencia hay entre la cifra de 62,5% y la de 69%?",
        "uno dice 1.100 familias y el otro 1.094, ¿cuál es?",
    ],
)
def test_who_names_both_figures_of_a_dispute_hears_both(ask_real: Ask, question: str) -> None:
    assert ask_real(question).status == "conflict"


def test_two_numbers_that_dispute_nothing_are_no_dispute(ask_real: Ask) -> None:
    assert ask_real("¿Los proyectos 275 y 74 son de la misma comuna?").intent != "conflict"


def test_who_asks_how_much_hears_the_sentence_with_the_figure(ask_real: Ask) -> None:
    assert "250.000" in ask_real("¿Cuánto litio produce el salar?").answer


def test_a_question_in_the_words_of_a_name_is_about_what_is_called_so(ask_real: Ask) -> None:
    assert "criterios tecno-económicos" in ask_real("¿Qué propone SONAMI?").answer
    assert "orientar políticas" in ask_real("¿Para qué sirven los distritos mineros?").answer


def test_words_that_name_many_statements_say_nothing_of_one(real: Knowledge) -> None:
    (match,) = [m for m in real.wordings.find(tokenise("en qué consiste")) if m.end - m.start == 3]
    assert len(match.values) > 1


def test_a_list_called_by_what_is_named_speaks_before_lists_that_mention_it(ask_real: Ask) -> None:
    found = ask_real("¿Qué instrumentos tiene el Banco del Estado?")
    assert "Banco del Estado cuatro instrumentos" in found.answer


def test_large_firms_here_are_not_compared_with_small_ones_there(ask_real: Ask) -> None:
    found = ask_real("¿La gran empresa da más empleo en Atacama o en Antofagasta?").answer
    assert "15,3 %" in found
    assert "2,9 %" in found


def test_which_region_with_the_most_is_no_question_about_this_one(ask_real: Ask) -> None:
    assert ask_real("¿Cuál es la región con menos empleo en grandes empresas?").intent == "extreme"


def test_a_table_of_two_rows_is_told_whole(ask_real: Ask) -> None:
    found = ask_real("¿Cuántas toneladas de hierro usa la nota de la Tabla 4?").answer
    assert "2.500.000" in found
    assert "6.500.000" in found


def test_provinces_of_a_district_are_counted(ask_real: Ask) -> None:
    found = ask_real("¿Cuántas provincias tiene el distrito 13 y cuáles son?").answer
    assert "4 provincias" in found
    assert "Cordillera" in found


def test_a_short_question_without_a_kind_is_answered_by_the_sentence_that_tells_it(ask_real: Ask) -> None:
    assert "posta médica" in ask_real("¿Hay posta en Chiu Chiu?").answer


def test_whether_something_may_be_is_no_question_about_a_figure(ask_real: Ask) -> None:
    assert "productores privados" in ask_real("¿Puede el FNDR financiar a privados?").answer


def test_the_gap_of_a_place_that_nobody_named_stays_silent(ask_real: Ask) -> None:
    assert "cebada" in ask_real("What crops did the farmers grow?").answer


def test_two_things_joined_inside_a_name_are_one_question(ask_real: Ask) -> None:
    found = ask_real("¿Qué relación hay entre producción y pequeña minería?").answer
    assert "hierro" not in found


def test_a_noun_that_two_projects_share_is_asked_back_where_nothing_tells_of_either(ask_real: Ask) -> None:
    found = ask_real("¿Cuándo construyen la posta?")
    assert found.status == "clarification"
    labels = " ".join(o.label for o in found.options)
    assert "Sierra Gorda" in labels
    assert "Posta Rural" in labels


def test_a_noun_that_one_project_has_is_not_asked_back(ask_real: Ask) -> None:
    assert ask_real("¿Cuándo construyen el hospital?").status != "clarification"


def test_what_a_thing_is_is_told_by_the_record_that_is_called_so(ask_real: Ask) -> None:
    assert ask_real("¿Qué es la mediana minería?").answer.startswith("Mediana minería:")


def test_a_sentence_in_the_words_of_the_question_speaks_before_a_gap(ask_real: Ask) -> None:
    assert "Alcalde de Calama" in ask_real("¿Qué cargos tuvo antes el Intendente?").answer


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("¿Qué distritos de Coquimbo están mejor y peor ubicados?", "5°", "14°"),
        ("¿Cuál es el distrito más desarrollado y cuál el menos desarrollado?", "1°", "14°"),
    ],
)
def test_the_first_and_the_last_are_told_where_both_are_asked(
    ask_real: Ask, question: str, first: str, last: str
) -> None:
    found = ask_real(question).answer
    assert f"el mejor ubicado es {first}" in found
    assert f"el peor, {last}" in found
