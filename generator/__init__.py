"""Catalogue → Markdown pages, assets and the finished site. Never reads the index."""
