"""The records that editors write: one class per kind, YAML key = attribute. Parts of a record live in `evidencia`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PrivateAttr

from content.evidencia import (
    Cifra,
    Cita,
    Dato,
    Estado,
    IdGlobal,
    Modelo,
    Nota,
    Numero,
    Reparto,
    Slug,
    Suma,
    Texto,
    Vacio,
)

CodigoComuna = Annotated[str, Field(pattern=r"^\d{5}$")]
"""Código Único Territorial (SUBDERE), five digits, always quoted in YAML: "02101"."""

EstadoProyecto = Literal[
    "identification",
    "preparation",
    "implementation",
    "completion",
    "maintenance",
    "decommissioning",
    "decommissioned",
    "cancelled",
]
"""OC4IDS 0.9.5 codelist projectStatus; codes are never translated."""


class Registro(Modelo):
    """What every record has. `resumen` says in our own words, in two to four short sentences, what it is."""

    kind: ClassVar[str]

    id: Slug
    nombre: Texto
    alias: tuple[Texto, ...] = ()
    resumen: Texto
    fuentes: tuple[Cita, ...] = ()
    cifras: tuple[Cifra, ...] = ()
    datos: tuple[Dato, ...] = ()
    notas: tuple[Nota, ...] = ()
    vacios: tuple[Vacio, ...] = ()
    sumas: tuple[Suma, ...] = ()
    repartos: tuple[Reparto, ...] = ()

    @property
    def global_id(self) -> str:
        """`kind-id`, unique in the whole catalogue: `proyecto-275`."""
        return f"{self.kind}-{self.id}"


class Identificador(Modelo):
    """A number given to the project by a scheme («EMRA», «BIP»)."""

    esquema: Texto
    id: Texto


class Aporte(Modelo):
    """Who pays, how much and from which fund. `monto` and `porcentaje` are ids of figures of the same record."""

    organizacion: Slug
    monto: Slug | None = None
    porcentaje: Slug | None = None
    fondo: Slug | None = None
    """Id of the fund in `glosario.yml`."""


class Componente(Modelo):
    """A part of a project that is counted: ten rural health posts. `cifra` is the id of the count."""

    id: Slug
    nombre: Texto
    alias: tuple[Texto, ...] = ()
    sector: Texto
    cifra: Slug


class Rol(Modelo):
    """An organisation in its role: «ejecutor», «beneficiario», «contraparte», «supervisión»."""

    organizacion: Slug
    rol: Texto


class Proyecto(Registro):
    """A project, works or not. OC4IDS fields keep the standard's codes.

    `clase` keeps apart what the EMRA presents from what other sources tell: only `iniciativa_emra` is counted
    as a project of the strategy.
    """

    kind = "proyecto"

    clase: Literal["iniciativa_emra", "proyecto_bilateral", "programa_historico", "plan_comunal"]
    identificadores: tuple[Identificador, ...] = ()
    objetivos: tuple[Slug, ...] = ()
    focos: tuple[Slug, ...] = ()
    alianza: Slug | None = None
    acuerdos: tuple[Slug, ...] = ()
    sector: Literal[
        "agua",
        "salud",
        "educacion",
        "transporte",
        "energia",
        "vivienda",
        "mineria",
        "agricultura",
        "multisectorial",
        "fomento_productivo",
    ]
    tipo_obra: Literal["construction", "rehabilitation", "replacement", "expansion"] | None = None
    """OC4IDS codelist projectType; empty where the source does not say."""
    estado_proyecto: EstadoProyecto | None = None
    """OC4IDS projectStatus; empty (printed as «no informado») where the source does not say."""
    comunas: tuple[CodigoComuna, ...] = ()
    comunas_nota: Texto | None = None
    """How the place is known («Lugar según el nombre del proyecto»)."""
    lugares: tuple[Slug, ...] = ()
    presupuesto: Slug | None = None
    """Id of the figure that is the total amount."""
    financiamiento: tuple[Aporte, ...] = ()
    componentes: tuple[Componente, ...] = ()
    organizaciones: tuple[Rol, ...] = ()
    sesiones: tuple[Slug, ...] = ()


class Faena(Modelo):
    """A mine, smelter or plant of a district."""

    id: Slug
    nombre: Texto
    alias: tuple[Texto, ...] = ()
    organizacion: Slug | None = None
    nota: Texto | None = None


class Distrito(Registro):
    """A mining district of SONAMI's study. `rango` 1 is the most developed; `cifras` must hold `rango`."""

    kind = "distrito"

    numero: Annotated[int, Field(ge=1)]
    rango: Annotated[int, Field(ge=1)]
    rango_deducido: bool = False
    mediana_mineria: bool = False
    faenas: tuple[Faena, ...]
    comunas: tuple[CodigoComuna, ...]
    provincias_fuente: tuple[Texto, ...]
    """Provinces as the study prints them, uncorrected."""
    regiones: tuple[Texto, ...]


