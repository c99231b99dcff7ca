"""
Teaches the reader: does the sentence answer, and of what kind is the question; and weighs what orders and decides.

    python reader.py --train FOLDER --held FOLDER --kinds FOLDER --own FOLDER --out FOLDER

The head learns on the documents that also tuned the encoder; the few weights of ranking and decision on the held-out ones,
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

from seal import seal

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
        self.out = nn.Linear(HIDDEN, 1)

    def forward(self, question, sentence):
        """[pairs, 512] each → [pairs]: log-odds that the sentence answers."""
        asked = F.dropout(question, 0.1, self.training)
        # Products of unit vectors are small: raised to the size of the rest for the optimiser, lowered again when saved.
        hidden = self.question(asked) + self.product(SCALE * asked * sentence)
        hidden = F.relu(hidden + self.difference((asked - sentence).abs() * DIFFERENCE))
        return self.out(F.dropout(hidden, 0.3, self.training))[:, 0]


SCALE, DIFFERENCE = 20.0, 4.0
ALIAS_RANKING, ALIAS_DECISION = 4.0, 1.4
# Who asks what is meant by a name is rare in the training questions, and the sentence that says it is plain enough.
DEFINES_RANKING, DEFINES_DECISION = 1.5, 1.5
# What is asked of plain papers is decided more strictly than of reports, on which the threshold of prose is learnt: chosen by the questions of test/fixtures/towns.
PLAIN_DECISION = -0.75
# Of an answerable question its hits among the first eight; of another one the first three, the first of them counting most.
# Sets that the decision learns from; the shipped base's questions only judge (learnt from as well, they cost regulations two points).
LEARNT = 3
LOOKED_AT, WRONG = 8, (0.7, 0.4, 0.4)


def pairs_of(rows):
    questions, sentences, labels, weights = [], [], [], []
    for row in rows:
        if row["kind"] == ANSWERABLE:
            chosen = [(at, 1.0, 1.0) for at, one in enumerate(row["candidates"][:LOOKED_AT]) if one["hit"]]
        else:
            chosen = [(at, 0.0, weight) for at, weight in enumerate(WRONG[: len(row["candidates"])])]
        for at, label, weight in chosen:
            questions.append(row["vectors"][0])
            sentences.append(row["vectors"][1 + at])
            labels.append(label)
            weights.append(weight)
    return torch.stack(questions), torch.stack(sentences), torch.tensor(labels), torch.tensor(weights)


def teach_head(rows, epochs, chance):
    """Does what was found answer? What other sentences of the same document say is not asked: it blurs the question."""
    questions, sentences, labels, weights = pairs_of(rows)
    for label in (0, 1):
        own = labels == label
        weights[own] = weights[own] * 0.5 * len(labels) / weights[own].sum()
    head = Head()
    optimizer = torch.optim.AdamW(head.parameters(), lr=1e-3, weight_decay=0.05)
    head.train()
    for epoch in range(epochs):
        total = 0.0
        for at in torch.from_numpy(chance.permutation(len(labels))).split(256):
            losses = F.binary_cross_entropy_with_logits(head(questions[at], sentences[at]), labels[at], reduction="none")
            loss = (losses * weights[at]).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(at)
        print(f"head, epoch {epoch + 1}: {total / len(labels):.3f}", flush=True)
    return head.eval()


def apply_head(head, rows):
    with torch.inference_mode():
        for row in rows:
            sentences = row["vectors"][1:]
            for one, answers in zip(row["candidates"], head(row["vectors"][:1].expand(len(sentences), -1), sentences).tolist()):
                one["features"]["answers"] = answers


def above(right, wrong):
    """AUC: how often one of `right` has more than one of `wrong`."""
    wrong = np.sort(wrong)
    return float(np.mean((np.searchsorted(wrong, right, "left") + np.searchsorted(wrong, right, "right")) / 2 / len(wrong)))


def tell_apart(rows):
    for title, value in (
        ("closeness", lambda row: row["candidates"][0]["features"]["sentenceMeaning"]),
        ("the head", lambda row: row["candidates"][0]["features"]["answers"]),
    ):
        right = np.array([value(row) for row in rows if row["kind"] == ANSWERABLE])
        for sort in ("near_miss", "false_premise", "elsewhere"):
            wrong = np.array([value(row) for row in rows if sort_of(row) == sort])
            print(f"AUC of {title}, answerable against {sort}: {above(right, wrong):.3f}")


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
    for name in [name for name in values if name.startswith("best.")]:
        values[name] = best["features"][name[5:]]
    for kind, share in row["kinds"].items():
        if kind != "normal":
            values[f"kind.{kind}"] = float(np.log((share + 0.002) / (1 - share + 0.002)))
    for name in BY_GENRE:
        values[f"prose.{name}"] = values["prose"] * values.get(name, 0.0)
    values["veryFar"] = 5 * max(0.0, 0.5 - values["sentenceMeaning"])
    values["kindMax"] = max(0.0, *(value for name, value in values.items() if name.startswith("kind.")))
    return values


def sort_of(row):
    return "kinds" if row["batch"] == "kinds" else row.get("sort") or row["kind"]


# What speaks for an answer, and what against it: no weight may say the contrary because of what the questions happen to be. The others are free.
FOR = """sentenceMeaning passageMeaning standsOut passageWords sentenceWords share margin bestAnswers firstAnswers topRank figureAgrees
presumesAgreeing best.shaped known rareMet rareMetHere unitMet unitMetBeside closeFirst closeBest""".split()
AGAINST = """lacksUnit shapeless lacksMoney lacksCount lacksPenalty lacksPhone presumes figureDiffers figureAbsent presumesDiffering
betterElsewhere betterCounterpart best.boilerplate best.duty best.lacksUnit kind.opinion kind.private kind.orders kind.out_of_scope kind.live
kind.stale veryFar kindMax rareMissing quotedMissing""".split()
# What weighs differently in running prose than in the articles of a rule: a weight of its own beside the common one.
BY_GENRE = """sentenceMeaning passageMeaning standsOut passageWords sentenceWords share margin bestAnswers firstAnswers topRank known rareMet
rareMissing rareMetHere unitMet quotedMissing shapeless lacksUnit figureAbsent presumes best.shaped best.long asksFigure asksWho asksNothing closeFirst closeBest""".split()
FREE = """prose asksFigure asksMoney asksWho asksPenalty asksAllowed asksNothing best.shapedBeside best.penaltyMissing best.penaltyUnasked
best.long""".split()
CONSIDERED = FOR + AGAINST + FREE + [f"prose.{name}" for name in BY_GENRE]


SIGNED = [
    (CONSIDERED.index(f"prose.{name}"), CONSIDERED.index(name), 1 if name in FOR else -1)
    for name in BY_GENRE
    if name in FOR + AGAINST
]


def fit_decision(sets, penalty=0.2, steps=1500):
    """Logistic regression with signs. Each set weighs the same, and in it both classes."""
    rows = [row for some in sets for row in some]
    weight = []
    for some in sets:
        right = sum(row["kind"] == ANSWERABLE for row in some)
        weight += [0.5 / right if row["kind"] == ANSWERABLE else 0.5 / (len(some) - right) for row in some]
    weight = torch.tensor(weight) / len(sets)
    values = torch.tensor([[row["considered"].get(name, 0.0) for name in CONSIDERED] for row in rows], dtype=torch.float32)
    mean, scale = values.mean(0), values.std(0).clamp(min=1e-2)
    values = (values - mean) / scale
    label = torch.tensor([float(row["kind"] == ANSWERABLE) for row in rows])
    weights = torch.zeros(len(CONSIDERED) + 1, requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=0.02)
    for _ in range(steps):
        scores = values @ weights[:-1] + weights[-1]
        loss = (F.binary_cross_entropy_with_logits(scores, label, reduction="none") * weight).sum()
        loss = loss + penalty * (weights[:-1] ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            weights[: len(FOR)].clamp_(min=0)
            weights[len(FOR) : len(FOR) + len(AGAINST)].clamp_(max=0)
            for own_at, common_at, sign in SIGNED:
                both = weights[own_at] / scale[own_at] + weights[common_at] / scale[common_at]
                if both * sign < 0:
                    weights[own_at] = -weights[common_at] / scale[common_at] * scale[own_at]
    own = weights.detach()
    plain = own[:-1] / scale
    return plain.tolist(), float(own[-1] - (plain * mean).sum())


def folds(rows, count=6):
    for number in range(count):
        part = lambda row: int(hashlib.sha256((row["document"] or row["question"]).encode()).hexdigest(), 16) % count == number
        yield [row for row in rows if not part(row)], [row for row in rows if part(row)]


def decide(rows, weights, bias):
    return np.array([bias + sum(w * row["considered"].get(name, 0.0) for name, w in zip(CONSIDERED, weights)) for row in rows])


def curve(title, scores, rows):
    """Both error rates, by the share of the answerable that is refused."""
    label = np.array([row["kind"] == ANSWERABLE for row in rows])
    for needless in (0.03, 0.05, 0.07, 0.09, 0.12, 0.15, 0.2):
        threshold = np.quantile(scores[label], needless)
        refused = scores < threshold
        sorts = sorted({sort_of(row) for row, right in zip(rows, label) if not right})
        by = {sort: round(float(refused[[sort_of(row) == sort and not right for row, right in zip(rows, label)]].mean()), 2) for sort in sorts}
        print(f"{title}, needless {needless}: refused {refused[~label].mean():.3f} {by}")


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
        state["out.weight"],
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
        "encoder": args.encoder_id,
        "dimension": WIDTH,
        "hidden": HIDDEN,
        "kindHidden": KIND_HIDDEN,
        "kinds": kind_names,
        "ranking": ranking,
        "decision": decision,
    }
    with open(f"{args.out}/reader.json", "w", encoding="utf-8") as file:
        file.write(json.dumps(card, indent=2, ensure_ascii=False) + "\n")
    seal(args.out, ("reader.json", "weights.bin"))


def named(names, weights):
    return {name: round(float(weight), 4) for name, weight in zip(names, weights) if abs(weight) >= 5e-5}


def main():
    parser = argparse.ArgumentParser()
    for name in ("train", "held", "kinds", "own", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--needless", type=float, default=0.12, help="share of answerable questions that may be refused")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    chance = np.random.default_rng(args.seed)
    with open(f"{args.held}/encoder.txt", encoding="utf-8") as file:
        args.encoder_id = file.read().strip()
    train, held, own, kind_rows = read(args.train), read(args.held), read(args.own), read(args.kinds)

    kind_names = ["normal"] + sorted({row["kind"] for row in kind_rows} - {"normal"})
    kinds = teach_kinds(kind_rows, kind_names, chance)
    head = teach_head([row for row in train if row["batch"] != "kinds" and not row.get("unanswerable")], args.epochs, chance)
    apply_head(head, held)
    apply_head(head, own)
    tell_apart(held)
    with torch.inference_mode():
        for row in held + own:
            share = torch.softmax(kinds(row["vectors"][:1]), 1)[0].tolist()
            row["kinds"] = dict(zip(kind_names, share))

    names = sorted({name for row in held for name in row["candidates"][0]["features"]} - {"chosen"})
    answerable = [row for row in held if row["kind"] == ANSWERABLE]
    can = [row for row in answerable if any(one["hit"] for one in row["candidates"])]
    print(f"held out: {len(held)} questions, {len(answerable)} answerable, {len(can)} with the answer among the candidates")
    print("as found: hit@1 {:.3f} hit@3 {:.3f}".format(*hit_rates(answerable)))
    without = [name for name in names if name != "answers"]
    for title, some in (("features alone", without), ("with the head", names)):
        ranked = []
        for learn, judge in folds(held):
            weights = fit_ranking([row for row in learn if any(one["hit"] for one in row["candidates"])], some)
            rank_with(judge, some, weights)
            ranked += [row for row in judge if row["kind"] == ANSWERABLE]
        print(f"{title}: hit@1 {{:.3f}} hit@3 {{:.3f}}".format(*hit_rates(ranked)))

    weights = fit_ranking(can, names)
    asked = []
    for rows in (held, [row for row in own if row["batch"] == "own"], [row for row in own if row["batch"] == "reports"], [row for row in own if row["batch"] == "ground"]):
        rank_with(rows, names, weights)
        asked.append([row for row in rows if not row.get("unanswerable")])
        for row in asked[-1]:
            row["considered"] = considered(row)
    thresholds = []
    for number, title in enumerate(("held-out training questions", "our regulations", "our reports", "our shipped base")):
        scores, place = np.zeros(len(asked[number])), {id(row): at for at, row in enumerate(asked[number])}
        for learn, judge in folds(asked[number]):
            sets = [learn if other == number else rows for other, rows in enumerate(asked[:LEARNT])]
            scores[[place[id(row)] for row in judge]] = decide(judge, *fit_decision(sets))
        curve(title, scores, asked[number])
        label = np.array([row["kind"] == ANSWERABLE for row in asked[number]])
        thresholds.append(float(np.quantile(scores[label], args.needless)))
    # Regulations of many places are the harder base of the two that are asked as people ask.
    threshold = thresholds[1]
    print(f"thresholds {thresholds}, taken {threshold:.3f}")
    plain, bias = fit_decision(asked[:LEARNT])
    ranking, decision = named(names, weights), named(CONSIDERED, plain)
    # No training document has 常见问法. Their weight keeps the proportion to the cosine that it has in the fused score.
    ranking["alias"], decision["alias"] = ALIAS_RANKING, ALIAS_DECISION
    ranking["defines"], decision["best.defines"] = DEFINES_RANKING, DEFINES_DECISION
    save(args, head, kinds, kind_names, {"bias": 0, "weights": ranking}, {"bias": round(bias - threshold, 4), "weights": decision})


if __name__ == "__main__":
    main()
