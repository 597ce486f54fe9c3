"""Open data: Catalogue → every file under `datos/`. Pure functions; who calls `downloads.all_downloads` writes them."""