class Foco(Registro):
    """One of the medium-term alliance's focuses."""

    kind = "foco"

    numero: Annotated[int, Field(ge=1)]


class Alianza(Registro):
    """A strategic alliance of the EMRA; `focos` only in the medium-term one."""

    kind = "alianza"

    plazo: Literal["corto", "mediano"]
    objetivos: tuple[Slug, ...] = ()
    focos: tuple[Foco, ...] = ()
    acuerdos: tuple[Slug, ...] = ()


class Acuerdo(Registro):
    """Something agreed: a cross-cutting target, an agreement voted in a session, or a convenio between parties."""

    kind = "acuerdo"

    tipo: Literal["meta_transversal", "acuerdo_sesion", "convenio"]
    alianza: Slug | None = None
    sesion: Slug | None = None
    meta: Slug | None = None
    """Id of the figure that is the target."""
    meta_anio: int | None = None
    partes: tuple[Slug, ...] = ()
    """Organisations that agreed."""


class Objetivo(Registro):
    """A strategic objective; `codigo` is «OE1»."""

    kind = "objetivo"

    codigo: Annotated[str, Field(pattern=r"^OE\d$")]


class Comuna(Registro):
    """A commune; `id` is its CUT code. Coordinates are those of the communal seat, WGS84 degrees, approximate."""

    kind = "comuna"

    id: CodigoComuna
    provincia: Texto
    region: Texto
    latitud: Annotated[Numero, Field(ge=-90, le=90)] | None = None
    longitud: Annotated[Numero, Field(ge=-180, le=180)] | None = None


class Lugar(Registro):
    """A place that is not a commune: locality, ayllu, province, region, river, pass, mine camp."""

    kind = "lugar"

    tipo: Literal[
        "localidad",
        "ayllu",
        "oasis",
        "rio",
        "salar",
        "paso",
        "puerto",
        "zona",
        "provincia",
        "region",
    ]
    comunas: tuple[CodigoComuna, ...] = ()
    provincia: Texto | None = None
    region: Texto | None = None


class Observacion(Modelo):
    """One cell of a series. Its global id is `indicador-<id>.<serie>.<observacion>`; it inherits from the series."""

    id: Slug
    nombre: Texto
    """The row or column it belongs to: «Antofagasta», «Lasana», «Microempresa»."""
    valor: Numero | None = None
    valor_hasta: Numero | None = None
    texto_fuente: Texto | None = None
    periodo: Texto | None = None
    estado: Estado | None = None
    nota: Texto | None = None
    conflicto_con: tuple[IdGlobal, ...] = ()
    localizador: Texto | None = None
    entidad: IdGlobal | None = None
    """Record it speaks of (`comuna-02201`, `lugar-lasana`), so that it also shows on that record's page."""


class Serie(Modelo):
    """Observations of one variable, same unit, same source. `suma_100` makes `emra check` add them up."""

    id: Slug
    nombre: Texto
    alias: tuple[Texto, ...] = ()
    atributo: Slug
    unidad: Slug
    periodo: Texto | None = None
    estado: Estado = "confirmado"
    fuentes: Annotated[tuple[Cita, ...], Field(min_length=1)]
    nota: Texto | None = None
    entidad: IdGlobal | None = None
    suma_100: bool = False
    diferencia_conocida: Texto | None = None
    observaciones: Annotated[tuple[Observacion, ...], Field(min_length=1)]


