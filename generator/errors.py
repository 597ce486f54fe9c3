"""What can stop the generator: one base class, with where, what and how to mend it (Spanish)."""

from __future__ import annotations


class GeneratorError(Exception):
    """The pages or the site cannot be written. `where` is a page or a file; `mend` says what to do."""

    def __init__(self, where: str, what: str, mend: str) -> None:
        self.where = where
        self.what = what
        self.mend = mend
        super().__init__(f"{where}: {what} {mend}")

    def __reduce__(self) -> tuple[type[GeneratorError], tuple[str, str, str]]:
        return GeneratorError, (self.where, self.what, self.mend)
