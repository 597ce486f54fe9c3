"""Answers that were given and visitors' feedback, in one SQLite file. No question text, no address of anybody."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

MAX_ANSWERS = 50_000
"""Answers kept; the oldest go first."""

MAX_REMEMBERED = 10_000
"""Ids of answers that this process knows to be in the file, so that it does not write them again."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (
    number INTEGER PRIMARY KEY AUTOINCREMENT, answer_id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS feedback (
    number INTEGER PRIMARY KEY AUTOINCREMENT, answer_id TEXT NOT NULL, useful INTEGER NOT NULL,
    comment TEXT NOT NULL, day TEXT NOT NULL DEFAULT (date('now')));
"""


class StoreError(Exception):
    """The file cannot be used now (full disk, lock, rights); the message says which file."""


class Store:
    """A connection a call: safe from any thread; WAL, so that readers never wait for a writer."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ready = False
        self._saved: set[str] = set()

    @contextmanager
    def _connection(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """A transaction. A `durable` one is on the disk when it ends; another may be lost with the power."""
        try:
            if not self._ready:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=2.0)) as connection:
                connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
                if not self._ready:
                    connection.execute("PRAGMA journal_mode=WAL")
                    connection.executescript(_SCHEMA)
                    self._ready = True
                with connection:
                    yield connection
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"{self._path}: {error}") from error

    def save_answer(self, answer_id: str, body: str) -> None:
        """Keep an answer; one that is kept already stays as it is. Raises StoreError."""
        if answer_id in self._saved:
            return
        with self._connection() as connection:
            connection.execute("INSERT OR IGNORE INTO answer (answer_id, body) VALUES (?, ?)", (answer_id, body))
            connection.execute(
                "DELETE FROM answer WHERE number <= (SELECT max(number) FROM answer) - ?", (MAX_ANSWERS,)
            )
        if len(self._saved) >= MAX_REMEMBERED:
            self._saved.clear()
        self._saved.add(answer_id)

    def answer(self, answer_id: str) -> str | None:
        """The answer kept under an id. Raises StoreError."""
        with self._connection() as connection:
            row = connection.execute("SELECT body FROM answer WHERE answer_id = ?", (answer_id,)).fetchone()
        return None if row is None else str(row[0])

    def save_feedback(self, answer_id: str, *, useful: bool, comment: str) -> None:
        """Keep one visitor's opinion. Raises StoreError."""
        with self._connection(durable=True) as connection:
            connection.execute(
                "INSERT INTO feedback (answer_id, useful, comment) VALUES (?, ?, ?)", (answer_id, useful, comment)
            )
