"""
Teaches the reader: which of the candidates is the one, does it answer at all, and of what kind is the question.

    python reader.py --train FOLDER --held FOLDER --kinds FOLDER --encoder ID --out FOLDER

The two heads learn on the documents that also tuned the encoder; the few weights of ranking and decision on the held-out ones,
where the encoder is no better than it will be in use. Figures are cross-validated by document.
"""
import argparse
import hashlib
import json
import os

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

WIDTH, HIDDEN, KIND_HIDDEN = 512, 64, 24
ANSWERABLE = "answerable"


def read(folder):
    with open(f"{folder}/rows.jsonl", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    numbers = np.fromfile(f"{folder}/vectors.bin", dtype="<f4").reshape(-1, WIDTH)
    at = 0
    for row in rows:
        count = 1 + len(row.get("candidates", []))
        row["vectors"] = torch.from_numpy(numbers[at : at + count].copy())
        at += count
    assert at == len(numbers)
    return rows


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.question = nn.Linear(WIDTH, HIDDEN, bias=False)
        self.product = nn.Linear(WIDTH, HIDDEN, bias=False)
        self.difference = nn.Linear(WIDTH, HIDDEN)
        self.out = nn.Linear(HIDDEN, 2)

    def forward(self, question, sentences):
        """[questions, 512], [questions, candidates, 512] → [questions, candidates, 2]: chosen, answers."""
        question = question[:, None]
        # Products of unit vectors are small: raised to the size of the rest for the optimiser, lowered again when saved.
        hidden = self.question(question) + self.product(SCALE * question * sentences)
        hidden = F.relu(hidden + self.difference((question - sentences).abs() * DIFFERENCE))
        return self.out(F.dropout(hidden, 0.2, self.training))


SCALE, DIFFERENCE = 20.0, 4.0


def batches(rows, size, chance):
    order = chance.permutation(len(rows))
    for at in range(0, len(order), size):
        yield [rows[number] for number in order[at : at + size]]


def tensors(rows):
    longest = max(len(row["candidates"]) for row in rows)
    sentences = torch.zeros(len(rows), longest, WIDTH)
    hit = torch.zeros(len(rows), longest)
    there = torch.zeros(len(rows), longest)
    rank = torch.zeros(len(rows), longest)
    for at, row in enumerate(rows):
        own = row["candidates"]
        sentences[at, : len(own)] = row["vectors"][1:]
        hit[at, : len(own)] = torch.tensor([float(one["hit"]) for one in own])
        rank[at, : len(own)] = torch.tensor([one["rank"] for one in own])
        there[at, : len(own)] = 1
    return torch.stack([row["vectors"][0] for row in rows]), sentences, hit, there, rank


def losses(head, rows):
    question, sentences, hit, there, rank = tensors(rows)
    out = head(question, sentences)
    chosen = out[..., 0] + 8 * rank
    chosen = chosen.masked_fill(there == 0, -1e9)
    has = hit.sum(1) > 0
    listwise = torch.logsumexp(chosen, 1) - torch.logsumexp(chosen.masked_fill(hit == 0, -1e9), 1)
    first = listwise[has].mean() if has.any() else torch.tensor(0.0)
    # Those that could be given: the nearest few, and the right ones.
    near = (rank >= rank.masked_fill(there == 0, -9).topk(min(6, rank.shape[1]), 1).values[:, -1:]) * there
    weight = torch.clamp(near + hit, max=1) * torch.where(hit > 0, 3.0, 1.0)
    answers = F.binary_cross_entropy_with_logits(out[..., 1], hit, weight=weight, reduction="sum") / weight.sum()
    return first, answers


def teach_head(rows, epochs, chance):
    apart = lambda row: int(hashlib.sha256(("v" + row["document"]).encode()).hexdigest(), 16) % 10 == 0
    judge, taught = [row for row in rows if apart(row)], [row for row in rows if not apart(row)]
    head = Head()
    optimizer = torch.optim.AdamW(head.parameters(), lr=1e-3, weight_decay=0.05)
    best, kept = 1e9, None
    for epoch in range(epochs):
        head.train()
        for batch in batches(taught, 64, chance):
            first, answers = losses(head, batch)
            optimizer.zero_grad()
            (first + 2 * answers).backward()
            optimizer.step()
        head.eval()
        with torch.inference_mode():
            first, answers = losses(head, judge)
        print(f"head, epoch {epoch + 1}: chosen {first:.3f}, answers {answers:.3f}", flush=True)
        if first + 2 * answers < best:
            best, kept = first + 2 * answers, {name: value.clone() for name, value in head.state_dict().items()}
    head.load_state_dict(kept)
    return head.eval()


def apply_head(head, rows):
    with torch.inference_mode():
        for row in rows:
            out = head(row["vectors"][:1], row["vectors"][None, 1:])[0]
            for one, (chosen, answers) in zip(row["candidates"], out.tolist()):
                one["features"]["chosen"], one["features"]["answers"] = chosen, answers


def matrix(rows, names):
    """All candidates' features, one below the other, and where each row's begin."""
    starts, values = [0], []
    for row in rows:
        values += [[one["features"][name] for name in names] for one in row["candidates"]]
        starts.append(len(values))
    return torch.tensor(values), starts


def fit_ranking(rows, names, penalty=1e-3, steps=300):
    """Listwise: the hits' share of the softmax over all candidates."""
    values, starts = matrix(rows, names)
    scale = values.std(0).clamp(min=1e-3)
    values = values / scale
    hit = torch.tensor([float(one["hit"]) for row in rows for one in row["candidates"]])
    owner = torch.repeat_interleave(torch.arange(len(rows)), torch.tensor([b - a for a, b in zip(starts, starts[1:])]))
    weights = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=steps, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        scores = values @ weights
        top = torch.full((len(rows),), -1e9).scatter_reduce(0, owner, scores, "amax").detach()
        exp = torch.exp(scores - top[owner])
        all_ = torch.zeros(len(rows)).scatter_add(0, owner, exp)
        own = torch.zeros(len(rows)).scatter_add(0, owner, exp * hit)
        value = -(torch.log(own + 1e-9) - torch.log(all_)).mean() + penalty * (weights**2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    return (weights.detach() / scale).tolist()


def rank_with(rows, names, weights):
    for row in rows:
        for one in row["candidates"]:
            one["rank"] = sum(weight * one["features"][name] for name, weight in zip(names, weights))
        row["candidates"].sort(key=lambda one: -one["rank"])


def hit_rates(rows):
    at1 = np.mean([row["candidates"][0]["hit"] for row in rows])
    at3 = np.mean([any(one["hit"] for one in row["candidates"][:3]) for row in rows])
    return at1, at3


def considered(row):
    """As `consider` in knowledge/sufficiency.ts: what depends on the ranking is made anew."""
    values = dict(row["decision"])
    candidates = row["candidates"]
    best = candidates[0]
    ranks = [one["rank"] for one in candidates]
    other = next((one["rank"] for one in candidates if one["passage"] != best["passage"]), 0)
    answers = [one["features"]["answers"] for one in candidates[:3]]
    values["topRank"] = ranks[0]
    values["margin"] = ranks[0] - other
    values["share"] = 1 / sum(np.exp(rank - ranks[0]) for rank in ranks)
    values["bestAnswers"], values["firstAnswers"] = max(answers), answers[0]
    values["firstChosen"] = best["features"]["chosen"]
    for name in [name for name in values if name.startswith("best.")]:
        values[name] = best["features"][name[5:]]
    for kind, share in row["kinds"].items():
        if kind != "normal":
            values[f"kind.{kind}"] = float(np.log((share + 0.002) / (1 - share + 0.002)))
    return values


def fit_decision(rows, names, penalty=0.02, steps=400):
    values = torch.tensor([[row["considered"][name] for name in names] for row in rows], dtype=torch.float32)
    mean, scale = values.mean(0), values.std(0).clamp(min=1e-3)
    values = (values - mean) / scale
    label = torch.tensor([float(row["kind"] == ANSWERABLE) for row in rows])
    weight = torch.where(label > 0, 0.6 / label.sum(), 0.4 / (1 - label).sum())
    weights = torch.zeros(len(names) + 1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=steps, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        scores = values @ weights[:-1] + weights[-1]
        value = (F.binary_cross_entropy_with_logits(scores, label, reduction="none") * weight).sum()
        value = value + penalty * (weights[:-1] ** 2).mean()
        value.backward()
        return value

    optimizer.step(loss)
    own = weights.detach()
    plain = own[:-1] / scale
    return plain.tolist(), float(own[-1] - (plain * mean).sum())


def folds(rows, count=6):
    for number in range(count):
        part = lambda row: int(hashlib.sha256(row["document"].encode()).hexdigest(), 16) % count == number
        yield [row for row in rows if not part(row)], [row for row in rows if part(row)]


def decide(rows, names, weights, bias):
    return np.array([bias + sum(w * row["considered"][name] for name, w in zip(names, weights)) for row in rows])


def curve(scores, rows, wanted):
    """Both error rates, where this share of the answerable is refused."""
    label = np.array([row["kind"] == ANSWERABLE for row in rows])
    lines = []
    for needless in wanted:
        threshold = np.quantile(scores[label], needless)
        refused = scores < threshold
        by = {}
        for sort in ("near_miss", "false_premise", "elsewhere", "kinds"):
            own = np.array([sort == ("kinds" if row["batch"] == "kinds" else row.get("sort") or row["kind"]) for row in rows])
            by[sort] = round(float(refused[own].mean()), 3) if own.any() else None
        lines.append((needless, round(float(threshold), 3), round(float(refused[~label].mean()), 3), by))
    return lines


class Kinds(nn.Module):
    def __init__(self, count):
        super().__init__()
        self.first = nn.Linear(WIDTH, KIND_HIDDEN)
        self.second = nn.Linear(KIND_HIDDEN, count)

    def forward(self, question):
        return self.second(F.dropout(F.relu(self.first(question)), 0.2, self.training))


def teach_kinds(rows, names, chance):
    taught = [row for row in rows if not row["heldOut"]]
    judge = [row for row in rows if row["heldOut"]]
    stack = lambda rows: (torch.stack([row["vectors"][0] for row in rows]), torch.tensor([names.index(row["kind"]) for row in rows]))
    questions, labels = stack(taught)
    counts = torch.bincount(labels, minlength=len(names)).float()
    model = Kinds(len(names))
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.02)
    model.train()
    for _ in range(60):
        for at in torch.from_numpy(chance.permutation(len(labels))).split(64):
            loss = F.cross_entropy(model(questions[at]), labels[at], weight=(counts.sum() / counts).sqrt())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    model.eval()
    with torch.inference_mode():
        questions, labels = stack(judge)
        share = torch.softmax(model(questions), 1)
    for number, name in enumerate(names):
        own = labels == number
        said = share.argmax(1) == number
        print(f"kind {name}: {int(own.sum())} held out, recall {float((said & own).sum() / own.sum()):.2f}, precision {float((said & own).sum() / max(1, said.sum())):.2f}")
    return model


def save(args, head, kinds, kind_names, ranking, decision):
    os.makedirs(args.out, exist_ok=True)
    state = {name: value.detach().numpy() for name, value in head.state_dict().items()}
    parts = [
        state["question.weight"],
        state["product.weight"] * SCALE,
        state["difference.weight"] * DIFFERENCE,
        state["difference.bias"],
        state["out.weight"][0],
        state["out.weight"][1],
        state["out.bias"],
        kinds.first.weight.detach().numpy(),
        kinds.first.bias.detach().numpy(),
        kinds.second.weight.detach().numpy(),
        kinds.second.bias.detach().numpy(),
    ]
    with open(f"{args.out}/weights.bin", "wb") as file:
        for part in parts:
            file.write(np.ascontiguousarray(part, dtype="<f4").tobytes())
    card = {
        "encoder": args.encoder,
        "dimension": WIDTH,
        "hidden": HIDDEN,
        "kindHidden": KIND_HIDDEN,
        "kinds": kind_names,
        "ranking": ranking,
        "decision": decision,
    }
    with open(f"{args.out}/reader.json", "w", encoding="utf-8") as file:
        file.write(json.dumps(card, indent=2, ensure_ascii=False) + "\n")
    sums = {}
    for name in ("reader.json", "weights.bin"):
        with open(f"{args.out}/{name}", "rb") as file:
            sums[name] = hashlib.sha256(file.read()).hexdigest()
    with open(f"{args.out}/checksums.json", "w", encoding="utf-8") as file:
        file.write(json.dumps(sums, indent=2) + "\n")


def named(names, weights):
    return {name: round(float(weight), 4) for name, weight in zip(names, weights)}


def main():
    parser = argparse.ArgumentParser()
    for name in ("train", "held", "kinds", "encoder", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--needless", type=float, default=0.09, help="share of answerable questions that may be refused")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    chance = np.random.default_rng(args.seed)
    train, held, kind_rows = read(args.train), read(args.held), read(args.kinds)

    kind_names = ["normal"] + sorted({row["kind"] for row in kind_rows} - {"normal"})
    kinds = teach_kinds(kind_rows, kind_names, chance)
    head = teach_head([row for row in train if row["batch"] != "kinds"], args.epochs, chance)
    apply_head(head, held)
    with torch.inference_mode():
        for row in held:
            share = torch.softmax(kinds(row["vectors"][:1]), 1)[0].tolist()
            row["kinds"] = dict(zip(kind_names, share))

    names = sorted({name for row in held for name in row["candidates"][0]["features"]})
    answerable = [row for row in held if row["kind"] == ANSWERABLE]
    can = [row for row in answerable if any(one["hit"] for one in row["candidates"])]
    print(f"held out: {len(held)} questions, {len(answerable)} answerable, {len(can)} with the answer among the candidates")
    print("as found: hit@1 {:.3f} hit@3 {:.3f}".format(*hit_rates(answerable)))
    without = [name for name in names if name not in ("chosen", "answers")]
    for title, some in (("features alone", without), ("with the heads", names)):
        ranked = []
        for learn, judge in folds(held):
            weights = fit_ranking([row for row in learn if any(one["hit"] for one in row["candidates"])], some)
            rank_with(judge, some, weights)
            ranked += [row for row in judge if row["kind"] == ANSWERABLE]
        print(f"{title}: hit@1 {{:.3f}} hit@3 {{:.3f}}".format(*hit_rates(ranked)))

    asked = [row for row in held if not row.get("unanswerable")]
    for row in asked:
        row["considered"] = considered(row)
    decision_names = sorted(asked[0]["considered"])
    scores = np.zeros(len(asked))
    place = {id(row): at for at, row in enumerate(asked)}
    for learn, judge in folds(asked):
        weights, bias = fit_decision(learn, decision_names)
        scores[[place[id(row)] for row in judge]] = decide(judge, decision_names, weights, bias)
    for line in curve(scores, asked, (0.03, 0.05, 0.07, 0.09, 0.12, 0.15, 0.2)):
        print("needless {}: threshold {}, refused {} {}".format(*line))
    label = np.array([row["kind"] == ANSWERABLE for row in asked])
    threshold = float(np.quantile(scores[label], args.needless))

    weights = fit_ranking(can, names)
    rank_with(held, names, weights)
    for row in asked:
        row["considered"] = considered(row)
    plain, bias = fit_decision(asked, decision_names)
    save(args, head, kinds, kind_names, {"bias": 0, "weights": named(names, weights)}, {"bias": round(bias - threshold, 4), "weights": named(decision_names, plain)})


if __name__ == "__main__":
    main()
