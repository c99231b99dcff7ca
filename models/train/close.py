"""
Teaches the close reader: does a passage answer a question, where in it, and what does a message mean; all in one network. Each keeps the other from
learning by heart: without the messages the same lessons gave an AUC of .84 instead of .90 on our regulations.

    python close.py --lessons FOLDER --begin begin.pt --of echoes --rounds 1 --out echoed.pt
    python close.py --lessons FOLDER --start echoed.pt --out close.pt [--rounds 6] [--minutes 5]
    python close.py --lessons FOLDER --start models/cross-encoder/model.onnx --out close.pt        goes on from the one that ships
"""
import argparse
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

from close_judge import judge_answers, judge_meanings
from close_lessons import PARTS
from close_model import CloseReader, loaded
from close_shown import Messages, Pairs, endless
from descent import Average, Descent
from masked import begun
from tokens import Texts, seeded

RATE, HASTE = 2e-4, 4
DROPOUT = 0.1
TOLD = 100
# What finding the tokens counts beside the question whether there are any; what messages count beside pairs, and each of their heads.
PLACE, HEARD, SMOOTHED = 0.5, 0.5, 0.05
# No answer is quite sure.
DOUBT = 0.03
HEADS = {"intent": 1.0, "service": 1.0, "urgency": 0.5, "problems": 0.5, "kind": 0.5}


def doubted(label):
    return label * (1 - 2 * DOUBT) + DOUBT


class Lesson:
    """What a folder of close_lessons.py teaches, where the network computes."""

    def __init__(self, folder, halves=False):
        self.folder, self.device = folder, "cuda" if torch.cuda.is_available() else "cpu"
        self.halves = halves or self.device == "cuda"
        with np.load(f"{folder}/lessons.npz") as file:
            self.lessons = dict(file)
        self.texts = Texts(self.lessons["flat"], self.lessons["starts"])
        self.messages = Messages(self.lessons, self.texts, self.device)

    def pairs(self, pairs, chances, **size):
        return Pairs(self.lessons, self.texts, self.device, pairs, chances, **size)

    def computing(self):
        return torch.autocast(self.device, torch.bfloat16, enabled=self.halves)

    def reader(self, state=None, begin=None, dropout=0.0):
        """A close reader with this state, or with an encoder's alone."""
        encoder = begun(self.folder)
        if begin is not None:
            encoder.load_state_dict(begin)
        for layer in encoder.layers:
            layer.dropout = dropout
        model = CloseReader(encoder, self.messages.width).to(self.device)
        if state is not None:
            model.load_state_dict({name: value.float() for name, value in state.items()})
        return model

    def teach(self, model, pairs, read_loss, heard_loss, args, rate, haste):
        """`read_loss(rows)`: of a batch of pairs; `heard_loss`: as `meant` asks. The model ends as the running mean of its weights."""
        chance, steps = random.Random(args.seed), max(1, int(args.rounds * pairs.a_round))
        read, heard = endless(pairs.round, chance), endless(self.messages.round, chance)
        print(f"{len(pairs.label)} pairs, {pairs.a_round} steps a round, {len(self.messages.taught)} messages", flush=True)
        own = {id(parameter) for parameter in model.own_parts()}
        rest = [parameter for parameter in model.parameters() if parameter.requires_grad and id(parameter) not in own]
        descent = Descent([(rest, rate), (model.own_parts(), haste * rate)])
        average = Average(model)
        model.train()
        began, step, progress, losses = time.time(), 0, 0.0, []
        while progress < 1:
            with self.computing():
                answers, meanings = read_loss(next(read)), self.meant(model, next(heard), heard_loss)
            descent.step(answers + meanings, progress)
            average.add(model)
            losses.append(torch.stack([answers.detach(), meanings.detach()]))
            step += 1
            progress = max(step / steps, (time.time() - began) / 60 / args.minutes)
            if step % TOLD == 0 or progress >= 1:
                of_pairs, of_messages = torch.stack(losses[-TOLD:]).mean(0).tolist()
                print(f"step {step}/{steps} pairs {of_pairs:.3f} messages {of_messages:.3f} {time.time() - began:.0f} s", flush=True)
        model.load_state_dict(average.state)
        model.eval()

    def finish(self, model, path):
        """Saves it, and says how good it is on what judges."""
        torch.save({name: value.half().cpu() for name, value in model.state_dict().items()}, path)
        lessons, messages = self.lessons, self.messages
        judged = self.texts.packed(lessons["judged"][:, 0], lessons["judged"][:, 1]).to(self.device)
        for line in judge_answers(model, judged, lessons["judged"], lessons["asked"], lessons["sets"], self.device):
            print(line, flush=True)
        parts = [(PARTS.index(part), part) for part in ("judge", "unseen")]
        for line in judge_meanings(model, messages.packed, messages.rows, messages.spans, parts, self.device):
            print(line, flush=True)

    def meant(self, model, rows, loss_of):
        """
        The loss of a batch of messages. `loss_of(rows, found, label, span)`: [texts], of one head and its span among all labels; a label is -1 where it is
        not asked.
        """
        rows, *shown = self.messages.seen(rows)
        found, loss = model.hear(*shown).float(), 0
        for column, (head, span) in enumerate(self.messages.spans.items()):
            label = self.messages.labels[rows, column]
            asked = label >= 0
            own = loss_of(rows, found[:, span[0] : span[1]], label, span) * asked
            loss = loss + HEADS[head] * own.sum() / asked.sum().clamp(min=1)
        return HEARD * loss


