"""Charts and maps: Catalogue → drawings, descriptions and tables → SVG in the page, and pictures to download."""
