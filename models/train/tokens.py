"""Texts as token numbers of the vocabulary that ships: many in one array, and batches of them ready for the network."""
import random

import numpy as np
import torch

PAD, BEGIN, PART, BLOT = 0, 101, 102, 103
# Lengths are rounded up to so many tokens: the quick kernels of graphics processors want it.
STEP = 8
# So many batches' worth of texts are sorted by length among themselves.
SORTED = 20


class Texts:
    def __init__(self, flat, starts):
        self.flat, self.starts = flat, starts

    def __getitem__(self, number):
        return self.flat[self.starts[number] : self.starts[number + 1]]

    def packed(self, firsts, seconds=None):
        """Begin · first · part (· second · part), one text or pair a row."""
        rows = []
        for at, first in enumerate(firsts):
            row = [BEGIN, *self[first], PART]
            begin = len(row)
            if seconds is not None:
                row += [*self[seconds[at]], PART]
            rows.append((row, begin))
        return Packed(rows)


class Packed:
    """Rows of tokens of different length in one matrix, wherever the network computes."""

    def __init__(self, rows):
        self.lengths = np.array([len(row) for row, _ in rows])
        ids = np.full((len(rows), int(self.lengths.max())), PAD, np.int32)
        for at, (row, _) in enumerate(rows):
            ids[at, : len(row)] = row
        self.ids = torch.from_numpy(ids)
        self.length = torch.from_numpy(self.lengths)
        # Where the second text begins.
        self.second = torch.tensor([begin for _, begin in rows])

    def to(self, device):
        self.ids, self.length, self.second = (one.to(device) for one in (self.ids, self.length, self.second))
        return self

    def batch(self, rows, pairs):
        """`rows`: their numbers. The same where the network computes, and ids, types, mask: [rows, tokens] each."""
        # Not asked of the network's device: it would have to finish first.
        longest = min(-(-int(self.lengths[rows].max()) // STEP) * STEP, self.ids.shape[1])
        rows = torch.as_tensor(rows).to(self.ids.device)
        length, second = self.length[rows][:, None], self.second[rows][:, None]
        ids = self.ids[rows, :longest].long()
        at = torch.arange(longest, device=ids.device)[None]
        mask = (at < length).long()
        types = (at >= second).long() * mask if pairs else torch.zeros_like(mask)
        return rows, ids, types, mask

    def in_batches(self, pairs, size):
        """Every row once, short ones together: as `batch`, each time of at most `size` rows."""
        order = np.argsort(self.lengths)
        for at in range(0, len(order), size):
            yield self.batch(order[at : at + size], pairs)


def batches(lengths, chosen, size, chance):
    """The chosen rows in batches; neighbours in length share one."""
    order = list(chosen)
    chance.shuffle(order)
    cut = []
    for at in range(0, len(order), size * SORTED):
        part = sorted(order[at : at + size * SORTED], key=lambda row: lengths[row])
        cut += [part[begin : begin + size] for begin in range(0, len(part), size)]
    chance.shuffle(cut)
    return cut


def blotted(ids, types, share):
    """Some of the first text's words made unreadable."""
    if share == 0:
        return ids
    hit = (torch.rand(ids.shape, device=ids.device) < share) & (types == 0) & (ids != BEGIN) & (ids != PART) & (ids != PAD)
    return torch.where(hit, torch.full_like(ids, BLOT), ids)


def misheard(ids, types, sounds, texts, share):
    """In so many of the texts so many words of the first part as others that sound like them (`sounds`: [words, any])."""
    hit = (torch.rand(ids.shape, device=ids.device) < share) & (torch.rand(len(ids), 1, device=ids.device) < texts) & (types == 0)
    return torch.where(hit, sounds[ids, torch.randint(0, sounds.shape[1], ids.shape, device=ids.device)], ids)


def shortened(ids, types, mask, kept, ends, texts, share):
    """
    The mask without some of the second text's sentences, in so many of the texts so many of them: never the first, with the title, and none of which a token is
    to be kept (`kept`, as the mask). `ends`: tokens that end a sentence.
    """
    last = torch.isin(ids, ends).long() * types
    sentence = last.cumsum(1) - last
    needed = torch.zeros_like(ids).scatter_add(1, sentence, kept.long()) > 0
    gone = (torch.rand(ids.shape, device=ids.device) < share) & (torch.rand(len(ids), 1, device=ids.device) < texts) & ~needed
    gone[:, 0] = False
    return mask * ~(gone.gather(1, sentence) & (types == 1))


def seeded(seed):
    torch.manual_seed(seed)
    return random.Random(seed)