class Indicador(Registro):
    """A table of a study or a family of figures: series of observations. Targets are figures with `periodo`."""

    kind = "indicador"

    tema: Literal["economia", "empleo", "poblacion", "agricultura", "fomento", "mineria", "pobreza", "medioambiente"]
    series: Annotated[tuple[Serie, ...], Field(min_length=1)]


class Persona(Modelo):
    """A person in a public role in a session; never contact data."""

    id: Slug
    nombre: Texto
    alias: tuple[Texto, ...] = ()
    cargo: Texto | None = None
    rol: Texto
    """What the person did: «relatora», «preside», «consejero participante», «consejera ausente»."""
    organizacion: Slug | None = None


class Punto(Modelo):
    """An item of a session's agenda; `horario` exactly as printed."""

    id: Slug
    numero: Texto
    tema: Texto
    horario: Texto | None = None
    proyecto: Slug | None = None


class Sesion(Registro):
    """A meeting: agenda, speakers, attendance."""

    kind = "sesion"

    organo: Slug
    fecha: date | None = None
    fecha_nota: Texto | None = None
    comuna: CodigoComuna | None = None
    puntos: tuple[Punto, ...] = ()
    personas: tuple[Persona, ...] = ()


class Organizacion(Registro):
    """An organisation; `existe: false` for one that a source only proposes."""

    kind = "organizacion"

    sigla: Texto | None = None
    tipo: Literal[
        "publica", "empresa_publica", "empresa_privada", "gremio", "sociedad_civil", "academia", "internacional"
    ]
    existe: bool = True


class Seccion(Modelo):
    """A part of a source. `resumen` digests it in our own words with all its facts and figures.

    Paragraphs are separated by a blank line; the digest alone must be enough to answer from.
    """

    id: Slug
    localizador: Texto
    titulo: Texto
    resumen: Texto


LONG_DIGEST = 10_000
"""Characters of a source's digest from which each of its sections has a page of its own."""


class Fuente(Registro):
    """A source document and its digest. `sha256` is that of the original file that was read."""

    kind = "fuente"

    tipo: Literal["presentacion", "ficha", "estudio", "acta", "externa"]
    autor: Texto | None = None
    editor: Texto
    fecha: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None
    fecha_texto: Texto
    """The date as a reader should see it («hacia 1999-2000»)."""
    idioma: Literal["es", "en"] = "es"
    derechos: Texto
    url: Texto | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    secciones: Annotated[tuple[Seccion, ...], Field(min_length=1)]

    _por_partes: bool = PrivateAttr(default=False)

    def model_post_init(self, context: Any, /) -> None:
        """Measure the digest as editors wrote it. A translated copy keeps the answer: addresses have no language."""
        self._por_partes = sum(len(s.resumen) for s in self.secciones) > LONG_DIGEST

    @property
    def por_partes(self) -> bool:
        """Whether each section of the digest has a page of its own, because together they are too long for one."""
        return self._por_partes


class Termino(Registro):
    """A glossary entry: `nombre` is the term, `resumen` its definition, `sigla` true if it is an acronym."""

    kind = "termino"

    sigla: bool = False


class Sinonimo(Modelo):
    """Words that people use for a term of the sources; one direction: `termino` is what the corpus says."""

    id: Slug
    termino: Texto
    equivalentes: Annotated[tuple[Texto, ...], Field(min_length=1)]
    idioma: Literal["es", "en"] = "es"
    nota: Texto | None = None


class Atributo(Modelo):
    """A kind of question («monto total», «relator») and the words by which people ask it."""

    id: Slug
    nombre: Texto
    responde: Literal["cifra", "dato", "lista", "persona", "fecha", "lugar", "definicion", "conteo"]
    terminos: Annotated[tuple[Texto, ...], Field(min_length=1)]
    magnitudes: tuple[Texto, ...] = ()
    """Any figure in a unit of these answers it: a question for a share is answered by whatever is in percent."""
    cercanos: tuple[Slug, ...] = ()
    """Attributes that people ask for with the same words: what something is for, and what it does."""


class Unidad(Modelo):
    """A unit. `factor` converts to the base of its `magnitud` («dinero_clp» in pesos)."""

    id: Slug
    singular: Texto
    plural: Texto
    simbolo: Texto | None = None
    magnitud: Texto
    factor: Numero = Field(gt=0)
    explicacion: Texto | None = None
    """What the unit means for a reader, where it is easily misread (M$ is thousands of pesos)."""


