"""The site in English, made of the same data by the same code and templates: only the words change."""
