"""A small, complete and faultless data folder, written to disk so that tests can break it in one place."""

from __future__ import annotations

from pathlib import Path

FUENTE = """\
id: acta
nombre: Acta de ejemplo
resumen: Un acta de ejemplo.
tipo: acta
editor: Municipalidad
fecha_texto: "2023"
derechos: Documento público.
secciones:
  - {id: montos, localizador: Lámina 1, titulo: Montos, resumen: La planta cuesta 2.147 millones de pesos.}
"""

PROYECTO = """\
id: "275"
nombre: Planta
resumen: Una planta.
clase: iniciativa_emra
objetivos: [oe1]
sector: mineria
comunas: ["02101"]
presupuesto: monto-total
fuentes: [{fuente: acta, seccion: montos}]
cifras:
  - id: monto-total
    nombre: Monto total
    atributo: monto-total
    valor: 2147
    unidad: millones-clp
    texto_fuente: 2.147 millones de pesos
    fuentes: [{fuente: acta, seccion: montos}]
  - id: aporte-gore
    nombre: Aporte del GORE
    atributo: monto-total
    valor: 1955
    unidad: millones-clp
    fuentes: [{fuente: acta, seccion: montos}]
  - id: aporte-enami
    nombre: Aporte de ENAMI
    atributo: monto-total
    valor: 192
    unidad: millones-clp
    fuentes: [{fuente: acta, seccion: montos}]
  - id: parte-gore
    nombre: Parte del GORE
    atributo: monto-total
    valor: 91
    unidad: porcentaje
    fuentes: [{fuente: acta, seccion: montos}]
  - id: parte-enami
    nombre: Parte de ENAMI
    atributo: monto-total
    valor: 9
    unidad: porcentaje
    fuentes: [{fuente: acta, seccion: montos}]
financiamiento:
  - {organizacion: gore, monto: aporte-gore, porcentaje: parte-gore}
  - {organizacion: enami, monto: aporte-enami, porcentaje: parte-enami}
sumas:
  - {total: proyecto-275.monto-total, partes: [proyecto-275.aporte-gore, proyecto-275.aporte-enami]}
datos:
  - id: relatora
    nombre: Relatora
    atributo: monto-total
    texto: La relatora presentó el proyecto.
    fuentes: [{fuente: acta, seccion: montos, fragmento: presentó el proyecto}]
"""

MINUTA = """\
id: plata
nombre: Plata
orden: 1
resumen: Cuánto cuesta la planta.
contexto: La planta está en {comuna-02101}.
cifras: [proyecto-275.monto-total]
frases:
  - {id: monto, texto: "La planta cuesta {proyecto-275.monto-total}."}
  - {id: relatora, texto: Una relatora la presentó., apoyo: [proyecto-275.relatora]}
citar: [acta]
"""

ARCHIVOS: dict[str, str] = {
    "atributos.yml": "- {id: monto-total, nombre: monto total, responde: cifra, terminos: [cuánto cuesta]}\n",
    "unidades.yml": (
        "- {id: millones-clp, singular: millón de pesos, plural: millones de pesos,"
        " magnitud: dinero_clp, factor: 1000000}\n"
        "- {id: porcentaje, singular: '%', plural: '%', magnitud: proporcion, factor: 1}\n"
    ),
    "comunas.yml": (
        '- {id: "02101", nombre: Antofagasta, resumen: Capital., provincia: Antofagasta, region: Antofagasta}\n'
    ),
    "objetivos.yml": "- {id: oe1, codigo: OE1, nombre: Mejorar la calidad de vida, resumen: El primer objetivo.}\n",
    "organizaciones.yml": (
        "- {id: gore, nombre: Gobierno Regional, resumen: El gobierno regional., tipo: publica}\n"
        "- {id: enami, nombre: ENAMI, resumen: Empresa minera del Estado., tipo: empresa_publica}\n"
    ),
    "fuentes/acta.yml": FUENTE,
    "proyectos/275.yml": PROYECTO,
    "minutas/plata.yml": MINUTA,
}


def escribir(folder: Path) -> Path:
    """Write the example under `folder`; returns it."""
    for name, text in ARCHIVOS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def cambiar(folder: Path, name: str, viejo: str, nuevo: str) -> None:
    """Replace one text in one file, which must hold it."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert viejo in text, f"{name} does not hold {viejo!r}"
    path.write_text(text.replace(viejo, nuevo, 1), encoding="utf-8")
