"""
Teaches a close reader that a neighbouring thing is not the thing asked for: 犬只登记 does not answer 养猫要登记吗. Everything else it goes on saying as it did.

    python close_near.py --lessons FOLDER --near near-things.jsonl --start models/cross-encoder/model.onnx --out near.pt

Beside each question that the passage answers stand two of near things, nearly in its words, so that only the thing itself tells them apart. Of the other pairs and of
the messages it repeats what it said before the lesson; of a pair that answers it may become surer.
"""
import json

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from close import PLACE, Lesson, by_label, doubted, lesson_parser, placed
from close_distil import DISTANCE, LIKELY, SURE
from close_judge import computed
from close_lessons import PARTS, Writer, letters
from close_model import loaded_mean
from reader import above
from tokens import Texts, seeded

RATE, HASTE, DROPOUT = 8e-5, 2, 0.05
# Other pairs to each of these, half of them such as answer: of the whole lessons seven of eight do not, and a lesson of what is not answered that is repeated beside
# those alone forgets what residents ask in words of their own.
OTHERS = 0.8
# Messages that are repeated; a sample will do.
REPEATED = 4_000
# So few at once that two cores get on; and the layers that stay as they are: half the work, and less is forgotten.
PAIRS, MESSAGES, KEPT_LAYERS = 32, 12, 2
AT_ONCE = 64


