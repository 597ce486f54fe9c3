"""A small catalogue made by hand and an engine that finds nothing: what the assistant's tests stand on."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from chatbot.ports import HitLike
from content.catalogue import Catalogue, build_catalogue
from content.evidencia import Cifra, Cita, Dato, Vacio
from content.model import (
    Acuerdo,
    Aporte,
    Atributo,
    Comuna,
    Conversacion,
    Distrito,
    Faena,
    Fuente,
    Identificador,
    Indicador,
    Lugar,
    Observacion,
    Organizacion,
    Proyecto,
    Registro,
    Seccion,
    Serie,
    Sinonimo,
    Termino,
    Unidad,
    Vocablo,
)

LAMINA = Cita(fuente="acta", seccion="montos")
ESTUDIO = Cita(fuente="estudio", seccion="tabla")


@dataclass(frozen=True, slots=True)
class Changes:
    """A correction."""

    changes: tuple[tuple[str, str], ...] = ()


@dataclass
class StubEngine:
    """An engine with a Catalogue, a fixed list of corrections and fixed hits."""

    catalogue: Catalogue
    version: str = "v1"
    known: dict[str, str] = field(default_factory=dict)
    hits: list[HitLike] = field(default_factory=list)

    def correct(self, text: str) -> Changes:
        return Changes(tuple((w, self.known[w]) for w in text.split() if w in self.known))

    def search(
        self, query: str, limit: int = 10, types: frozenset[str] | None = None, comuna: str | None = None
    ) -> list[HitLike]:
        return [h for h in self.hits if types is None or h.chunk.tipo in types][:limit]

    def statements(self, query: str, limit: int = 10) -> list[HitLike]:
        return self.search(query, limit, frozenset({"dato"}))


def figure(id_: str, nombre: str, atributo: str, valor: str, unidad: str, **more: object) -> Cifra:
    return Cifra.model_validate(
        {
            "id": id_,
            "nombre": nombre,
            "atributo": atributo,
            "valor": Decimal(valor),
            "unidad": unidad,
            "fuentes": (LAMINA,),
            **more,
        }
    )


def fact(id_: str, nombre: str, atributo: str, texto: str, **more: object) -> Dato:
    return Dato.model_validate(
        {"id": id_, "nombre": nombre, "atributo": atributo, "texto": texto, "fuentes": (LAMINA,), **more}
    )


def project(number: str, nombre: str, **more: object) -> Proyecto:
    return Proyecto.model_validate(
        {
            "id": number,
            "nombre": nombre,
            "resumen": f"Proyecto {nombre}.",
            "clase": "iniciativa_emra",
            "identificadores": (Identificador(esquema="EMRA", id=number),),
            "fuentes": (LAMINA,),
            **more,
        }
    )


def records() -> list[Registro]:
    planta = project(
        "275",
        "Mejoras Plantas ENAMI",
        alias=("planta de ENAMI",),
        sector="mineria",
        presupuesto="monto-total",
        cifras=(
            figure("monto-total", "Monto total", "monto-total", "2147", "millones-clp"),
            figure("aporte-gore", "Aporte del GORE", "aporte", "1955", "millones-clp"),
            figure("parte-gore", "Parte del GORE", "participacion", "91", "porcentaje"),
            figure("aporte-enami", "Aporte de ENAMI", "aporte", "192", "millones-clp"),
            figure("parte-enami", "Parte de ENAMI", "participacion", "9", "porcentaje"),
        ),
        financiamiento=(
            Aporte(organizacion="gore", monto="aporte-gore", porcentaje="parte-gore", fondo="fndr"),
            Aporte(organizacion="enami", monto="aporte-enami", porcentaje="parte-enami"),
        ),
        datos=(fact("relatora", "Relatora", "relator", "Ana Rojas expuso el proyecto ID 275."),),
        vacios=(
            Vacio(
                id="empleo",
                nombre="Empleos",
                atributo="empleo",
                texto="La lámina no indica empleos.",
                fuentes=(LAMINA,),
            ),
        ),
    )
    trenes = [
        project(
            "593",
            "Tren interurbano a Mejillones",
            alias=("tren",),
            sector="transporte",
            comunas=("02101", "02102"),
            datos=(fact("definicion", "Qué es", "definicion", "El ID 593 es el tren interurbano a Mejillones."),),
            vacios=(Vacio(id="monto", nombre="Monto", atributo="monto-total", texto="No hay monto del ID 593."),),
        ),
        project(
            "594",
            "Tren urbano de Antofagasta",
            alias=("tren", "tren urbano"),
            sector="transporte",
            comunas=("02101",),
            datos=(fact("definicion", "Qué es", "definicion", "El ID 594 es el tren urbano."),),
            vacios=(Vacio(id="monto", nombre="Monto", atributo="monto-total", texto="No hay monto del ID 594."),),
        ),
    ]
    posta = project(
        "478",
        "Posta de Mejillones",
        sector="salud",
        comunas=("02102",),
        datos=(fact("definicion", "Qué es", "definicion", "El ID 478 es la posta de Mejillones."),),
    )
    distritos: list[Registro] = [
        Distrito(
            id=str(numero),
            nombre=f"Distrito {numero} - {nombre}",
            alias=(f"distrito {nombre}",),
            resumen="Distrito minero.",
            numero=numero,
            rango=rango,
            faenas=faenas,
            comunas=comunas,
            provincias_fuente=("Antofagasta",),
            regiones=("Antofagasta",),
            fuentes=(ESTUDIO,),
            cifras=(figure("rango", "Lugar en el ranking", "rango", str(rango), "lugar-ranking"),),
            datos=(
                fact("ubicacion", "Ubicación", "lugar", f"El distrito {numero} está en {nombre}."),
                fact("faenas", "Faenas", "faenas", "Sus faenas son:", items=tuple(f.nombre for f in faenas)),
                fact("desarrollo", "Desarrollo", "rango", f"El distrito {numero} es el {rango}°."),
            ),
        )
        for numero, nombre, rango, comunas, faenas in (
            (1, "La Negra", 2, ("02101",), (Faena(id="altonorte", nombre="Altonorte"),)),
            (2, "Los Colorados", 1, ("02101",), (Faena(id="escondida", nombre="Escondida"),)),
            (3, "Norte", 3, ("02102",), (Faena(id="abra", nombre="El Abra"),)),
        )
    ]
    familias = Indicador(
        id="familias",
        nombre="Familias agricultoras",
        resumen="Familias por localidad.",
        tema="agricultura",
        series=(
            Serie(
                id="localidades",
                nombre="Familias agricultoras por localidad",
                atributo="familias",
                unidad="familias",
                periodo="1999",
                fuentes=(ESTUDIO,),
                observaciones=(
                    Observacion(id="lasana", nombre="Lasana", valor=Decimal(40), entidad="lugar-lasana"),
                    Observacion(id="peine", nombre="Peine", valor=Decimal(50), entidad="lugar-peine"),
                    Observacion(id="camar", nombre="Camar", valor=Decimal(10), entidad="lugar-camar"),
                ),
            ),
        ),
        cifras=(
            figure(
                "total-texto",
                "Familias del programa, según el texto",
                "familias",
                "1100",
                "familias",
                estado="en_conflicto",
                conflicto_con=("indicador-familias.total-cuadro",),
                nota="El cuadro da otra cifra.",
            ),
            figure(
                "total-cuadro",
                "Familias del programa, según el cuadro",
                "familias",
                "1094",
                "familias",
                fuentes=(ESTUDIO,),
                estado="en_conflicto",
                conflicto_con=("indicador-familias.total-texto",),
                nota="El texto da otra cifra.",
            ),
        ),
    )
    meta = Acuerdo(
        id="emisiones",
        nombre="Emisiones de gases",
        resumen="Acuerdo sobre emisiones.",
        tipo="meta_transversal",
        meta="meta",
        meta_anio=2030,
        cifras=(figure("meta", "Meta de emisiones de gases", "meta", "30", "porcentaje", periodo="al 2030"),),
        datos=(fact("anio", "Año de la meta", "termino", "La meta de emisiones es para 2030."),),
    )
    return [
        planta,
        *trenes,
        posta,
        *distritos,
        familias,
        meta,
        *[
            Lugar(id=i, nombre=n, resumen=f"Localidad de {n}.", tipo="localidad", fuentes=(ESTUDIO,))
            for i, n in (("lasana", "Lasana"), ("peine", "Peine"), ("camar", "Camar"))
        ],
        Comuna(id="02101", nombre="Antofagasta", resumen="Comuna.", provincia="Antofagasta", region="Antofagasta"),
        Comuna(id="02102", nombre="Mejillones", resumen="Comuna.", provincia="Antofagasta", region="Antofagasta"),
        Comuna(id="02104", nombre="Taltal", resumen="Comuna.", provincia="Antofagasta", region="Antofagasta"),
        Organizacion(
            id="gore", nombre="Gobierno Regional", sigla="GORE", resumen="Gobierno de la región.", tipo="publica"
        ),
        Organizacion(id="enami", nombre="Empresa Minera", sigla="ENAMI", resumen="Empresa.", tipo="empresa_publica"),
        Termino(id="fndr", nombre="FNDR", resumen="Fondo de desarrollo regional.", sigla=True, fuentes=(LAMINA,)),
        *[
            Fuente(
                id=id_,
                nombre=nombre,
                resumen="Documento.",
                tipo="estudio",
                editor="Editor",
                fecha_texto="2026",
                derechos="Públicos.",
                secciones=(Seccion(id=section, localizador="Lámina 1", titulo="Montos", resumen=digest),),
            )
            for id_, nombre, section, digest in (
                ("acta", "Presentación de ejemplo", "montos", "La planta cuesta 2.147 millones. Otra frase."),
                ("estudio", "Estudio de ejemplo", "tabla", "Hay tres distritos."),
            )
        ],
    ]


ATRIBUTOS = [
    Atributo(id=i, nombre=n, responde=r, terminos=t)  # type: ignore[arg-type]
    for i, n, r, t in (
        ("monto-total", "monto total", "cifra", ("cuánto cuesta", "monto", "plata")),
        ("aporte", "aporte", "cifra", ("aporte", "cuánto pone", "pone")),
        ("participacion", "parte", "cifra", ("porcentaje",)),
        ("financista", "quién financia", "persona", ("quién paga", "quién lo paga")),
        ("relator", "relator", "persona", ("quién expuso",)),
        ("empleo", "empleo", "cifra", ("empleos", "pega")),
        ("lugar", "lugar", "lugar", ("dónde queda", "dónde")),
        ("rango", "lugar en el ranking", "cifra", ("ranking", "último lugar")),
        ("faenas", "faenas", "lista", ("faenas", "minas")),
        ("familias", "familias", "cifra", ("cuántas familias", "familias")),
        ("cantidad", "cantidad", "conteo", ("cuántos", "cuántas")),
        ("meta", "meta", "cifra", ("meta",)),
        ("fecha", "fecha", "fecha", ("cuándo",)),
        ("termino", "término", "fecha", ("para qué año", "cuándo termina")),
        ("definicion", "qué es", "definicion", ("qué es", "qué significa")),
        ("nombre", "nombre", "dato", ("cómo se llama",)),
    )
]

UNIDADES = [
    Unidad(id=i, singular=s, plural=p, magnitud=m, factor=Decimal(1))
    for i, s, p, m in (
        ("millones-clp", "millón de pesos", "millones de pesos", "dinero_clp"),
        ("porcentaje", "%", "%", "proporcion"),
        ("familias", "familia", "familias", "familias"),
        ("lugar-ranking", "lugar", "lugar", "rango"),
    )
]

SINONIMOS = [
    Sinonimo(id="cuanto", termino="cuánto", equivalentes=("kuanto",)),
    Sinonimo(id="que", termino="que", equivalentes=("q",)),
    Sinonimo(id="mejillones", termino="Mejillones", equivalentes=("mejiyo",)),
    Sinonimo(id="mayor", termino="alcalde", equivalentes=("mayor",), idioma="en"),
    Sinonimo(id="how-much", termino="cuánto cuesta", equivalentes=("how much is",), idioma="en"),
]

CONVERSACIONES = [
    Conversacion(
        id="saludo",
        nombre="Saludo",
        status="out_of_scope",
        modo="solo",
        respuesta="¡Hola!",
        terminos=("hola", "saludos"),
    ),
    Conversacion(
        id="angustia",
        nombre="Angustia",
        status="out_of_scope",
        modo="siempre",
        respuesta="Llama al 131.",
        terminos=("auxilio",),
    ),
    Conversacion(
        id="datos-personales",
        nombre="Datos",
        status="no_answer",
        modo="siempre",
        respuesta="No entrego datos personales.",
        terminos=("celular",),
    ),
    Conversacion(
        id="clima",
        nombre="Clima",
        status="out_of_scope",
        modo="tema",
        respuesta="No doy el tiempo.",
        terminos=("llover",),
    ),
    Conversacion(
        id="ordenes",
        nombre="Órdenes",
        status="out_of_scope",
        modo="quita",
        respuesta="No puedo hacer eso.",
        terminos=("ignora", "system", "desde ahora"),
    ),
]

VOCABLOS = [
    Vocablo(id=i, grupo=g, terminos=t)  # type: ignore[arg-type]
    for i, g, t in (
        ("contar", "operacion", ("cuántos", "cuántas")),
        ("listar", "operacion", ("cuáles",)),
        ("sumar", "operacion", ("suma", "suman")),
        ("diferencia", "operacion", ("diferencia", "por cuánto")),
        ("comparar", "operacion", ("más que", "hay más", "mejor ubicado")),
        ("mayor", "operacion", ("mayor", "más", "primer lugar")),
        ("menor", "operacion", ("menor", "menos", "último lugar")),
        ("segun", "operacion", ("según",)),
        ("proyecto", "clase", ("proyecto", "proyectos")),
        ("distrito", "clase", ("distrito", "distritos")),
        ("comuna", "clase", ("comuna", "comunas")),
        ("region", "clase", ("región",)),
        ("salud", "sector", ("salud", "posta", "consultorio")),
        ("transporte", "sector", ("trenes",)),
        ("continuacion", "sigue", ("y", "y en")),
        ("relleno", "relleno", ("oye", "hay", "tiene", "por favor")),
    )
]


def catalogue() -> Catalogue:
    return build_catalogue(records(), ATRIBUTOS, UNIDADES, SINONIMOS, CONVERSACIONES, VOCABLOS)
