"""The press room: Minuta → kit → page, Markdown and DOCX. Pure functions; who calls `files` writes them."""
