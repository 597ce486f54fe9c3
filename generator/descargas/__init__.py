"""Open data: Catalogue → every file under `datos/`. Pure functions; who calls `downloads.open_data` writes them."""
