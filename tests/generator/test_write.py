"""Only changed bytes are written, and what nobody planned disappears."""

from __future__ import annotations

from pathlib import Path

from generator.write import MANY, WriteReport, read_tree, write_tree

FILES = {"index.md": b"uno", "proyectos/275.md": b"dos"}


def test_a_tree_is_written_and_read_back(tmp_path: Path) -> None:
    assert write_tree(tmp_path / "pages", FILES) == WriteReport(written=2, removed=0, unchanged=0)
    assert read_tree(tmp_path / "pages") == FILES


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    write_tree(tmp_path, FILES)
    before = (tmp_path / "index.md").stat().st_mtime_ns
    report = write_tree(tmp_path, FILES | {"proyectos/275.md": b"tres"})
    assert report == WriteReport(written=1, removed=0, unchanged=1)
    assert (tmp_path / "index.md").stat().st_mtime_ns == before


def test_stale_pages_and_empty_folders_disappear(tmp_path: Path) -> None:
    write_tree(tmp_path, FILES)
    assert write_tree(tmp_path, {"index.md": b"uno"}) == WriteReport(written=0, removed=1, unchanged=1)
    assert not (tmp_path / "proyectos").exists()


def test_a_changed_file_is_a_new_one_so_that_its_other_name_keeps_the_old_bytes(tmp_path: Path) -> None:
    write_tree(tmp_path / "pages", FILES)
    (tmp_path / "published.md").hardlink_to(tmp_path / "pages" / "index.md")
    write_tree(tmp_path / "pages", FILES | {"index.md": b"tres"})
    assert (tmp_path / "published.md").read_bytes() == b"uno"


def test_many_files_are_written_by_two_processes(tmp_path: Path) -> None:
    many = {f"{n}/{n}.txt": str(n).encode() for n in range(MANY + 1)}
    assert write_tree(tmp_path, many) == WriteReport(written=MANY + 1, removed=0, unchanged=0)
    assert read_tree(tmp_path) == many
