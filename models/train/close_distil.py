"""
One close reader that says what several say together: their mean tells answers from near misses better than any of them, and one is as quick as it was.

    python close_distil.py --lessons FOLDER --teachers a.pt b.pt … [--hearers d.pt …] --start b.pt a.pt --out student.pt

The teachers are asked once, of every pair and message as it stands; the student says the same of what is misheard and shortened. Beside the pairs with a label it
reads echoes, and pairs of which nobody said whether they answer: there the teachers know nothing by heart, and what they hold for likely teaches most.
"""
import numpy as np
import torch
import torch.nn.functional as F

from close import PLACE, Lesson, by_label, doubted, lesson_parser, placed
from close_model import loaded, loaded_mean
from tokens import seeded

RATE, HASTE, DROPOUT = 1.2e-4, 2, 0.05
# What the label counts beside the teachers, of a pair and of a message; and what the distance of their log-odds counts, up to so much of them.
LABEL, MEANT, DISTANCE, SURE = 0.25, 0.4, 0.1, 9.0
# Chances to be read in a round: those of the pairs are raised, as none weighs more than another.
RAISED, ECHOED, UNLABELLED = 1.7, 0.3, 0.4
# A token that is as likely of the answer is not left out.
LIKELY = 0.2
AT_ONCE = 512


class Told:
    """What the teachers say together: of each pair its log-odds and how likely each token is of the answer (in 255ths); of each message how likely each label."""

    def __init__(self, lesson, pairs, teachers, hearers):
        device, messages = lesson.device, lesson.messages
        self.score = torch.zeros(len(pairs.label), device=device)
        self.place = torch.zeros(pairs.packed.ids.shape, dtype=torch.uint8, device=device)
        self.likely = torch.zeros(len(messages.rows), messages.width, device=device)
        with torch.inference_mode(), torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            for rows, ids, types, mask in pairs.packed.in_batches(True, AT_ONCE):
                said = [teacher.read(ids, types, mask) for teacher in teachers]
                self.score[rows] = sum(score.float() for score, _ in said) / len(said)
                place = torch.sigmoid(sum(where.float() for _, where in said) / len(said))
                self.place[rows, : ids.shape[1]] = (255 * place).round().to(torch.uint8)
            for rows, *shown in messages.packed.in_batches(False, AT_ONCE):
                said = [hearer.hear(*shown).float() for hearer in hearers]
                for begin, end in messages.spans.values():
                    self.likely[rows, begin:end] = sum(F.softmax(one[:, begin:end], 1) for one in said) / len(said)


def read_as(told, model, pairs, label_counts, rows):
    rows, ids, types, mask = pairs.packed.batch(rows, True)
    label, score, place = pairs.label[rows], told.score[rows], told.place[rows, : ids.shape[1]].float() / 255
    ids, mask = pairs.seen(ids, types, mask, place * types > LIKELY)
    scores, where = model.read(ids, types, mask)
    scores, soft = scores.float(), torch.sigmoid(score)
    target = torch.where(label < 0, soft, (1 - label_counts) * soft + label_counts * doubted(label))
    answers = F.binary_cross_entropy_with_logits(scores, target)
    distance = F.smooth_l1_loss(scores.clamp(-SURE, SURE), score.clamp(-SURE, SURE))
    return answers + DISTANCE * distance + PLACE * placed(where, place, types * mask).mean()


def material(lessons):
    """Pairs and chances: those with a label, echoes, and those without."""
    pairs, echoes, beside = lessons["pairs"], lessons["echoes"], lessons["beside"]
    unlabelled = np.concatenate([beside, np.tile(np.array([[0, 0, -1]], beside.dtype), (len(beside), 1))], 1)
    chances = [np.minimum(1, RAISED * lessons["share"][:, 0]), np.full(len(echoes), ECHOED), np.full(len(beside), UNLABELLED)]
    return np.concatenate([pairs, echoes, unlabelled]), np.concatenate(chances)


def main():
    parser = lesson_parser(rounds=4.2, dropout=DROPOUT, seed=7)
    parser.add_argument("--teachers", nargs="+", required=True)
    parser.add_argument("--hearers", nargs="+", default=[], help="teach messages beside the teachers")
    parser.add_argument("--start", nargs="+", required=True, help="begins as the mean of their weights")
    parser.add_argument("--label", type=float, default=LABEL)
    args = parser.parse_args()
    seeded(args.seed)
    lesson = Lesson(args.lessons)
    pairs = lesson.pairs(*material(lesson.lessons))
    teachers, hearers = ([lesson.reader(loaded(path)).eval() for path in paths] for paths in (args.teachers, args.hearers))
    told = Told(lesson, pairs, teachers, teachers + hearers)
    model = lesson.reader(loaded_mean(args.start), dropout=args.dropout)

    def as_told(rows, found, label, span):
        likely = told.likely[rows, span[0] : span[1]]
        return -(1 - MEANT) * (likely * F.log_softmax(found, 1)).sum(1) + MEANT * by_label(rows, found, label, span)

    lesson.teach(model, pairs, lambda rows: read_as(told, model, pairs, args.label, rows), as_told, args, RATE, HASTE)
    lesson.finish(model, args.out)


if __name__ == "__main__":
    main()
