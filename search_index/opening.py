"""The engine that the configuration asks for. Neither engine is imported before it is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from content.settings import IndexSettings
from search_index.engine import SearchEngine

if TYPE_CHECKING:
    from search_index.build import Progress
    from search_index.milvus import MilvusEngine


def open_engine(index_dir: Path, settings: IndexSettings) -> SearchEngine | MilvusEngine:
    """Open the current bundle, and Milvus beside it where it is configured. Raises SearchIndexError."""
    bundle = SearchEngine.open(index_dir)
    if settings.engine == "embedded":
        return bundle
    from search_index.milvus import MilvusEngine

    return MilvusEngine.open(bundle, settings.milvus_uri)


def publish_where_configured(index_dir: Path, settings: IndexSettings, progress: Progress) -> str | None:
    """Load the current bundle into Milvus; name of its collection, None if no Milvus is configured."""
    if settings.engine == "embedded":
        return None
    from search_index.milvus import connect, publish

    return publish(SearchEngine.open(index_dir), connect(settings.milvus_uri), progress)
