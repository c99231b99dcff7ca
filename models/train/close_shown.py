"""What the close reader is shown while it learns: pairs and messages, some of their words misheard or blotted, some of the passages shortened."""
import json

import numpy as np
import torch

from close_lessons import PARTS
from tokens import batches, blotted, misheard, shortened

PAIRS, MESSAGES = 128, 48
# Words of a message made unreadable; questions and messages with words that only sound as they were meant, and how many of their words.
BLOTTED = 0.1
MISHEARD, MISHEARD_WORDS = 0.3, 0.1
# Passages that lose sentences which are not the answer, and how many of them.
SHORTENED, LEFT_OUT = 0.5, 0.25


class Pairs:
    """`pairs`: [pairs, 5] as close_lessons.py writes them; `chances`: [pairs], to be read in a round; `size`: of a batch."""

    def __init__(self, lessons, texts, device, pairs, chances, size=PAIRS):
        self.chances, self.size = chances, size
        self.packed = texts.packed(pairs[:, 0], pairs[:, 1]).to(device)
        self.begin, self.end = (torch.from_numpy(pairs[:, at].astype(np.int64)).to(device)[:, None] for at in (2, 3))
        self.label = torch.from_numpy(pairs[:, 4].astype(np.float32)).to(device)
        self.sounds = torch.from_numpy(lessons["sounds"].astype(np.int64)).to(device)
        self.ends = torch.from_numpy(lessons["ends"]).to(device)
        self.a_round = int(chances.sum() / size)

    def round(self, chance):
        chosen = [at for at, share in enumerate(self.chances) if chance.random() < share]
        return batches(self.packed.lengths, chosen, self.size, chance)

    def inside(self, rows, ids):
        """Which tokens are of the answer: all zero where that is not known."""
        at = torch.arange(ids.shape[1], device=ids.device)[None] - self.packed.second[rows][:, None]
        return ((at >= self.begin[rows]) & (at < self.end[rows])).float()

    def seen(self, ids, types, mask, kept):
        """ids and mask, misheard and shortened; no sentence of which a token is `kept` is left out."""
        return misheard(ids, types, self.sounds, MISHEARD, MISHEARD_WORDS), shortened(ids, types, mask, kept, self.ends, SHORTENED, LEFT_OUT)


class Messages:
    size = MESSAGES

    def __init__(self, lessons, texts, device):
        self.rows = lessons["messages"]
        self.packed = texts.packed(self.rows[:, 0]).to(device)
        self.labels = torch.from_numpy(self.rows[:, 2:].astype(np.int64)).to(device)
        self.sounds = torch.from_numpy(lessons["sounds"].astype(np.int64)).to(device)
        self.taught = np.flatnonzero(self.rows[:, 1] == PARTS.index("teach")).tolist()
        self.spans, at = {}, 0
        for head, labels in json.loads(str(lessons["labels"])).items():
            self.spans[head] = (at, at + len(labels))
            at += len(labels)
        self.width = at

    def round(self, chance):
        return batches(self.packed.lengths, self.taught, self.size, chance)

    def seen(self, rows):
        """rows, ids, types, mask; misheard and blotted."""
        rows, ids, types, mask = self.packed.batch(rows, False)
        heard = misheard(ids, types, self.sounds, MISHEARD, MISHEARD_WORDS)
        return rows, blotted(heard, types, BLOTTED), types, mask


def endless(rounds, chance):
    while True:
        yield from rounds(chance)
