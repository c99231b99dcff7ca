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

POOLED = 128
QUESTION_TOKENS, PASSAGE_TOKENS = 48, 150
BEGIN, PART = 101, 102
BATCH, SHARE = 32, 0.4
FROZEN = 1
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

    def forward(self, ids, types, mask):
        """ids, types, mask: [pairs, tokens] → [pairs]: log-odds that the passage answers."""
        encoder = self.encoder
        hidden = encoder.norm(encoder.words(ids) + encoder.positions.weight[: ids.shape[1]] + encoder.types(types))
        allowed = mask.bool()[:, None, None, :]
        for number, layer in enumerate(encoder.layers):
            hidden = layer(hidden, allowed, first_only=number == bert.LAYERS - 1)
        pooled = torch.tanh(self.pool(hidden[:, 0]))
        return self.out(F.dropout(pooled, 0.1, self.training))[:, 0]


def pair_of(tokenizer, question, passage):
    """Token numbers, and where the passage begins."""
    asked = tokenizer.encode(question, add_special_tokens=False).ids[:QUESTION_TOKENS]
    found = tokenizer.encode(passage, add_special_tokens=False).ids[:PASSAGE_TOKENS]
    return [BEGIN] + asked + [PART] + found + [PART], 2 + len(asked)


def padded(pairs):
    longest = max(len(ids) for ids, _ in pairs)
    ids = torch.zeros(len(pairs), longest, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, (own, begin) in enumerate(pairs):
        ids[row, : len(own)] = torch.tensor(own)
        types[row, begin : len(own)] = 1
        mask[row, : len(own)] = 1
    return ids, types, mask


def letters(text):
    return "".join(char for char in text if char.isalnum())


def without_answer(passage, evidence):
    """The passage without the sentences that hold the evidence; None where they do not stand apart, or little else is there."""
    rest = "".join(piece for piece in re.findall(r"[^。！？；\n]*[。！？；\n]?", passage) if evidence not in letters(piece))
    return rest if evidence not in letters(rest) and LEAST_LETTERS <= len(letters(rest)) < len(letters(passage)) else None


def examples(path, statutes, chance):
    """(question, passage, answers, weight); `statutes`: the share of the questions about articles that is taken."""
    with open(path, encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["batch"] == "kinds" or row.get("unanswerable"):
                continue
            is_prose = row["document"].endswith(PROSE)
            if not is_prose and statutes < 1 and chance.random() >= statutes:
                continue
            found = list({one["passage"]: one for one in reversed(row["candidates"])}.values())[::-1]
            if row["kind"] == "answerable":
                evidence = letters(row["evidence"] or "")
                hits = [one for one in row["candidates"] if one["hit"]]
                own = next((one for one in hits if evidence and evidence[: len(evidence) // 2] in letters(one["text"])), None)
                if own is None:
                    continue
                yield row["asked"], own["text"], 1.0, 1.0
                rest = without_answer(own["text"], evidence) if is_prose else None
                if rest is not None:
                    yield row["asked"], rest, 0.0, WITHOUT
                answering = {one["passage"] for one in hits}
                others = [one for one in found if one["passage"] not in answering][:2]
                if others:
                    yield row["asked"], chance.choice(others)["text"], 0.0, BESIDE
            else:
                for one, weight in list(zip(found, (1.0, SECOND)))[: 1 if chance.random() < 0.4 else 2]:
                    yield row["asked"], one["text"], 0.0, weight


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
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    chance = random.Random(args.seed)
    tokenizer = Tokenizer.from_file(args.tokenizer)
    encoder = bert.load(args.graph)
    encoder.load_state_dict(bert.mean_of(encoder.state_dict(), torch.load(args.tuned), SHARE))
    model = CloseReader(encoder)
    if args.start:
        model.load_state_dict(torch.load(args.start))
    for still in (encoder.words, encoder.positions, *encoder.layers[:FROZEN]):
        for parameter in still.parameters():
            parameter.requires_grad = False

    taught = list(examples(f"{args.train}/rows.jsonl", args.statutes, chance))
    pairs = [pair_of(tokenizer, question, passage) for question, passage, _, _ in taught]
    labels, weights = (torch.tensor([one[at] for one in taught]) for at in (2, 3))
    for label in (0, 1):
        own = labels == label
        weights[own] = weights[own] * 0.5 * len(taught) / weights[own].sum()
    print(f"{len(taught)} pairs, {int(labels.sum())} of them answer", flush=True)

    learnt = [parameter for parameter in model.parameters() if parameter.requires_grad]
    new = [*model.pool.parameters(), *model.out.parameters()]
    old = [parameter for parameter in learnt if all(parameter is not one for one in new)]
    optimizer = torch.optim.AdamW([{"params": old, "lr": args.rate}, {"params": new, "lr": 10 * args.rate}], weight_decay=0.01)
    steps = int(args.epochs * len(taught) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / (steps * 0.1), max(0.02, (steps - at) / (steps * 0.9)))
    )
    model.train()
    began, number, losses = time.time(), 0, []
    while number < steps:
        for batch in batches(pairs, chance):
            if number >= steps:
                break
            with torch.autocast("cpu", torch.bfloat16):
                scores = model(*padded([pairs[at] for at in batch]))
            losses_now = F.binary_cross_entropy_with_logits(scores.float(), labels[batch], reduction="none")
            loss = (losses_now * weights[batch]).mean()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
            number += 1
            if number % 25 == 0:
                print(f"step {number}/{steps} loss {sum(losses[-25:]) / 25:.3f} {time.time() - began:.0f} s", flush=True)
    torch.save(model.state_dict(), args.out)


if __name__ == "__main__":
    main()
