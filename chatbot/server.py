"""The production server (gunicorn, threads) around the application, in this process."""

from __future__ import annotations

import errno
import logging
import socket
import sys
from typing import Any

import structlog
from gunicorn.app.base import BaseApplication

from content.settings import Settings

THREADS = 8


class ServeError(Exception):
    """The service cannot start; the message says why and how to mend it (Spanish)."""


class _Application(BaseApplication):  # type: ignore[misc]  # gunicorn publishes no types
    def __init__(self, settings: Settings, options: dict[str, Any]) -> None:
        self._settings = settings
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Hand the options to gunicorn."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application; called in the worker, after the fork."""
        from chatbot.app import create_app

        return create_app(self._settings)


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve site and assistant until interrupted. Raises ServeError before anything is started."""
    if not (settings.site_dir / "index.html").is_file():
        raise ServeError("El sitio no está construido. Ejecuta «emra build».")
    if not (settings.index_dir / "current").exists():
        raise ServeError("El índice no está construido. Ejecuta «emra index build».")
    _check_free(host, port)
    configure_logs()
    options = {
        "bind": f"{host}:{port}",
        "worker_class": "gthread",
        "workers": 1,
        "threads": THREADS,
        "keepalive": 5,
        "timeout": 60,
        "graceful_timeout": 10,
        "control_socket_disable": True,
        "loglevel": "warning",
        "proc_name": "emra",
    }
    _Application(settings, options).run()


def _check_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise ServeError(f"El puerto {port} ya está en uso. Elige otro con «emra serve --port N».") from None
            raise ServeError(f"No se puede abrir {host}:{port}: {error.strerror}.") from None


def configure_logs() -> None:
    """JSON lines on standard error; never the text of a question."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