def rows_of(path, writer, part):
    """As close_lessons.py writes pairs: numbers of question and passage, the answer's tokens, and whether it answers."""
    with open(path, encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["part"] == part:
                for question in row["same"]:
                    yield (*writer.pair(question, row["passage"], letters(row["evidence"])), 1)
                for question in row["near"]:
                    yield (*writer.pair(question, row["passage"]), 0)


def joined(lesson, pairs, writer):
    """The lesson's texts with those of the writer behind them, and the pairs renumbered."""
    lessons = lesson.lessons
    flat, starts = writer.arrays()
    before = len(lessons["starts"]) - 1
    lesson.texts = Texts(
        np.concatenate([lessons["flat"], flat]), np.concatenate([lessons["starts"], lessons["starts"][-1] + starts[1:]])
    )
    pairs = np.array(pairs, np.int64)
    pairs[:, :2] += before
    return pairs


class Said:
    """What the close reader said before the lesson: of the other pairs, from the number `first` on, and of the messages that are repeated."""

    def __init__(self, lesson, pairs, first, reader):
        device, messages = lesson.device, lesson.messages
        self.score = torch.zeros(len(pairs.label), device=device)
        self.place = torch.zeros(pairs.packed.ids.shape, device=device)
        self.likely = torch.zeros(len(messages.rows), messages.width, device=device)
        with torch.inference_mode(), lesson.computing():
            for at in range(first, len(pairs.label), AT_ONCE):
                rows, ids, types, mask = pairs.packed.batch(np.arange(at, min(at + AT_ONCE, len(pairs.label))), True)
                self.score[rows], place = (one.float() for one in reader.read(ids, types, mask))
                self.place[rows, : ids.shape[1]] = torch.sigmoid(place)
            for at in range(0, len(messages.taught), AT_ONCE):
                rows, *shown = messages.packed.batch(messages.taught[at : at + AT_ONCE], False)
                found = reader.hear(*shown).float()
                for begin, end in messages.spans.values():
                    self.likely[rows, begin:end] = F.softmax(found[:, begin:end], 1)


def taught_of(messages, is_new):
    """A sample of those that were taught before, and all that are new."""
    known = sorted((row for row in messages.taught if not is_new[row]), key=messages.packed.lengths.__getitem__)
    return known[:: max(1, len(known) // REPEATED)] + [row for row in messages.taught if is_new[row]]


def read_as(said_before, model, pairs, taught, rows):
    """`taught`: the first pairs, so many, are of the lesson; the others only repeated."""
    rows, ids, types, mask = pairs.packed.batch(rows, True)
    label, score, place = pairs.label[rows], said_before.score[rows], said_before.place[rows, : ids.shape[1]]
    inside = pairs.inside(rows, ids)
    own = rows < taught
    kept = torch.where(own[:, None], inside > 0, place > LIKELY) & (types > 0)
    ids, mask = pairs.seen(ids, types, mask, kept)
    scores, where = model.read(ids, types, mask)
    scores, soft = scores.float(), torch.sigmoid(score)
    answering = ~own & (label > 0.5)
    target = torch.where(own, doubted(label), torch.where(answering, (soft + doubted(label)) / 2, soft))
    answers = F.binary_cross_entropy_with_logits(scores, target)
    # Of a pair that answers it is no distance to be surer.
    aim = torch.where(answering, torch.maximum(score, scores.detach()), score)
    distance = F.smooth_l1_loss(scores.clamp(-SURE, SURE), aim.clamp(-SURE, SURE), reduction="none")
    # Of a near thing no token is of the answer.
    place = torch.where(own[:, None], inside, place)
    return answers + DISTANCE * (distance * ~own).mean() + PLACE * placed(where, place, types * mask).mean()


def main():
    parser = lesson_parser(rounds=4, dropout=DROPOUT, seed=5)
    parser.add_argument("--near", required=True, help="of near-things.ts")
    parser.add_argument("--tokenizer", default="models/encoder/tokenizer.json")
    parser.add_argument("--start", nargs="+", required=True, help="begins as the mean of their weights")
    parser.add_argument("--anew", type=int, help="messages from this line of messages.jsonl on are new: default none")
    parser.add_argument("--halves", action="store_true", help="computes in 16 bits where the processor can (AVX-512 BF16): twice as fast")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--others", type=float, default=OTHERS, help="pairs that are repeated, to each of the lesson")
    args = parser.parse_args()
    chance = seeded(args.seed)
    lesson = Lesson(args.lessons, args.halves)
    tokenizer = Tokenizer.from_file(args.tokenizer)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    writer = Writer(tokenizer)
    own, judged = (list(rows_of(args.near, writer, part)) for part in ("teach", "judge"))
    both = joined(lesson, own + judged, writer)
    own, judged = both[: len(own)], both[len(own) :]
    share = lesson.lessons["share"][:, 0]
    answers = lesson.lessons["pairs"][:, 4] == 1
    share = np.where(answers, share / share[answers].sum(), share / share[~answers].sum())
    others = chance.choices(range(len(share)), weights=share.tolist(), k=int(args.others * len(own)))
    lengths = np.diff(lesson.lessons["starts"])
    # Short ones together, when they are asked.
    others.sort(key=lambda row: lengths[lesson.lessons["pairs"][row, 1]])
    pairs = lesson.pairs(np.concatenate([own, lesson.lessons["pairs"][others]]), np.ones(len(own) + len(others)), size=PAIRS)
    messages = lesson.messages
    messages.size = MESSAGES
    # Rows begin with our own messages; behind them come those of other hands, and questions of a kind.
    own_messages = int((messages.rows[:, 1] != PARTS.index("unseen")).argmin())
    anew = own_messages if args.anew is None else args.anew
    is_new = torch.zeros(len(messages.rows), dtype=torch.bool, device=lesson.device)
    is_new[anew:own_messages] = True
    messages.taught = taught_of(messages, is_new)
    before = lesson.reader(loaded_mean(args.start)).eval()
    said_before = Said(lesson, pairs, len(own), before)
    model = lesson.reader(loaded_mean(args.start), dropout=args.dropout)
    for name, parameter in model.encoder.named_parameters():
        layer = name.split(".")[1] if name.startswith("layers.") else -1
        parameter.requires_grad_(int(layer) >= KEPT_LAYERS)

    def as_before(rows, found, label, span):
        before = -(said_before.likely[rows, span[0] : span[1]] * F.log_softmax(found, 1)).sum(1)
        return torch.where(is_new[rows], by_label(rows, found, label, span), before)

    packed = lesson.texts.packed(judged[:, 0], judged[:, 1]).to(lesson.device)

    def tell(name, network):
        scores = computed(packed, True, lambda *batch: network.read(*batch)[0], lesson.device)
        print(f"near things, {name}: {above(scores[judged[:, 4] == 1], scores[judged[:, 4] == 0]):.3f}", flush=True)

    tell("before", before)
    lesson.teach(model, pairs, lambda rows: read_as(said_before, model, pairs, len(own), rows), as_before, args, args.rate, HASTE)
    tell("after", model)
    lesson.finish(model, args.out)


if __name__ == "__main__":
    main()
