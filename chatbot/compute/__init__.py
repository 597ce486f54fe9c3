"""Answers that are computed from the Catalogue, one module an operation; `operations` tries them in order."""
