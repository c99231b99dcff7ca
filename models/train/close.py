"""
Teaches the close reader: question and passage together, does the passage answer? Starts from the mean of base and tuned encoder; its embeddings and
its first layer stay as they are.

    python close.py --train FOLDER --graph bge-small-zh-v1.5.onnx --tokenizer … --tuned tuned.pt --out close.pt [--epochs 2] [--start earlier.pt]

Of an answerable question the passage that answers, and now and then another one that was found; of any other the first one or two that were found.
In prose also the passage that answers without the sentence that does.
"""
import argparse
import json
import random
import re
import time

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import nn

import bert
from descent import descend, schedule_of

POOLED = 128
QUESTION_TOKENS, PASSAGE_TOKENS = 48, 150
BEGIN, PART = 101, 102
BATCH, SHARE = 32, 0.4
FROZEN = 1
# No token of the question is of the answer. What finding the tokens counts beside the question whether there are any.
ELSEWHERE, PLACE = 1e4, 0.5
# Of another passage that was found beside the one that answers; of the second one where none answers.
BESIDE, SECOND = 0.35, 0.5
# Of the passage without its answer, and how many letters of it there must be.
WITHOUT, LEAST_LETTERS = 0.5, 60
PROSE = ".md"


class CloseReader(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.pool = nn.Linear(bert.WIDTH, POOLED)
        self.out = nn.Linear(POOLED, 1)
        # Which of the passage's tokens are the answer; the plainest of them counts beside the whole.
        self.where = nn.Linear(bert.WIDTH, 1)
        self.plainest = nn.Parameter(torch.tensor(0.3))

    def forward(self, ids, types, mask):
        """ids, types, mask: [pairs, tokens] → [pairs]: log-odds that the passage answers."""
        return self.both(ids, types, mask)[0]

    def both(self, ids, types, mask):
        """The same, and [pairs, tokens]: log-odds that a token is of the answer."""
        encoder = self.encoder
        hidden = encoder.norm(encoder.words(ids) + encoder.positions.weight[: ids.shape[1]] + encoder.types(types))
        allowed = mask.bool()[:, None, None, :]
        for number, layer in enumerate(encoder.layers):
            hidden = layer(hidden, allowed)
        pooled = torch.tanh(self.pool(hidden[:, 0]))
        where = self.where(hidden)[:, :, 0]
        plainest = (where - ELSEWHERE * (1 - types * mask)).amax(1)
        return self.out(F.dropout(pooled, 0.1, self.training))[:, 0] + self.plainest * plainest, where


def span_of(passage, evidence):
    """Where the evidence stands, by its letters: characters from and to; None where it does not."""
    places = [at for at, char in enumerate(passage) if char.isalnum()]
    begin = letters(passage).find(evidence)
    return None if begin < 0 or not evidence else (places[begin], places[begin + len(evidence) - 1] + 1)


def pair_of(tokenizer, question, passage, evidence=""):
    """Token numbers, where the passage begins, and for each token whether it is of the answer."""
    asked = tokenizer.encode(question, add_special_tokens=False).ids[:QUESTION_TOKENS]
    found = tokenizer.encode(passage, add_special_tokens=False)
    span = span_of(passage, evidence)
    inside = [span is not None and begin < span[1] and end > span[0] for begin, end in found.offsets[:PASSAGE_TOKENS]]
    return [BEGIN] + asked + [PART] + found.ids[:PASSAGE_TOKENS] + [PART], 2 + len(asked), [False] * (2 + len(asked)) + inside + [False]


def padded(pairs):
    longest = max(len(ids) for ids, _, _ in pairs)
    ids = torch.zeros(len(pairs), longest, dtype=torch.long)
    types, mask, inside = torch.zeros_like(ids), torch.zeros_like(ids), torch.zeros(len(pairs), longest)
    for row, (own, begin, answer) in enumerate(pairs):
        ids[row, : len(own)] = torch.tensor(own)
        types[row, begin : len(own)] = 1
        mask[row, : len(own)] = 1
        inside[row, : len(own)] = torch.tensor(answer)
    return ids, types, mask, inside


def letters(text):
    return "".join(char for char in text if char.isalnum())


def without_answer(passage, evidence):
    """The passage without the sentences that hold the evidence; None where they do not stand apart, or little else is there."""
    rest = "".join(piece for piece in re.findall(r"[^。！？；\n]*[。！？；\n]?", passage) if evidence not in letters(piece))
    return rest if evidence not in letters(rest) and LEAST_LETTERS <= len(letters(rest)) < len(letters(passage)) else None


def examples(path, statutes, chance):
    """(question, passage, answers, weight, evidence); `statutes`: the share of the questions about articles that is taken."""
    with open(path, encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["batch"] == "kinds" or row.get("unanswerable"):
                continue
            is_prose = row["document"].endswith(PROSE)
            if not is_prose and statutes < 1 and chance.random() >= statutes:
                continue
            read = [one for one in row["candidates"] if "text" in one]
            found = list({one["passage"]: one for one in reversed(read)}.values())[::-1]
            if row["kind"] == "answerable":
                evidence = letters(row["evidence"] or "")
                hits = [one for one in read if one["hit"]]
                own = next((one for one in hits if evidence and evidence[: len(evidence) // 2] in letters(one["text"])), None)
                if own is None:
                    continue
                yield row["asked"], own["text"], 1.0, 1.0, evidence
                rest = without_answer(own["text"], evidence) if is_prose else None
                if rest is not None:
                    yield row["asked"], rest, 0.0, WITHOUT, ""
                answering = {one["passage"] for one in hits}
                others = [one for one in found if one["passage"] not in answering][:2]
                if others:
                    yield row["asked"], chance.choice(others)["text"], 0.0, BESIDE, ""
            else:
                for one, weight in list(zip(found, (1.0, SECOND)))[: 1 if chance.random() < 0.4 else 2]:
                    yield row["asked"], one["text"], 0.0, weight, ""


def batches(pairs, chance):
    """Neighbours in length share a batch."""
    order = list(range(len(pairs)))
    chance.shuffle(order)
    for at in range(0, len(order), BATCH * 20):
        part = sorted(order[at : at + BATCH * 20], key=lambda number: len(pairs[number][0]))
        cut = [part[begin : begin + BATCH] for begin in range(0, len(part), BATCH)]
        chance.shuffle(cut)
        yield from cut


def main():
    parser = argparse.ArgumentParser()
    for name in ("train", "graph", "tokenizer", "tuned", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--start", help="goes on from what was learnt before")
    parser.add_argument("--statutes", type=float, default=1, help="share of the questions about articles that is taken")
    parser.add_argument("--epochs", type=float, default=2)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--frozen", type=int, default=FROZEN, help="lower layers that stay as they are")
    parser.add_argument("--haste", type=float, default=10, help="how much faster than the encoder's the close reader's own weights learn")
    parser.add_argument("--dropout", type=float, default=0.0, help="in the layers; the first lessons had none")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    chance = random.Random(args.seed)
    tokenizer = Tokenizer.from_file(args.tokenizer)
    encoder = bert.load(args.graph)
    encoder.load_state_dict(bert.mean_of(encoder.state_dict(), torch.load(args.tuned), SHARE))
    model = CloseReader(encoder)
    if args.start:
        model.load_state_dict(torch.load(args.start), strict=False)
    for still in (encoder.words, encoder.positions, *encoder.layers[: args.frozen]):
        for parameter in still.parameters():
            parameter.requires_grad = False

    taught = list(examples(f"{args.train}/rows.jsonl", args.statutes, chance))
    pairs = [pair_of(tokenizer, question, passage, evidence) for question, passage, _, _, evidence in taught]
    labels, weights = (torch.tensor([one[at] for one in taught]) for at in (2, 3))
    for label in (0, 1):
        own = labels == label
        weights[own] = weights[own] * 0.5 * len(taught) / weights[own].sum()
    print(f"{len(taught)} pairs, {int(labels.sum())} of them answer", flush=True)

    for layer in encoder.layers:
        layer.dropout = args.dropout

    learnt = [parameter for parameter in model.parameters() if parameter.requires_grad]
    new = [*model.pool.parameters(), *model.out.parameters(), *model.where.parameters(), model.plainest]
    old = [parameter for parameter in learnt if all(parameter is not one for one in new)]
    optimizer = torch.optim.AdamW([{"params": old, "lr": args.rate}, {"params": new, "lr": args.haste * args.rate}], weight_decay=0.01)
    steps = int(args.epochs * len(taught) / BATCH)
    schedule = schedule_of(optimizer, steps, warm_up=steps * 0.1, least=0.02)
    model.train()
    began, number, losses = time.time(), 0, []
    while number < steps:
        for batch in batches(pairs, chance):
            if number >= steps:
                break
            with torch.autocast("cpu", torch.bfloat16):
                ids, types, mask, inside = padded([pairs[at] for at in batch])
                scores, where = model.both(ids, types, mask)
            losses_now = F.binary_cross_entropy_with_logits(scores.float(), labels[batch], reduction="none")
            # Of a passage that answers, or of none that does: where it is unknown which tokens do, nothing is learnt of them.
            known = (types * mask) * ((labels[batch] < 0.5) | (inside.sum(1) > 0))[:, None]
            places = F.binary_cross_entropy_with_logits(where.float(), inside, reduction="none") * known
            place = places.sum(1) / known.sum(1).clamp(min=1)
            loss = ((losses_now + PLACE * place) * weights[batch]).mean()
            descend(loss, learnt, optimizer, schedule)
            losses.append(loss.item())
            number += 1
            if number % 25 == 0:
                print(f"step {number}/{steps} loss {sum(losses[-25:]) / 25:.3f} {time.time() - began:.0f} s", flush=True)
    torch.save(model.state_dict(), args.out)


if __name__ == "__main__":
    main()
