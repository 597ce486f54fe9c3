"""The package of records: whatever its modules define can be had from the package itself."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import content.model
from content.evidencia import Modelo


def test_every_kind_can_be_had_from_the_package() -> None:
    found = {
        name
        for module in iter_modules(content.model.__path__)
        for name, value in vars(import_module(f"content.model.{module.name}")).items()
        if isinstance(value, type) and issubclass(value, Modelo) and value.__module__.startswith("content.model.")
    }
    assert "Proyecto" in found
    assert found <= set(content.model.__all__)
