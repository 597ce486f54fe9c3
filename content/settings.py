"""The configuration, as types. It is read once, at the edge, and passed in; nothing here looks at the environment."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, model_validator

from content.evidencia import Modelo
from content.tipos import PassageKind

Weight = Annotated[float, Field(ge=0, le=2)]


class SettingsError(Exception):
    """The configuration file cannot be used; the message says which key and how to mend it (Spanish)."""


class SiteSettings(Modelo):
    """The public site. `url` ends with a slash."""

    url: Annotated[str, Field(pattern=r"^https?://.+/$")]
    name: str
    security_contact: Annotated[str, Field(pattern=r"^((mailto|https|tel):\S+)?$")]
    security_expires: Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]

    @model_validator(mode="after")
    def _whole(self) -> SiteSettings:
        """The security notice needs both its contact and a day that exists, or neither."""
        if bool(self.security_contact) != bool(self.security_expires):
            raise ValueError("security_contact y security_expires van juntos")
        if self.security_expires:
            date.fromisoformat(self.security_expires)
        return self


class IndexSettings(Modelo):
    """The index: where it searches, encoder, its prompts, length of passages, and the weight of each kind.

    `engine` "milvus" searches a Milvus at `milvus_uri` (a server's address, or a file for Milvus Lite).
    `passage_chars` is how long a run of a record's statements may get.
    """

    engine: Literal["embedded", "milvus"]
    milvus_uri: str
    model: Annotated[str, Field(min_length=1)]
    query_prompt: str
    passage_prompt: str
    passage_chars: Annotated[int, Field(ge=1, le=5_000)]
    weights: dict[PassageKind, Weight]

    @model_validator(mode="after")
    def _reachable(self) -> IndexSettings:
        """Milvus needs an address."""
        if self.engine == "milvus" and not self.milvus_uri:
            raise ValueError("engine = milvus necesita milvus_uri")
        return self


class ServiceSettings(Modelo):
    """The HTTP service. An empty `rate_limit` means no limit; `store` is the file of answers and feedback."""

    host: str
    port: Annotated[int, Field(ge=0, le=65535)]
    rate_limit: str
    store: Path


class Settings(Modelo):
    """All of it. Relative folders are relative to the configuration file."""

    library: Path
    build: Path
    site: SiteSettings
    index: IndexSettings
    service: ServiceSettings

    @property
    def pages_dir(self) -> Path:
        """Generated Markdown, the input of MkDocs."""
        return self.build / "pages"

    @property
    def site_dir(self) -> Path:
        """The finished static site."""
        return self.build / "site"

    @property
    def index_dir(self) -> Path:
        """Bundles of the index, one folder a version, and the pointer `current`."""
        return self.build / "index"


def read_settings(path: Path, environ: Mapping[str, str]) -> Settings:
    """Read `emra.toml`; the environment may replace `library` and `site.url`. Raises SettingsError."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(f"No existe {path}. Copia el archivo emra.toml del repositorio.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} no se puede leer: {error}. Revisa comillas y corchetes.") from None
    if environ.get("EMRA_LIBRARY"):
        raw["library"] = environ["EMRA_LIBRARY"]
    if environ.get("EMRA_SITE_URL") and isinstance(raw.get("site"), dict):
        raw["site"]["url"] = environ["EMRA_SITE_URL"]
    try:
        settings = Settings.model_validate(raw)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {_spanish(e['type'])}" for e in error.errors())
        raise SettingsError(f"{path}: {faults}. Compara con el emra.toml del repositorio.") from None
    base = path.parent.resolve()
    service = settings.service.model_copy(update={"store": base / settings.service.store})
    return settings.model_copy(
        update={"library": base / settings.library, "build": base / settings.build, "service": service}
    )


def _spanish(kind: str) -> str:
    return {"missing": "falta la clave", "extra_forbidden": "la clave no existe"}.get(kind, "el valor no sirve")
