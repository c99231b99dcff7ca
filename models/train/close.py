"""
Teaches the close reader: does a passage answer a question, where in it, and what does a message mean; all in one network. Each keeps the other from
learning by heart: without the messages the same lessons gave an AUC of .84 instead of .90 on our regulations.

    python close.py --lessons FOLDER --begin begin.pt --of echoes --rounds 1 --out echoed.pt
    python close.py --lessons FOLDER --start echoed.pt --out close.pt [--rounds 6] [--minutes 5]
    python close.py --lessons FOLDER --start models/cross-encoder/model.onnx --out close.pt        goes on from the one that ships
"""
import argparse
import json
import time

import numpy as np
import torch
import torch.nn.functional as F

from close_judge import judge_answers, judge_meanings
from close_lessons import PARTS
from close_model import CloseReader, loaded
from descent import Average, Descent
from masked import begun
from tokens import Texts, batches, blotted, misheard, seeded, shortened

PAIRS, MESSAGES = 128, 48
RATE, HASTE = 2e-4, 4
DROPOUT = 0.1
TOLD = 100
# Words of a message made unreadable; questions and messages with words that only sound as they were meant, and how many of their words.
BLOTTED = 0.1
MISHEARD, MISHEARD_WORDS = 0.3, 0.1
# Passages that lose sentences which are not the answer, and how many of them.
SHORTENED, LEFT_OUT = 0.5, 0.25
# What finding the tokens counts beside the question whether there are any; what messages count beside pairs, and each of their heads.
PLACE, HEARD, SMOOTHED = 0.5, 0.5, 0.05
# No answer is quite sure.
DOUBT = 0.03
HEADS = {"intent": 1.0, "service": 1.0, "urgency": 0.5, "problems": 0.5, "kind": 0.5}


class Pairs:
    """`of`: pairs, or echoes."""

    def __init__(self, lessons, texts, device, of):
        pairs = lessons[of]
        self.share = lessons["share"] if of == "pairs" else np.ones((len(pairs), 2), np.float32)
        self.packed = texts.packed(pairs[:, 0], pairs[:, 1]).to(device)
        self.begin, self.end = (torch.from_numpy(pairs[:, at].astype(np.int64)).to(device)[:, None] for at in (2, 3))
        self.label = torch.from_numpy(pairs[:, 4].astype(np.float32)).to(device)
        self.sounds = torch.from_numpy(lessons["sounds"].astype(np.int64)).to(device)
        self.ends = torch.from_numpy(lessons["ends"]).to(device)
        # Those that answer weigh as much as those that do not, over a whole round.
        weight, chance = self.share[:, 1].copy(), self.share[:, 0]
        for label in (0, 1):
            own = pairs[:, 4] == label
            weight[own] *= 0.5 * chance.sum() / (weight * chance)[own].sum()
        self.weight = torch.from_numpy(weight).to(device)
        self.a_round = int(chance.sum() / PAIRS)

    def round(self, chance):
        chosen = [at for at, share in enumerate(self.share[:, 0]) if chance.random() < share]
        return batches(self.packed.lengths, chosen, PAIRS, chance)

    def loss(self, model, rows):
        rows, ids, types, mask = self.packed.batch(rows, True)
        label = self.label[rows]
        at = torch.arange(ids.shape[1], device=ids.device)[None] - self.packed.second[rows][:, None]
        inside = ((at >= self.begin[rows]) & (at < self.end[rows])).float()
        # A passage that answers, one does not know where, stays whole.
        kept = inside + types * ((label > 0.5) & (inside.sum(1) == 0))[:, None]
        mask = shortened(ids, types, mask, kept > 0, self.ends, SHORTENED, LEFT_OUT)
        scores, where = model.read(misheard(ids, types, self.sounds, MISHEARD, MISHEARD_WORDS), types, mask)
        answers = F.binary_cross_entropy_with_logits(scores.float(), label * (1 - 2 * DOUBT) + DOUBT, reduction="none")
        # Of a passage that answers, or of none that does: where it is unknown which tokens do, nothing is learnt of them.
        known = types * mask * ((label < 0.5) | (inside.sum(1) > 0))[:, None]
        places = F.binary_cross_entropy_with_logits(where.float(), inside, reduction="none") * known
        place = places.sum(1) / known.sum(1).clamp(min=1)
        return ((answers + PLACE * place) * self.weight[rows]).mean()


