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
from generator.graficos.words import SPANISH, Say
from generator.idiomas.marks import to_text
from generator.prensa.kit import Kit
from generator.prensa.markdown import address

CREATED = datetime(1980, 1, 1)
"""Fixed date of the file's properties: the kit itself says of which day its figures are."""

_LANGUAGE = {"es": "es-CL", "en": "en-GB"}


def to_docx(kit: Kit, site_name: str, site_url: str, say: Say = SPANISH) -> bytes:
    """The whole note. `site_url` is the edition's root and ends with a slash."""
    doc = Document()
    title = say("Minuta de prensa: {}", kit.titulo)
    _prepare(doc, title, kit.resumen, site_name, _LANGUAGE["en" if say.book else "es"])
    doc.add_heading(_line(title), level=1)
    _text(doc, kit.resumen)
    _text(doc, f"{site_name}, {site_url}prensa/{kit.id}/")
    if kit.edicion:
        _text(doc, say("Cifras registradas por última vez el {}.", kit.edicion))
    _heading(doc, say("Frases para copiar"))
    for frase in kit.frases:
        _text(doc, frase.copiable, "Quote")
        for label, references in (("Cifra o dato", frase.apoyos), ("Lee antes", frase.advertencias)):
            for r in references:
                _link(_text(doc, f"{say(label)}: ", "List Bullet"), r.texto, address(r.lugar, site_url))
    _heading(doc, say("Contexto"))
    for paragraph in kit.contexto:
        _text(doc, paragraph)
    _heading(doc, say("Cifras del tema"))
    _table(doc, kit, site_url, say)
    _heading(doc, say("Lo que no cuadra o no está claro"))
    for n in kit.contradicciones:
        _link(doc.add_heading("", level=3), n.titulo, address(n.lugar, site_url))
        _text(doc, f"{n.tipo}. {n.texto} ({say('Fuente: {}', n.fuente)})")
    if kit.preguntas:
        _heading(doc, say("Preguntas pendientes"))
        for question in kit.preguntas:
            _text(doc, question, "List Bullet")
    _heading(doc, say("Lo que no sabemos"))
    for v in kit.vacios:
        _link(_text(doc, f"{v.texto} ", "List Bullet"), v.ficha, address(v.lugar, site_url))
    _heading(doc, say("A quién citar"))
    for f in kit.citar:
        item = doc.add_paragraph(style="List Bullet")
        _link(item, f.nombre, address(f.lugar, site_url))
        item.add_run(f". {_line(f.detalle)}.")
    _text(doc, f"{say('Para citar este portal')}: {site_name}. «{title}». {site_url}prensa/{kit.id}/")
    return _fixed(doc)


def _prepare(doc: DocumentType, title: str, subject: str, author: str, language: str) -> None:
    """Properties, language and type size."""
    about = doc.core_properties
    about.title, about.subject, about.author = _line(title), _line(subject)[:250], _line(author)
    about.last_modified_by, about.comments, about.keywords, about.language = _line(author), "", "", language
    about.created = about.modified = CREATED
    about.revision = 1
    package = doc.part.package
    for id_ in [id_ for id_, r in package.rels.items() if r.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[id_]  # the template's picture shows somebody else's document
    normal = doc.styles["Normal"]
    normal.font.size = Pt(11)
    for setting in normal.element.getparent().iter(qn("w:lang")):
        setting.set(qn("w:val"), language)


def _line(text: str) -> str:
    """The text as one line; what is Spanish in a note in English says so."""
    return one_line(to_text(text))


def _heading(doc: DocumentType, text: str) -> None:
    doc.add_heading(text, level=2)


def _text(doc: DocumentType, text: str, style: str | None = None) -> Paragraph:
    trailing = " " if text.endswith(" ") else ""
    return doc.add_paragraph(_line(text) + trailing, style=style)


def _link(paragraph: Paragraph, text: str, url: str) -> None:
    """A real link at the end of a paragraph; the library has no call for it (python-openxml/python-docx#74)."""
    relation = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(_line(text))
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _table(doc: DocumentType, kit: Kit, site_url: str, say: Say) -> None:
    heads = tuple(map(say, ("Cifra", "Valor", "Período", "De dónde sale")))
    table = doc.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    row_properties = table.rows[0]._tr.get_or_add_trPr()
    row_properties.append(OxmlElement("w:tblHeader"))
    for c in kit.cifras:
        cells = table.add_row().cells
        _link(cells[0].paragraphs[0], c.nombre, address(c.lugar, site_url))
        cells[0].paragraphs[0].add_run(f" ({_line(c.ficha)})")
        for cell, text in zip(cells[1:], (c.valor, c.cuando or "—", c.fuente), strict=True):
            cell.text = _line(text)


def _fixed(doc: DocumentType) -> bytes:
    """The saved file packed again with fixed dates and in a fixed order."""
    raw = io.BytesIO()
    doc.save(raw)
    with ZipFile(raw) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return make_zip(files, first=("[Content_Types].xml",))