def by_label(_rows, found, label, _span):
    return F.cross_entropy(found, label, ignore_index=-1, label_smoothing=SMOOTHED, reduction="none")


def placed(where, inside, counted):
    """[pairs]: how far it is from finding the tokens of the answer, among those that are counted."""
    places = F.binary_cross_entropy_with_logits(where.float(), inside, reduction="none") * counted
    return places.sum(1) / counted.sum(1).clamp(min=1)


def answered(model, pairs, weight, rows):
    """The loss of a batch of pairs by their labels."""
    rows, ids, types, mask = pairs.packed.batch(rows, True)
    label, inside = pairs.label[rows], pairs.inside(rows, ids)
    # A passage that answers, one does not know where, stays whole.
    kept = inside + types * ((label > 0.5) & (inside.sum(1) == 0))[:, None]
    ids, mask = pairs.seen(ids, types, mask, kept > 0)
    scores, where = model.read(ids, types, mask)
    answers = F.binary_cross_entropy_with_logits(scores.float(), doubted(label), reduction="none")
    # Of a passage that answers, or of none that does: where it is unknown which tokens do, nothing is learnt of them.
    known = types * mask * ((label < 0.5) | (inside.sum(1) > 0))[:, None]
    return ((answers + PLACE * placed(where, inside, known)) * weight[rows]).mean()


def balanced(label, share):
    """[pairs]: those that answer weigh as much as those that do not, over a whole round. `share`: [pairs, 2], chance and weight."""
    chance, weight = share[:, 0], share[:, 1].copy()
    for one in (0, 1):
        own = label == one
        weight[own] *= 0.5 * chance.sum() / (weight * chance)[own].sum()
    return weight


def lesson_parser(rounds, dropout, seed):
    """What every lesson of the close reader is told; here with what is usual for it."""
    parser = argparse.ArgumentParser()
    for name in ("lessons", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--rounds", type=float, default=rounds)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="ends by then, as if all rounds were over")
    parser.add_argument("--dropout", type=float, default=dropout)
    parser.add_argument("--seed", type=int, default=seed)
    return parser


def main():
    parser = lesson_parser(rounds=6, dropout=DROPOUT, seed=1)
    parser.add_argument("--begin", help="of masked.py: where the first lesson begins")
    parser.add_argument("--start", help="of an earlier lesson: goes on from there")
    parser.add_argument("--of", choices=("pairs", "echoes"), default="pairs")
    parser.add_argument("--rate", type=float, default=RATE)
    args = parser.parse_args()
    seeded(args.seed)
    lesson = Lesson(args.lessons)
    rows = lesson.lessons[args.of]
    share = lesson.lessons["share"] if args.of == "pairs" else np.ones((len(rows), 2), np.float32)
    pairs = lesson.pairs(rows, share[:, 0])
    weight = torch.from_numpy(balanced(rows[:, 4], share)).to(lesson.device)
    begin, start = (path and loaded(path) for path in (args.begin, args.start))
    model = lesson.reader(start, begin, args.dropout)
    lesson.teach(model, pairs, lambda rows: answered(model, pairs, weight, rows), by_label, args, args.rate, HASTE)
    lesson.finish(model, args.out)


if __name__ == "__main__":
    main()
