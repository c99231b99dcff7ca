"""
First of all the close reader reads: in laws, reports, questions and messages of its world a fifth of the words is blotted out, and it guesses them.

    python masked.py --lessons FOLDER --out begin.pt [--rounds 10]
"""
import argparse
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import bert
from descent import Descent
from tokens import BEGIN, BLOT, PART, seeded

PIECE, BATCH, RATE = 128, 256, 3e-4
# Of the words that are to be guessed, how many are blotted and how many are left; the others are some word of the vocabulary, from its first real one on.
BLOTTED, LEFT, FIRST_WORD = 0.8, 0.1, 200
SHARE = 0.2


class Guesser(nn.Module):
    """A word from a token's state, by the encoder's own table of words."""

    def __init__(self, words):
        super().__init__()
        self.turn, self.norm = nn.Linear(bert.WIDTH, bert.WIDTH), nn.LayerNorm(bert.WIDTH)
        self.bias = nn.Parameter(torch.zeros(words))

    def forward(self, states, table):
        return self.norm(F.gelu(self.turn(states))) @ table.T + self.bias


def begun(lessons):
    """The encoder that everything begins from, with the words that ship."""
    state = {name: torch.from_numpy(value.astype(np.float32)) for name, value in np.load(f"{lessons}/begin.npz").items()}
    encoder = bert.Encoder(len(state["words.weight"]))
    encoder.load_state_dict(state)
    # What no lesson ever shows keeps its place.
    for still in (encoder.words, encoder.positions):
        still.weight.requires_grad = False
    return encoder


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lessons", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--rounds", type=float, default=10)
    args = parser.parse_args()
    seeded(1)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    encoder = begun(args.lessons).to(device)
    table = encoder.words.weight
    guesser = Guesser(len(table)).to(device)
    corpus = np.load(f"{args.lessons}/lessons.npz")["corpus"].astype(np.int32)
    inner = PIECE - 2
    pieces = torch.from_numpy(corpus[: len(corpus) // inner * inner].reshape(-1, inner)).to(device)
    descent = Descent([([one for one in [*encoder.parameters(), *guesser.parameters()] if one.requires_grad], RATE)])
    encoder.train()
    for layer in encoder.layers:
        layer.dropout = 0.1
    steps, began = max(1, int(args.rounds * len(pieces) / BATCH)), time.time()
    whole = torch.ones(BATCH, PIECE, dtype=torch.long, device=device)
    edge = whole[:, :1]
    for step in range(steps):
        inside = pieces[torch.randint(0, len(pieces), (BATCH,), device=device)].long()
        ids = torch.cat([BEGIN * edge, inside, PART * edge], 1)
        asked = torch.rand(ids.shape, device=device) < SHARE
        asked[:, 0] = asked[:, -1] = False
        dice = torch.rand(ids.shape, device=device)
        other = torch.randint(FIRST_WORD, len(table), ids.shape, device=device)
        put = torch.where(dice < BLOTTED, BLOT, torch.where(dice < BLOTTED + LEFT, ids, other))
        with torch.autocast(device, torch.bfloat16):
            states = encoder.states(torch.where(asked, put, ids), 0 * whole, whole)
            guessed = guesser(states[asked], table)
        loss = F.cross_entropy(guessed.float(), ids[asked])
        descent.step(loss, step / steps)
        if step % 200 == 0 or step == steps - 1:
            print(f"step {step}/{steps} loss {loss.item():.3f} {time.time() - began:.0f} s", flush=True)
    torch.save(encoder.state_dict(), args.out)


if __name__ == "__main__":
    main()
