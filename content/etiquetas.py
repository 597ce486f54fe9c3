"""The Spanish words for the model's codes (sector, estado, clase…): what a reader sees in place of the code."""

from __future__ import annotations

from collections.abc import Mapping

ESTADO: Mapping[str, str] = {
    "confirmado": "Informado por la fuente",
    "aproximado": "Aproximado",
    "en_conflicto": "En conflicto",
    "no_informado": "No informado",
    "no_aplica": "No aplica",
}

CLASE: Mapping[str, str] = {
    "iniciativa_emra": "Iniciativa de la EMRA",
    "proyecto_bilateral": "Proyecto bilateral",
    "programa_historico": "Programa histórico",
    "plan_comunal": "Plan comunal",
}

CLASE_PLURAL: Mapping[str, str] = {
    "iniciativa_emra": "Iniciativas de la EMRA",
    "proyecto_bilateral": "Proyectos bilaterales",
    "programa_historico": "Programas históricos",
    "plan_comunal": "Planes comunales",
}
"""The same as headings of a list."""

SECTOR: Mapping[str, str] = {
    "agua": "Agua",
    "salud": "Salud",
    "educacion": "Educación",
    "transporte": "Transporte",
    "energia": "Energía",
    "vivienda": "Vivienda",
    "mineria": "Minería",
    "agricultura": "Agricultura",
    "multisectorial": "Varios sectores",
    "fomento_productivo": "Fomento productivo",
}

TIPO_OBRA: Mapping[str, str] = {
    "construction": "Construcción",
    "rehabilitation": "Rehabilitación",
    "replacement": "Reposición",
    "expansion": "Ampliación",
}
"""OC4IDS codelist projectType."""

ESTADO_PROYECTO: Mapping[str, str] = {
    "identification": "Identificación",
    "preparation": "Preparación",
    "implementation": "Ejecución",
    "completion": "Término",
    "maintenance": "Mantención",
    "decommissioning": "Cierre en curso",
    "decommissioned": "Cerrado",
    "cancelled": "Cancelado",
}
"""OC4IDS codelist projectStatus."""

PLAZO: Mapping[str, str] = {"corto": "Corto plazo", "mediano": "Mediano plazo"}

TIPO_ACUERDO: Mapping[str, str] = {
    "meta_transversal": "Meta transversal",
    "acuerdo_sesion": "Acuerdo de sesión",
    "convenio": "Convenio",
}

TIPO_ACUERDO_PLURAL: Mapping[str, str] = {
    "meta_transversal": "Metas transversales",
    "acuerdo_sesion": "Acuerdos de sesión",
    "convenio": "Convenios",
}
"""The same as headings of a list, as are the tables below whose name ends so."""

TIPO_LUGAR: Mapping[str, str] = {
    "localidad": "Localidad",
    "ayllu": "Ayllu",
    "oasis": "Oasis",
    "rio": "Río",
    "salar": "Salar",
    "paso": "Paso fronterizo",
    "puerto": "Puerto",
    "zona": "Zona",
    "provincia": "Provincia",
    "region": "Región",
}

TIPO_LUGAR_PLURAL: Mapping[str, str] = {
    "localidad": "Localidades",
    "ayllu": "Ayllus",
    "oasis": "Oasis",
    "rio": "Ríos",
    "salar": "Salares",
    "paso": "Pasos fronterizos",
    "puerto": "Puertos",
    "zona": "Zonas",
    "provincia": "Provincias",
    "region": "Regiones y departamentos",
}

TEMA: Mapping[str, str] = {
    "economia": "Economía",
    "empleo": "Empleo",
    "poblacion": "Población",
    "agricultura": "Agricultura",
    "fomento": "Fomento productivo",
    "mineria": "Minería",
    "pobreza": "Pobreza",
    "medioambiente": "Medioambiente",
}

TIPO_ORGANIZACION: Mapping[str, str] = {
    "publica": "Organismo público",
    "empresa_publica": "Empresa pública",
    "empresa_privada": "Empresa privada",
    "gremio": "Gremio",
    "sociedad_civil": "Sociedad civil",
    "academia": "Academia",
    "internacional": "Organismo internacional",
}

TIPO_ORGANIZACION_PLURAL: Mapping[str, str] = {
    "publica": "Organismos públicos",
    "empresa_publica": "Empresas públicas",
    "empresa_privada": "Empresas privadas",
    "gremio": "Gremios",
    "sociedad_civil": "Sociedad civil",
    "academia": "Academia",
    "internacional": "Organismos internacionales",
}

TIPO_FUENTE: Mapping[str, str] = {
    "presentacion": "Presentación",
    "ficha": "Ficha",
    "estudio": "Estudio",
    "acta": "Acta",
    "externa": "Fuente externa a los documentos",
}

TIPO_FUENTE_PLURAL: Mapping[str, str] = {
    "presentacion": "Presentaciones",
    "ficha": "Fichas",
    "estudio": "Estudios",
    "acta": "Actas",
    "externa": "Fuentes externas a los documentos",
}

TIPO_NOTA: Mapping[str, str] = {
    "contradiccion": "Contradicción",
    "ambiguedad": "Ambigüedad",
    "errata": "Errata de la fuente",
    "vacio": "Vacío de la fuente",
    "alcance": "Alcance",
}

IDIOMA: Mapping[str, str] = {"es": "español", "en": "inglés"}
