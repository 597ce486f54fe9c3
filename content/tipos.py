"""Kinds of documents and passages by name: for rooms that need the words and not the model. Imports nothing."""

from __future__ import annotations

from typing import Literal

DocumentType = Literal["dato", "pagina", "digesto", "texto"]
PassageKind = Literal["cifra", "hecho", "resumen", "nota", "vacio", "pagina", "digesto", "texto"]
"""A document type, but for `dato`, which is one of its five kinds of statement."""
