"""docs/protocol.md is what the generator writes today, and leaves nothing out."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from viceversa.game.refusals import SENTENCES
from viceversa.reference import page as writer
from viceversa.reference import write_all
from viceversa.reference.page import Unfilled, page
from viceversa.reference.recording import FILE, Line, shown
from viceversa.reference.schemas import COMMANDS, FROM_DEVICE, TO_DEVICE, kind_of, verb_of
from viceversa.reference.tables import anchor


def test_the_page_is_fresh(docs: Path, kept: list[Line]) -> None:
    """The page in the checkout is the one that would be written now; `viceversa docs` renews it."""
    assert (docs / "protocol.md").read_text(encoding="utf-8") == page(kept), "stale: run `viceversa docs`"


def test_the_page_tells_of_everything(docs: Path) -> None:
    """Each message and each command has a heading of its own."""
    text = (docs / "protocol.md").read_text(encoding="utf-8")
    for message in (*FROM_DEVICE, *TO_DEVICE):
        assert f"\n#### Message `{kind_of(message)}`\n" in text
    for command in COMMANDS:
        assert f"\n#### Command `{verb_of(command)}`\n" in text


def test_every_link_of_the_page_leads_somewhere(docs: Path) -> None:
    """A link within the page has a heading to go to; one to a file has the file."""
    text = (docs / "protocol.md").read_text(encoding="utf-8")
    targets = {anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
    targets |= set(re.findall(r'<a id="([^"]+)">', text))
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert len(links) > 30
    for link in links:
        assert link[1:] in targets if link.startswith("#") else (docs / link).exists(), link


def test_the_recording_is_in_the_page(docs: Path, kept: list[Line]) -> None:
    """The page shows the kept recording, frame by frame."""
    assert shown(kept) in (docs / "protocol.md").read_text(encoding="utf-8")


def test_writing_twice_gives_the_same(docs: Path, tmp_path: Path) -> None:
    """Without `record` nothing is drawn or measured, and no server is started."""
    (tmp_path / FILE).write_bytes((docs / FILE).read_bytes())
    written = write_all(tmp_path)
    first = {path: path.read_bytes() for path in written}
    assert [path.name for path in written] == ["protocol.md", "asyncapi.yaml"]
    assert {path: path.read_bytes() for path in write_all(tmp_path)} == first
    assert first[tmp_path / "protocol.md"] == (docs / "protocol.md").read_bytes()


@pytest.mark.parametrize(("more", "why"), [("{{a riddle}}", "a riddle"), ("", "leaves out")])
def test_a_template_that_does_not_fit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str, why: str) -> None:
    """A mark that nobody knows, and a fact that the template does not use, are mistakes."""
    template = tmp_path / "template.md"
    template.write_text(writer.TEMPLATE.read_text().replace("{{views}}", more))
    monkeypatch.setattr(writer, "TEMPLATE", template)
    with pytest.raises(Unfilled, match=why):
        page([])


def test_schemas_of_files_go_beside_the_scenarios(docs: Path, tmp_path: Path) -> None:
    """In a checkout the JSON Schemas of scenario files are written too, the same as those that are kept."""
    out, scenarios = tmp_path / "docs", tmp_path / "scenarios"
    out.mkdir()
    shutil.copytree(docs.parent / "scenarios", scenarios, ignore=shutil.ignore_patterns("schema"))
    (out / FILE).write_bytes((docs / FILE).read_bytes())
    schemas = [path for path in write_all(out) if path.suffix == ".json"]
    assert {path.parent for path in schemas} == {scenarios / "schema"}
    for path in schemas:
        assert path.read_text() == (docs.parent / "scenarios" / "schema" / path.name).read_text()


def test_a_changed_sentence_makes_the_page_stale(docs: Path, kept: list[Line], monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rules say to people is in the page by itself."""
    monkeypatch.setitem(SENTENCES, "phase_over", "On we went.")
    assert page(kept) != (docs / "protocol.md").read_text(encoding="utf-8")
