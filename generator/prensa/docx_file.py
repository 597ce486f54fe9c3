"""Kit → DOCX with the same texts as the Markdown. Its bytes depend on nothing but the kit and the addresses."""

from __future__ import annotations

import io
from datetime import datetime
from zipfile import ZipFile

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from generator.descargas.archive import make_zip
from generator.escape import one_line
from generator.prensa.kit import Kit
from generator.prensa.markdown import address

CREATED = datetime(1980, 1, 1)
"""Fixed date of the file's properties: the kit itself says of which day its figures are."""

_LANGUAGE = "es-CL"


def to_docx(kit: Kit, site_name: str, site_url: str) -> bytes:
    """The whole note."""
    doc = Document()
    title = f"Minuta de prensa: {kit.titulo}"
    _prepare(doc, title, kit.resumen, site_name)
    doc.add_heading(one_line(title), level=1)
    _text(doc, kit.resumen)
    _text(doc, f"{site_name}, {site_url}prensa/{kit.id}/")
    if kit.edicion:
        _text(doc, f"Cifras registradas por última vez el {kit.edicion}.")
    _heading(doc, "Frases para copiar")
    for frase in kit.frases:
        _text(doc, frase.copiable, "Quote")
        for label, references in (("Cifra o dato", frase.apoyos), ("Lee antes", frase.advertencias)):
            for r in references:
                _link(_text(doc, f"{label}: ", "List Bullet"), r.texto, address(r.lugar, site_url))
    _heading(doc, "Contexto")
    for paragraph in kit.contexto:
        _text(doc, paragraph)
    _heading(doc, "Cifras del tema")
    _table(doc, kit, site_url)
    _heading(doc, "Lo que no cuadra o no está claro")
    for n in kit.contradicciones:
        _link(doc.add_heading("", level=3), n.titulo, address(n.lugar, site_url))
        _text(doc, f"{n.tipo}. {n.texto} (Fuente: {n.fuente})")
    if kit.preguntas:
        _heading(doc, "Preguntas pendientes")
        for question in kit.preguntas:
            _text(doc, question, "List Bullet")
    _heading(doc, "Lo que no sabemos")
    for v in kit.vacios:
        _link(_text(doc, f"{v.texto} ", "List Bullet"), v.ficha, address(v.lugar, site_url))
    _heading(doc, "A quién citar")
    for f in kit.citar:
        item = doc.add_paragraph(style="List Bullet")
        _link(item, f.nombre, address(f.lugar, site_url))
        item.add_run(f". {one_line(f.detalle)}.")
    _text(doc, f"Para citar este portal: {site_name}. «{title}». {site_url}prensa/{kit.id}/")
    return _fixed(doc)


def _prepare(doc: DocumentType, title: str, subject: str, author: str) -> None:
    """Properties, language and type size."""
    about = doc.core_properties
    about.title, about.subject, about.author = one_line(title), one_line(subject)[:250], one_line(author)
    about.last_modified_by, about.comments, about.keywords, about.language = one_line(author), "", "", _LANGUAGE
    about.created = about.modified = CREATED
    about.revision = 1
    package = doc.part.package
    for id_ in [id_ for id_, r in package.rels.items() if r.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[id_]  # the template's picture shows somebody else's document
    normal = doc.styles["Normal"]
    normal.font.size = Pt(11)
    for language in normal.element.getparent().iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)


def _heading(doc: DocumentType, text: str) -> None:
    doc.add_heading(text, level=2)


def _text(doc: DocumentType, text: str, style: str | None = None) -> Paragraph:
    trailing = " " if text.endswith(" ") else ""
    return doc.add_paragraph(one_line(text) + trailing, style=style)


def _link(paragraph: Paragraph, text: str, url: str) -> None:
    """A real link at the end of a paragraph; the library has no call for it (python-openxml/python-docx#74)."""
    relation = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(one_line(text))
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _table(doc: DocumentType, kit: Kit, site_url: str) -> None:
    heads = ("Cifra", "Valor", "Período", "De dónde sale")
    table = doc.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    row_properties = table.rows[0]._tr.get_or_add_trPr()
    row_properties.append(OxmlElement("w:tblHeader"))
    for c in kit.cifras:
        cells = table.add_row().cells
        _link(cells[0].paragraphs[0], c.nombre, address(c.lugar, site_url))
        cells[0].paragraphs[0].add_run(f" ({one_line(c.ficha)})")
        for cell, text in zip(cells[1:], (c.valor, c.cuando or "—", c.fuente), strict=True):
            cell.text = one_line(text)


def _fixed(doc: DocumentType) -> bytes:
    """The saved file packed again with fixed dates and in a fixed order."""
    raw = io.BytesIO()
    doc.save(raw)
    with ZipFile(raw) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return make_zip(files, first=("[Content_Types].xml",))
