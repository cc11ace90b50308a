"""The model: vectors of sentences and of words, and what is said when its files are not what was shipped."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from aligner import encoder
from aligner.encoder import FILES, JUDGEMENTS, Encoder, Vectors
from aligner.errors import ModelError
from aligner.similarity import profiles
from tests.aligner.texts import BANK, BEES, CHESS, FERRY, FERRY_AGAIN

EVERYTHING = [*FERRY, *FERRY_AGAIN, *BEES, *BANK, *CHESS, "", "No.", " ".join(FERRY * 3), "停火 🙂 e\u0301 \x00"]


def embed(*sentences: str) -> Vectors:
    return encoder.load().embed(sentences)


def word_vectors(sentence: str, *others: str) -> dict[str, Vectors]:
    """Return the vector of each word of a sentence, read beside others."""
    profile = profiles([sentence, *others], encoder.load())[0]
    vectors = profile.word_vectors.astype(np.float32)
    return {word.text: vector for word, vector in zip(profile.words, vectors, strict=True)}


def spoilt(folder: Path, name: str) -> Path:
    """Copy the model to a folder, with one bit of one file the other way round."""
    shutil.copytree(encoder.model_folder(), folder)
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    return folder


class TestSentences:
    """One vector for a sentence."""

    def test_length_1(self) -> None:
        vectors = embed(*EVERYTHING)
        assert vectors.shape == (len(EVERYTHING), 384)
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)

    def test_the_rest_of_a_batch_changes_nothing(self) -> None:
        alone = np.concatenate([embed(sentence) for sentence in EVERYTHING])
        assert np.abs(alone - embed(*EVERYTHING)).max() < 1e-5
        assert np.abs(alone[::-1] - embed(*EVERYTHING[::-1])).max() < 1e-5

    @pytest.mark.parametrize(
        ("sentence", "paraphrase", "other"),
        [
            (FERRY[1], FERRY_AGAIN[3], FERRY[4]),
            (FERRY[3], FERRY_AGAIN[1], FERRY[1]),
            ("Rebels freed six hostages.", "Six captives were released by the insurgents.", "Six people were hurt."),
            ("The bill failed in the Senate.", "Senators voted the law down.", "The bill for lunch was paid."),
        ],
    )
    def test_paraphrases_are_closer_than_other_sentences(self, sentence: str, paraphrase: str, other: str) -> None:
        ours, same, different = embed(sentence, paraphrase, other)
        assert ours @ same > ours @ different + 0.1

    def test_news_on_different_events_is_far_apart(self) -> None:
        assert (embed(*FERRY) @ embed(*BANK, *BEES, *CHESS).T).max() < 0.5

    def test_no_sentences(self) -> None:
        assert embed().shape == (0, 384)

    def test_an_empty_sentence(self) -> None:
        empty, one = profiles(["", "Yes"], encoder.load())
        assert (len(empty.word_vectors), len(one.word_vectors)) == (0, 1)
        assert np.linalg.norm(empty.vector) == pytest.approx(1, abs=1e-5)

    def test_what_is_behind_a_long_sentence_counts_no_more(self) -> None:
        story = " ".join(FERRY * 5)
        one, other, short = embed(f"{story} {BEES[0]}", f"{story} {' '.join(BANK * 40)}", FERRY[0])
        assert one @ other > 1 - 1e-5
        assert one @ short < 0.99

    def test_a_half_of_a_surrogate_pair_is_a_character_as_any_other(self) -> None:
        assert embed("The vote \ud800 was close.").shape == (1, 384)


class TestWords:
    """One vector for a word."""

    def test_a_vector_of_length_1_for_each(self) -> None:
        for sentence in [*FERRY, "“Don’t,” said U.S. envoy José García-Núñez, 1,200 km away… 🙂 停火 e\u0301"]:
            for text, vector in word_vectors(sentence).items():
                assert np.linalg.norm(vector) == pytest.approx(1, abs=2e-3), text

    def test_words_behind_the_last_token_that_is_read_have_none(self) -> None:
        profile = profiles(["word " * 1000], encoder.load())[0]
        lengths = np.linalg.norm(profile.word_vectors.astype(np.float32), axis=1)
        read = int((lengths > 0).sum())
        assert 100 < read < 1000
        assert lengths[:read] == pytest.approx(1, abs=2e-3)
        assert not lengths[read:].any()

    def test_the_rest_of_a_batch_changes_nothing(self) -> None:
        for sentence in FERRY:
            alone, beside = word_vectors(sentence), word_vectors(sentence, *EVERYTHING)
            # Kept in 16 bits, of which the last may be rounded the other way.
            assert all(np.abs(alone[text] - beside[text]).max() < 1e-3 for text in alone)

    @pytest.mark.parametrize(("word", "other"), [("captives", "Tuesday"), ("released", "insurgents")])
    def test_words_that_mean_the_same_are_closer_than_others(self, word: str, other: str) -> None:
        ours = word_vectors("Rebels freed six hostages on Tuesday.")
        theirs = word_vectors("Six captives were released by insurgents on Tuesday.")
        same = {"captives": "hostages", "released": "freed"}[word]
        assert ours[same] @ theirs[word] > ours[same] @ theirs[other] + 0.1

    def test_positions_are_in_characters_whatever_stands_before(self) -> None:
        plain = word_vectors("Rebels freed six hostages on Tuesday.")
        after = word_vectors("🙂 שלום e\u0301 — Rebels freed six hostages on Tuesday.")
        for text in ("freed", "hostages", "Tuesday"):
            assert max(after, key=lambda each: after[each] @ plain[text]) == text


class TestJudgements:
    """What the model says of two sentences read together."""

    PAIRS = tuple((one, other) for one in EVERYTHING for other in (FERRY[0], BANK[1], "", "No."))

    def test_neither_the_order_nor_the_rest_of_a_batch_changes_anything(self) -> None:
        judged = encoder.load().judge(self.PAIRS)
        assert judged.shape == (len(self.PAIRS), len(JUDGEMENTS))
        swapped = encoder.load().judge([(other, one) for one, other in self.PAIRS])
        alone = np.concatenate([encoder.load().judge([pair]) for pair in self.PAIRS[:12]])
        assert np.abs(judged - swapped).max() < 1e-4
        assert np.abs(judged[:12] - alone).max() < 1e-4

    def test_what_counts_is_the_mean_of_both_orders(self) -> None:
        pair = "Rebels freed six hostages on Tuesday, the ministry said.", "Hostages were freed."
        one, other = (encoder.load().read([each])[0] for each in (pair, pair[::-1]))
        assert np.abs(one - other).max() > 0.05
        assert encoder.load().judge([pair])[0] == pytest.approx((one + other) / 2, abs=1e-3)

    def test_a_conflict_is_told_from_a_harmless_difference(self) -> None:
        said = "Rebels freed 129 hostages near the border on Tuesday, the ministry said."
        others = {
            "Rebels freed 137 hostages near the border on Tuesday, the ministry said.": True,
            "Rebels freed no hostages near the border on Tuesday, the ministry said.": True,
            "About 130 hostages were freed by rebels near the border, officials said on Tuesday.": False,
            "Rebels freed 129 hostages, the ministry said.": False,
            "The minister will fly to Geneva for talks next week.": False,
        }
        judged = encoder.load().judge([(said, other) for other in others])[:, JUDGEMENTS.index("entailment") :]
        conflicts = (np.exp(judged) / np.exp(judged).sum(axis=1, keepdims=True))[:, 2]
        clashing = [conflict for conflict, clashes in zip(conflicts, others.values(), strict=True) if clashes]
        harmless = [conflict for conflict, clashes in zip(conflicts, others.values(), strict=True) if not clashes]
        assert min(clashing) > max(harmless)

    def test_no_pairs(self) -> None:
        assert encoder.load().judge([]).shape == (0, len(JUDGEMENTS))

    def test_progress_ends_at_1(self) -> None:
        parts: list[float] = []
        encoder.load().judge(self.PAIRS, parts.append)
        assert parts == sorted(parts)
        assert parts[-1] == 1


class TestProgress:
    """How much is done."""

    def test_parts_rise_to_1(self) -> None:
        parts: list[float] = []
        profiles(EVERYTHING, encoder.load(), parts.append)
        assert parts == sorted(parts)
        assert parts[0] > 0
        assert parts[-1] == 1
        assert len(parts) > 1


class TestFiles:
    """A model that is not the one shipped says so, in one line that a person can act on."""

    def assert_refused(self, folder: Path, name: str) -> None:
        with pytest.raises(ModelError) as caught:
            Encoder(folder)
        assert str(folder / name) in str(caught.value)
        assert "install" in str(caught.value)
        assert "\n" not in str(caught.value)

    @pytest.mark.parametrize("name", FILES)
    def test_damaged(self, tmp_path: Path, name: str) -> None:
        self.assert_refused(spoilt(tmp_path / "model", name), name)

    @pytest.mark.parametrize("name", [*FILES, "checksums.json"])
    def test_missing(self, tmp_path: Path, name: str) -> None:
        folder = tmp_path / "model"
        shutil.copytree(encoder.model_folder(), folder)
        (folder / name).unlink()
        self.assert_refused(folder, name)

    @pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b"null"])
    def test_damaged_checksums(self, tmp_path: Path, content: bytes) -> None:
        for name in FILES:
            (tmp_path / name).write_bytes(b"anything")
        (tmp_path / "checksums.json").write_bytes(content)
        with pytest.raises(ModelError) as caught:
            Encoder(tmp_path)
        assert "\n" not in str(caught.value)

    def test_no_folder(self, tmp_path: Path) -> None:
        with pytest.raises(ModelError):
            Encoder(tmp_path / "nowhere")

    def test_the_bundled_one_is_loaded_once(self) -> None:
        assert encoder.load() is encoder.load()
