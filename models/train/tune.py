"""
Tunes the encoder to residents' language: InfoNCE over 32 questions, each with the unit that answers it and two hard
negatives of the same document. Embeddings stay frozen: what people write that the data never saw keeps its place.

    python tune.py --pairs FOLDER --graph bge-small-zh-v1.5.onnx --out tuned.pt [--start earlier.pt] [--batches a,b] [--epochs 2]
"""
import argparse
import json
import os
import random
import time
from collections import defaultdict

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

import bert
from descent import descend, schedule_of

QUESTIONS, NEGATIVES, TEMPERATURE = 32, 2, 0.02
MOST_TOKENS = 128
MINED_AMONG = 48
MINED_FROM = 12


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def mine(encoder, tokenizer, units, pairs, chance):
    """For each pair the units of its document that come nearest to the question and are not beside what answers it."""
    within = defaultdict(list)
    for number, unit in enumerate(units):
        if unit["kind"] == "sentence":
            within[unit["document"]].append(number)
    wanted = set()
    for document in sorted({pair["document"] for pair in pairs}):
        own = within[document]
        wanted.update(own if len(own) <= MINED_AMONG else chance.sample(own, MINED_AMONG))
    # What is asked elsewhere in the document is worth telling apart.
    wanted.update(pair["sentence"] for pair in pairs)
    wanted = sorted(wanted)
    place = {number: at for at, number in enumerate(wanted)}
    vectors = bert.encode(encoder, tokenizer, [units[number]["text"] for number in wanted], limit=MOST_TOKENS)
    questions = bert.encode(encoder, tokenizer, [pair["query"] for pair in pairs])
    for pair, question in zip(pairs, questions):
        own = [number for number in within[pair["document"]] if number in place]
        scores = vectors[[place[number] for number in own]] @ question
        ranked = [own[at] for at in scores.argsort(descending=True)]
        beside = {pair["passage"], *pair["beside"]}
        pair["others"] = [number for number in ranked if units[number]["passage"] not in beside][:MINED_FROM]
        pair["near"] = [
            number for number in ranked if units[number]["passage"] == pair["passage"] and number != pair["sentence"]
        ][:3]


def batch_of(pairs, units, chance):
    """Texts of one step: for each question its own unit first; as a sentence mostly, as a whole passage now and then."""
    texts, homes, own = [], [], []
    for pair in pairs:
        whole = chance.random() < 0.25
        own.append(len(texts))
        form = (lambda number: units[number]["passage"]) if whole else (lambda number: number)
        chosen = [form(pair["sentence"])]
        others = chance.sample(pair["others"], min(NEGATIVES, len(pair["others"])))
        if not whole and pair["near"] and chance.random() < 0.4:
            others = others[:-1] + [chance.choice(pair["near"])]
        chosen += [form(number) for number in others]
        for number in chosen:
            texts.append(units[number]["text"])
            homes.append((units[number]["passage"], number))
    return texts, homes, own


def step(encoder, tokenizer, pairs, units, chance):
    texts, homes, own = batch_of(pairs, units, chance)
    questions = encoder(*bert.padded([cut(ids) for ids in tokens(tokenizer, [pair["query"] for pair in pairs])]))
    lists = [cut(ids) for ids in tokens(tokenizer, texts)]
    order = sorted(range(len(lists)), key=lambda at: len(lists[at]))
    parts = [order[at : at + 24] for at in range(0, len(order), 24)]
    vectors = torch.cat([encoder(*bert.padded([lists[at] for at in part])) for part in parts])
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor([at for part in parts for at in part])] = torch.arange(len(order))
    scores = questions @ vectors[back].T / TEMPERATURE
    mask = torch.zeros_like(scores)
    for row, pair in enumerate(pairs):
        for column, (passage, number) in enumerate(homes):
            # Others' units that stand in the passage that answers may answer as well.
            mine = own[row] <= column < (own[row + 1] if row + 1 < len(own) else len(homes))
            if not mine and (passage == pair["passage"] or passage in pair["beside"]):
                mask[row, column] = -1e9
    return F.cross_entropy(scores + mask, torch.tensor(own))


def tokens(tokenizer, texts):
    return [encoding.ids for encoding in tokenizer.encode_batch(texts)]


def cut(ids):
    return ids if len(ids) <= MOST_TOKENS else ids[: MOST_TOKENS - 1] + ids[-1:]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", required=True)
    parser.add_argument("--graph", required=True)
    parser.add_argument("--tokenizer", default=os.path.join(os.path.dirname(__file__), "../encoder/tokenizer.json"))
    parser.add_argument("--out", required=True)
    parser.add_argument("--start")
    parser.add_argument("--batches")
    parser.add_argument("--epochs", type=float, default=2)
    parser.add_argument("--rate", type=float, default=2e-5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    chance = random.Random(args.seed)
    tokenizer = Tokenizer.from_file(args.tokenizer)
    encoder = bert.load(args.graph)
    if args.start:
        encoder.load_state_dict(torch.load(args.start))
    units = read(f"{args.pairs}/units.jsonl")
    pairs = [pair for pair in read(f"{args.pairs}/pairs.jsonl") if "sentence" in pair and not pair["heldOut"]]
    if args.batches:
        pairs = [pair for pair in pairs if pair["batch"] in args.batches.split(",")]
    began = time.time()
    mine(encoder.eval(), tokenizer, units, pairs, chance)
    print(f"{len(pairs)} pairs, negatives mined in {time.time() - began:.0f} s", flush=True)

    for embedding in (encoder.words, encoder.positions, encoder.types):
        embedding.weight.requires_grad = False
    for parameter in encoder.norm.parameters():
        parameter.requires_grad = False
    learnt = [parameter for parameter in encoder.parameters() if parameter.requires_grad]
    steps = int(args.epochs * len(pairs) / QUESTIONS)
    optimizer = torch.optim.AdamW(learnt, lr=args.rate, weight_decay=0.01)
    schedule = schedule_of(optimizer, steps, warm_up=max(1, steps // 10), least=0.05)
    encoder.train()
    queue, losses = [], []
    for number in range(steps):
        if len(queue) < QUESTIONS:
            queue = chance.sample(pairs, len(pairs)) + queue
        batch = [queue.pop() for _ in range(QUESTIONS)]
        loss = step(encoder, tokenizer, batch, units, chance)
        descend(loss, learnt, optimizer, schedule)
        losses.append(loss.item())
        if number % 10 == 9:
            print(f"step {number + 1}/{steps} loss {sum(losses[-10:]) / 10:.3f} {time.time() - began:.0f} s", flush=True)
        if number % 100 == 99:
            torch.save(encoder.state_dict(), args.out)
    torch.save(encoder.state_dict(), args.out)


if __name__ == "__main__":
    main()