class Messages:
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
        return batches(self.packed.lengths, self.taught, MESSAGES, chance)

    def loss(self, model, rows):
        rows, ids, types, mask = self.packed.batch(rows, False)
        heard = misheard(ids, types, self.sounds, MISHEARD, MISHEARD_WORDS)
        found = model.hear(blotted(heard, types, BLOTTED), types, mask).float()
        loss = 0
        for column, (head, (begin, end)) in enumerate(self.spans.items()):
            label = self.labels[rows, column]
            asked = (label >= 0).sum().clamp(min=1)
            own = F.cross_entropy(found[:, begin:end], label, ignore_index=-1, label_smoothing=SMOOTHED, reduction="sum")
            loss = loss + HEADS[head] * own / asked
        return HEARD * loss


def endless(rounds, chance):
    while True:
        yield from rounds(chance)


def main():
    parser = argparse.ArgumentParser()
    for name in ("lessons", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--begin", help="of masked.py: where the first lesson begins")
    parser.add_argument("--start", help="of an earlier lesson: goes on from there")
    parser.add_argument("--of", choices=("pairs", "echoes"), default="pairs")
    parser.add_argument("--rounds", type=float, default=6)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="ends by then, as if all rounds were over")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--dropout", type=float, default=DROPOUT)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    began = time.time()
    chance = seeded(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    lessons = np.load(f"{args.lessons}/lessons.npz")
    texts = Texts(lessons["flat"], lessons["starts"])
    pairs, messages = Pairs(lessons, texts, device, args.of), Messages(lessons, texts, device)
    judged = texts.packed(lessons["judged"][:, 0], lessons["judged"][:, 1]).to(device)

    encoder = begun(args.lessons)
    if args.begin:
        encoder.load_state_dict(loaded(args.begin))
    for layer in encoder.layers:
        layer.dropout = args.dropout
    model = CloseReader(encoder, messages.width).to(device)
    if args.start:
        model.load_state_dict({name: value.float() for name, value in loaded(args.start).items()})
    own = {id(parameter) for parameter in model.own_parts()}
    rest = [parameter for parameter in model.parameters() if parameter.requires_grad and id(parameter) not in own]
    descent = Descent([(rest, args.rate), (model.own_parts(), HASTE * args.rate)])
    average = Average(model)
    steps = max(1, int(args.rounds * pairs.a_round))
    print(f"{len(pairs.share)} pairs, {pairs.a_round} steps a round, {len(messages.taught)} messages, {time.time() - began:.0f} s", flush=True)

    model.train()
    read, heard, losses = endless(pairs.round, chance), endless(messages.round, chance), []
    began, step, progress = time.time(), 0, 0.0
    while progress < 1:
        with torch.autocast(device, torch.bfloat16):
            answers = pairs.loss(model, next(read))
            meanings = messages.loss(model, next(heard))
        descent.step(answers + meanings, progress)
        average.add(model)
        losses.append(torch.stack([answers.detach(), meanings.detach()]))
        step += 1
        progress = max(step / steps, (time.time() - began) / 60 / args.minutes)
        if step % TOLD == 0 or progress >= 1:
            of_pairs, of_messages = torch.stack(losses[-TOLD:]).mean(0).tolist()
            print(f"step {step}/{steps} pairs {of_pairs:.3f} messages {of_messages:.3f} {time.time() - began:.0f} s", flush=True)

    model.load_state_dict(average.state)
    torch.save({name: value.half().cpu() for name, value in average.state.items()}, args.out)
    model.eval()
    for line in judge_answers(model, judged, lessons["judged"], lessons["asked"], lessons["sets"], device):
        print(line, flush=True)
    parts = [(PARTS.index(part), part) for part in ("judge", "unseen")]
    for line in judge_meanings(model, messages.packed, messages.rows, messages.spans, parts, device):
        print(line, flush=True)


if __name__ == "__main__":
    main()
