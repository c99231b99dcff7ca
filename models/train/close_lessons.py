"""
What the close reader is taught, as tokens of the vocabulary that ships, in two files: begin.npz (the encoder that it begins from) and lessons.npz.

    python close_lessons.py --train FOLDER… --judge FOLDER… --lessons FOLDER --encoder models/encoder

--train, --judge: folders of features.ts; --lessons: of lessons.ts; there the two files are written. It begins from the encoder that ships.

Of an answerable question the passage that answers, and now and then another one that was found; of any other what was found first. Also the passage that
answers without the sentence that does. Beside them echoes of the passages (echoes.py), to begin with, and pairs without a label (beside.py), for who has teachers
(close_distil.py).
"""
import argparse
import json
import random
import re

import numpy as np
from tokenizers import Tokenizer

import bert
from beside import FOUND, across
from echoes import echo

QUESTION_TOKENS, PASSAGE_TOKENS, MESSAGE_TOKENS = 48, 150, 150
# (chance to be read in a round, weight) of what was found first, second, …: where nothing answers; beside what answers.
NOTHING = ((1.0, 1.0), (0.6, 0.5), (0.25, 0.4), (0.1, 0.3))
BESIDE = ((0.5, 0.35), (0.35, 0.35), (0.2, 0.35), (0.1, 0.35))
# Of the passage without its answer, in prose and in articles, and how many letters of it there must be.
WITHOUT, WITHOUT_ARTICLE, LEAST_LETTERS = (1.0, 0.5), (0.5, 0.5), 60
PROSE = ".md"
ENDS = "。！？；"
# Echoes of what one question found.
ECHOES = 2
HEADS = ("intent", "service", "urgency", "problems", "kind")
PARTS = ("teach", "weigh", "judge", "unseen")


def letters(text):
    return "".join(char for char in text if char.isalnum())


def span_of(passage, evidence):
    """Where the evidence stands, by its letters: characters from and to; None where it does not."""
    places = [at for at, char in enumerate(passage) if char.isalnum()]
    begin = letters(passage).find(evidence)
    return None if begin < 0 or not evidence else (places[begin], places[begin + len(evidence) - 1] + 1)


def without_answer(passage, evidence):
    """The passage without the sentences that hold the evidence; None where they do not stand apart, or little else is there."""
    rest = "".join(piece for piece in re.findall(r"[^。！？；\n]*[。！？；\n]?", passage) if evidence not in letters(piece))
    return rest if evidence not in letters(rest) and LEAST_LETTERS <= len(letters(rest)) < len(letters(passage)) else None


class Writer:
    """Each text once."""

    def __init__(self, tokenizer):
        self.tokenizer, self.numbers, self.tokens = tokenizer, {}, []

    def number(self, text, most):
        known = self.numbers.get((text, most))
        if known is None:
            known = self.numbers[text, most] = len(self.tokens)
            found = self.tokenizer.encode(text, add_special_tokens=False)
            self.tokens.append((found.ids[:most], found.offsets[:most]))
        return known

    def pair(self, question, passage, evidence=""):
        """Numbers of both, and which of the passage's tokens are the answer: from and to, 0 and 0 where that is not known."""
        asked, found = self.number(question, QUESTION_TOKENS), self.number(passage, PASSAGE_TOKENS)
        span = span_of(passage, evidence)
        inside = [at for at, (begin, end) in enumerate(self.tokens[found][1]) if span and begin < span[1] and end > span[0]]
        return (asked, found, inside[0], inside[-1] + 1) if inside else (asked, found, 0, 0)

    def arrays(self):
        flat = np.array([token for ids, _ in self.tokens for token in ids], np.uint16)
        return flat, np.cumsum([0] + [len(ids) for ids, _ in self.tokens]).astype(np.int32)


def passages_of(read):
    """Each passage by the first of its sentences that was found, in the order in which they were."""
    first = {}
    for one in read:
        first.setdefault(one["passage"], one)
    return list(first.values())