class Conversacion(Modelo):
    """Something people write that the sources cannot answer, and the calm sentence that answers it.

    `modo` says when it speaks: `siempre` whenever a term stands in the question; `tema` unless the question names
    something of the catalogue; `solo` when nothing else is left; `quita` removes the clause of the term first and
    speaks when no question is left.
    """

    id: Slug
    nombre: Texto
    status: Literal["out_of_scope", "no_answer"]
    modo: Literal["siempre", "tema", "solo", "quita"]
    respuesta: Texto
    terminos: Annotated[tuple[Texto, ...], Field(min_length=1)]


class Vocablo(Modelo):
    """Words with a function in a question: an operation, a kind of record, a sector, filler.

    The id names what the words mean: `operacion` an operation of the assistant («sumar»), `clase` a kind of record
    («distrito») or of member («faena»), `sector` a value of `Proyecto.sector`, `sigue` words that lean on the
    previous question, `relleno` words without content, `apertura` words that open a question («quisiera saber»),
    `afin` single words that say much the same («cerrar», «terminar»): what is asked with one may be told with another.
    """

    id: Slug
    grupo: Literal["operacion", "clase", "sector", "sigue", "relleno", "apertura", "afin"]
    terminos: Annotated[tuple[Texto, ...], Field(min_length=1)]


class Frase(Modelo):
    """A copy-ready sentence. `texto` holds own words and placeholders (see `plantilla`), never a number of its own.

    `apoyo` names figures or statements that it rests on without printing them.
    """

    id: Slug
    texto: Texto
    apoyo: tuple[IdGlobal, ...] = ()


class Minuta(Modelo):
    """A press note on one theme. `contradicciones` and `vacios` are ids of notes and gaps; `citar` of sources."""

    kind: ClassVar[str] = "minuta"

    id: Slug
    nombre: Texto
    orden: Annotated[int, Field(ge=1)]
    """Place in the list of the press room."""
    resumen: Texto
    contexto: Texto
    """What a reporter should know first, in own words; a blank line separates paragraphs."""
    cifras: Annotated[tuple[IdGlobal, ...], Field(min_length=1)]
    frases: Annotated[tuple[Frase, ...], Field(min_length=1)]
    contradicciones: tuple[IdGlobal, ...] = ()
    preguntas: tuple[Texto, ...] = ()
    """Questions that are still to be asked of whoever is responsible."""
    vacios: tuple[IdGlobal, ...] = ()
    citar: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Traduccion(Modelo):
    """The English of a Spanish text of the data, wherever that text stands: a name, a summary, a unit, a period.

    It hangs on the whole Spanish text: once an editor changes a word there, the English no longer shows, and the page
    in English has the Spanish again, marked as such.
    """

    es: Texto
    en: Texto


class CambioCifra(Modelo):
    """One figure that appeared, changed or went. Name, record and communes are kept as they were on that day."""

    cifra: IdGlobal
    tipo: Literal["nueva", "cambia", "sale"]
    nombre: Texto
    registro: IdGlobal
    ficha: Texto
    """Name of the record."""
    comunas: tuple[CodigoComuna, ...] = ()
    antes: Texto | None = None
    """What a reader saw before; empty for a new figure."""
    ahora: Texto | None = None
    valor_antes: Numero | None = None
    valor_ahora: Numero | None = None


class CambioFicha(Modelo):
    """One record that appeared or went."""

    registro: IdGlobal
    tipo: Literal["nueva", "sale"]
    nombre: Texto
    comunas: tuple[CodigoComuna, ...] = ()


class Edicion(Modelo):
    """One recorded edition of the data: what changed since the one before, and why. The first one lists no change."""

    id: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}(-\d+)?$")]
    fecha: date
    motivo: Texto
    n_fichas: Annotated[int, Field(ge=0)]
    n_cifras: Annotated[int, Field(ge=0)]
    huella: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of the recorded state that this edition left behind."""
    cambios: tuple[CambioCifra, ...] = ()
    fichas: tuple[CambioFicha, ...] = ()
