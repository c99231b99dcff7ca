"""The close reader as a module: one network that reads a question beside a passage, and hears what a message means."""
import numpy as np
import onnx
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


def read_back(path):
    """The state of a close reader that was shipped (export_close.py), to go on from it."""
    model = onnx.load(path)
    numbers, owner = bert.numbers_of(model), "reader."
    state = {}
    for name, value in numbers.items():
        if name.startswith(owner) and not name.endswith((bert.QUANTISED, "_scale", "_zero_point")):
            turned = name.endswith("_Transposed")
            state[name.removeprefix(owner).removesuffix("_Transposed")] = value.T if turned else value
    for node in model.graph.node:
        product = node.input[1].removesuffix(bert.QUANTISED) if node.op_type == "MatMulInteger" else ""
        # Those that the graph names after nobody are known by where they are used: /layers.0/query/MatMul_quant.
        if product in numbers and not product.startswith(owner):
            place = node.name.removesuffix("/MatMul_quant").strip("/").replace("/", ".")
            state[f"{'encoder.' if place.startswith('layers') else ''}{place}.weight"] = numbers[product].T
    return {name: torch.tensor(np.array(value, np.float32)) for name, value in state.items()}


def loaded(path):
    """A state that was saved, or that of a model.onnx that was shipped."""
    return read_back(path) if path.endswith(".onnx") else torch.load(path, map_location="cpu")


def loaded_mean(paths):
    """Of several, of which each went on from another or began as it: the mean of their weights, steadier than any of them."""
    states = [loaded(path) for path in paths]
    return {name: sum(one[name].float() for one in states) / len(states) for name in states[0]}