def rows_of(folders):
    for folder in folders:
        with open(f"{folder}/rows.jsonl", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["batch"] != "kinds" and not row.get("unanswerable"):
                    read = [one for one in row["candidates"] if "text" in one]
                    yield row, read, passages_of(read)


def taught(row, read, found):
    """(passage, answers, chance, weight, evidence) of one question."""
    if row["kind"] != "answerable":
        for one, (chance, weight) in zip(found, NOTHING):
            yield one["text"], 0, chance, weight, ""
        return
    evidence = letters(row["evidence"] or "")
    hits = [one for one in read if one["hit"]]
    own = next((one for one in hits if evidence and evidence[: len(evidence) // 2] in letters(one["text"])), None)
    if own is None:
        return
    yield own["text"], 1, 1.0, 1.0, evidence
    rest = without_answer(own["text"], evidence)
    if rest is not None:
        yield rest, 0, *(WITHOUT if row["document"].endswith(PROSE) else WITHOUT_ARTICLE), ""
    answering = {one["passage"] for one in hits}
    others = [one for one in found if one["passage"] not in answering and evidence not in letters(one["text"])]
    for one, (chance, weight) in zip(others, BESIDE):
        yield one["text"], 0, chance, weight, ""


def sounds_of(tokenizer, path):
    """[words, 8]: of each word that is one character those that sound like it, of any other itself."""
    alike = np.repeat(np.arange(tokenizer.get_vocab_size(), dtype=np.uint16)[:, None], 8, 1)
    with open(path, encoding="utf-8") as file:
        for char, others in json.load(file).items():
            known = [number for number in map(tokenizer.token_to_id, others) if number is not None]
            if known and tokenizer.token_to_id(char) is not None:
                alike[tokenizer.token_to_id(char)] = np.resize(known, 8)
    return alike


def is_false_premise(row):
    return "false_premise" in (row["kind"], row.get("sort"))


def main():
    parser = argparse.ArgumentParser()
    for name in ("lessons", "encoder"):
        parser.add_argument(f"--{name}", required=True)
    for name in ("train", "judge"):
        parser.add_argument(f"--{name}", required=True, nargs="+")
    args = parser.parse_args()
    tokenizer = Tokenizer.from_file(f"{args.encoder}/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    writer = Writer(tokenizer)

    pairs, share, echoes, chance_of_echoes = [], [], [], random.Random(1)
    beside = set()
    for row, read, found in rows_of(args.train):
        beside.update(writer.pair(row["asked"], one["text"])[:2] for one in found[:FOUND])
        for _ in range(ECHOES if found else 0):
            said = echo([one["text"] for one in found], chance_of_echoes)
            if said:
                question, passage, evidence, answers = said
                echoes.append((*writer.pair(question, passage, letters(evidence)), answers))
        for passage, answers, chance, weight, evidence in taught(row, read, found):
            pairs.append((*writer.pair(row["asked"], passage, evidence), answers))
            share.append((chance, weight))
    asked_of, passages = (sorted({pair[at] for pair in pairs}) for at in (0, 1))
    beside.update(across([ids for ids, _ in writer.tokens], asked_of, passages, tokenizer.get_vocab_size()))
    beside -= {pair[:2] for pair in pairs}
    print(f"{len(echoes)} echoes, {len(pairs)} pairs, {sum(chance for chance, _ in share):.0f} a round, {len(beside)} without a label", flush=True)

    # The first two passages of each question that judges: pair, question, whether it was the first.
    judged, asked, sets = [], [], {}
    for row, _, found in rows_of(args.judge):
        if row.get("sort") == "elsewhere" or not found:
            continue
        for place, one in enumerate(found[:2]):
            judged.append((*writer.pair(row["asked"], one["text"])[:2], len(asked), place))
        asked.append((sets.setdefault(row["batch"], len(sets)), row["kind"] == "answerable", is_false_premise(row)))

    with open(f"{args.lessons}/messages.jsonl", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    labels = {head: sorted({row.get(head) for row in rows} - {None}) for head in HEADS}
    messages = [
        (
            writer.number(row["said"], MESSAGE_TOKENS),
            PARTS.index(row["part"]),
            *(labels[head].index(row[head]) if row.get(head) else -1 for head in HEADS),
        )
        for row in rows
    ]
    flat, starts = writer.arrays()
    with open(f"{args.lessons}/corpus.txt", encoding="utf-8") as lines:
        pieces = [line.rstrip("\n") for line in lines]
    corpus = [found.ids + [tokenizer.token_to_id("[SEP]")] for found in tokenizer.encode_batch(pieces, add_special_tokens=False)]
    np.savez_compressed(
        f"{args.lessons}/lessons.npz",
        flat=flat, starts=starts, pairs=np.array(pairs, np.int32), share=np.array(share, np.float32),
        echoes=np.array(echoes, np.int32), beside=np.array(sorted(beside), np.int32), sounds=sounds_of(tokenizer, f"{args.lessons}/homophones.json"),
        ends=np.array([tokenizer.token_to_id(end) for end in ENDS], np.int64),
        judged=np.array(judged, np.int32), asked=np.array(asked, np.int32), sets=np.array(list(sets)),
        messages=np.array(messages, np.int32), labels=np.array(json.dumps(labels, ensure_ascii=False)),
        corpus=np.array([token for piece in corpus for token in piece], np.uint16),
    )
    state = bert.load(f"{args.encoder}/model.onnx").state_dict()
    np.savez_compressed(f"{args.lessons}/begin.npz", **{name: value.half().numpy() for name, value in state.items()})
    print(f"{len(starts) - 1} texts, {len(messages)} messages, {len(judged)} pairs that judge", flush=True)


if __name__ == "__main__":
    main()
