"""Configuration: every key is required, unknown keys are errors, the environment replaces two."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.settings import SettingsError, read_settings

ROOT = Path(__file__).parents[2]


def test_the_committed_configuration_is_valid() -> None:
    settings = read_settings(ROOT / "emra.toml", {})
    assert settings.site_dir == ROOT / "build" / "site"
    assert settings.service.rate_limit == ""


def test_the_environment_replaces_library_and_address(tmp_path: Path) -> None:
    settings = read_settings(ROOT / "emra.toml", {"EMRA_LIBRARY": str(tmp_path), "EMRA_SITE_URL": "https://x.cl/"})
    assert settings.library == tmp_path
    assert settings.site.url == "https://x.cl/"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rate_limit", "rate_limits", "service.rate_limits: la clave no existe"),
        ('name = "EMRA · Portal ciudadano"', "", "site.name: falta la clave"),
        ('security_contact = ""', 'security_contact = "mailto:a@example.org"', "site: el valor no sirve"),
        ('security_expires = ""', 'security_expires = "mañana"', "site.security_expires: el valor no sirve"),
        ("port = 8000", "port = 99999", "service.port: el valor no sirve"),
        ("port = 8000", "port = = 8000", "no se puede leer"),
    ],
)
def test_a_faulty_configuration_is_explained(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "emra.toml"
    path.write_text((ROOT / "emra.toml").read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SettingsError, match=said):
        read_settings(path, {})


def test_a_missing_configuration_is_explained(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="No existe"):
        read_settings(tmp_path / "emra.toml", {})
