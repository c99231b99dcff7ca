"""
One close reader that says what several say together: their mean tells answers from near misses better than any of them, and one is as quick as it was.

    python distil.py --lessons FOLDER --teachers close.pt other.pt … --out student.pt

The student begins as the first of its teachers. All look at the same pairs, misheard and shortened as in close.py, and at echoes beside them; what the teachers
hold for likely counts more than the label, which they know by heart.
"""
import argparse

import torch
import torch.nn.functional as F

from close import PLACE, Lesson, doubted, endless, labelled, loaded, save
from tokens import seeded

RATE, HASTE, DROPOUT = 1.2e-4, 2, 0.05
# What the label itself counts.
LABEL = 0.25
# Of a round's batches so many are echoes.
ECHOES = 0.15


def mixed(taught, by_label):
    return (1 - LABEL) * taught + LABEL * by_label


def taught_answers(model, teachers, pairs, rows):
    rows, ids, types, mask, _ = pairs.seen(rows)
    with torch.no_grad():
        said = [teacher.read(ids, types, mask) for teacher in teachers]
        score, place = (sum(one[part].float() for one in said) / len(said) for part in (0, 1))
    scores, where = model.read(ids, types, mask)
    answers = F.binary_cross_entropy_with_logits(scores.float(), mixed(torch.sigmoid(score), doubted(pairs.label[rows])))
    second = types * mask
    places = F.binary_cross_entropy_with_logits(where.float(), torch.sigmoid(place), reduction="none") * second
    return answers + PLACE * (places.sum(1) / second.sum(1).clamp(min=1)).mean()


def taught_meanings(model, teachers, messages, rows):
    rows, *shown = messages.seen(rows)
    with torch.no_grad():
        said = [teacher.hear(*shown).float() for teacher in teachers]

    def loss_of(found, label, span):
        likely = sum(F.softmax(one[:, span[0] : span[1]], 1) for one in said) / len(said)
        return mixed(-(likely * F.log_softmax(found, 1)).sum(1), labelled(found, label, span))

    return messages.by_heads(rows, model.hear(*shown).float(), loss_of)


def main():
    parser = argparse.ArgumentParser()
    for name in ("lessons", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--teachers", nargs="+", required=True)
    parser.add_argument("--rounds", type=float, default=2)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="ends by then, as if all rounds were over")
    args = parser.parse_args()
    chance = seeded(7)
    lesson, beside = Lesson(args.lessons), Lesson(args.lessons, "echoes")
    teachers = [lesson.reader(loaded(path)).eval() for path in args.teachers]
    model = lesson.reader(loaded(args.teachers[0]), dropout=DROPOUT)
    read, echoed, heard = (endless(of.round, chance) for of in (lesson.pairs, beside.pairs, lesson.messages))

    def losses_of():
        pairs, rows = (beside.pairs, next(echoed)) if chance.random() < ECHOES else (lesson.pairs, next(read))
        return taught_answers(model, teachers, pairs, rows), taught_meanings(model, teachers, lesson.messages, next(heard))

    lesson.teach(model, losses_of, max(1, int(args.rounds * lesson.pairs.a_round)), RATE, args.minutes, HASTE)
    save(model, args.out)
    lesson.report(model)


if __name__ == "__main__":
    main()
