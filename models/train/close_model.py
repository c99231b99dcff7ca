"""The close reader as a module: one network that reads a question beside a passage, and hears what a message means."""
import torch
import torch.nn.functional as F
from torch import nn

import bert

POOLED, HEARD = 128, 256
# No token of the question is of the answer.
ELSEWHERE = 1e4


class CloseReader(nn.Module):
    """`labels`: how many a message may have, of all heads together."""

    def __init__(self, encoder, labels):
        super().__init__()
        self.encoder = encoder
        self.pool = nn.Linear(bert.WIDTH, POOLED)
        self.out = nn.Linear(POOLED, 1)
        # Which of the passage's tokens are the answer; the plainest of them counts beside the whole.
        self.where = nn.Linear(bert.WIDTH, 1)
        self.plainest = nn.Parameter(torch.tensor(0.3))
        self.heard = nn.Linear(bert.WIDTH, HEARD)
        self.labels = nn.Linear(HEARD, labels)

    def answers(self, states, types, mask):
        """[pairs]: log-odds that the passage answers; [pairs, tokens]: that a token is of the answer."""
        where = self.where(states)[:, :, 0]
        plainest = (where - ELSEWHERE * (1 - types * mask)).amax(1)
        pooled = F.dropout(torch.tanh(self.pool(states[:, 0])), 0.1, self.training)
        return self.out(pooled)[:, 0] + self.plainest * plainest, where

    def meanings(self, states):
        """[texts, labels]: what speaks for each label, head after head, before the softmax of its head."""
        return self.labels(F.dropout(torch.tanh(self.heard(states[:, 0])), 0.2, self.training))

    def read(self, ids, types, mask):
        return self.answers(self.encoder.states(ids, types, mask), types, mask)

    def hear(self, ids, types, mask):
        return self.meanings(self.encoder.states(ids, types, mask))

    def own_parts(self):
        """What no encoder brings: learns faster."""
        return [*(part for one in (self.pool, self.out, self.where, self.heard, self.labels) for part in one.parameters()), self.plainest]
