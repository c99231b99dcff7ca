"""
Weighs what decides where the first passages were read closely: as reader.py, from what the product itself considers (features.ts --close), and adds the
weights to the reader's card.

    python close_decision.py --held FOLDER --own FOLDER --reader models/reader
"""
import argparse
import json
import os

import numpy as np

import reader
from reader import ALIAS_DECISION, ANSWERABLE, CONSIDERED, DEFINES_DECISION, PLAIN_DECISION, curve, decide, fit_decision, folds, named
from seal import seal

SETS = ("own", "reports", "ground")
# Sets that the decision learns from beside the held-out training questions; the shipped base's questions only judge.
LEARNT = 3


def read(folder):
    with open(f"{folder}/rows.jsonl", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        row["considered"] = row["decision"]
    return [row for row in rows if not row.get("unanswerable")]


def main():
    parser = argparse.ArgumentParser()
    for name in ("held", "own", "reader"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--needless", type=float, default=0.08, help="share of answerable questions that may be refused, in articles")
    parser.add_argument("--needless-prose", type=float, default=0.035, help="the same in prose")
    args = parser.parse_args()
    own = read(args.own)
    asked = [read(args.held), *([row for row in own if row["batch"] == batch] for batch in SETS)]
    thresholds = []
    for number, title in enumerate(("held-out training questions", "our regulations", "our reports", "our shipped base")):
        rows = asked[number]
        scores, place = np.zeros(len(rows)), {id(row): at for at, row in enumerate(rows)}
        for learn, judge in folds(rows):
            sets = [learn if other == number else others for other, others in enumerate(asked[:LEARNT])]
            scores[[place[id(row)] for row in judge]] = decide(judge, *fit_decision(sets))
        curve(title, scores, rows)
        label = np.array([row["kind"] == ANSWERABLE for row in rows])
        print(f"{title}: AUC {reader.above(scores[label], scores[~label]):.3f}", flush=True)
        thresholds.append(float(np.quantile(scores[label], args.needless if number < 2 else args.needless_prose)))
    threshold, in_prose = thresholds[1], thresholds[2]
    print(f"thresholds {thresholds}, taken {threshold:.3f}, in prose {in_prose:.3f}")
    plain, bias = fit_decision(asked[:LEARNT])
    weights = named(CONSIDERED, plain)
    weights["alias"], weights["plain"], weights["best.defines"] = ALIAS_DECISION, PLAIN_DECISION, DEFINES_DECISION
    weights["prose"] = round(weights.get("prose", 0.0) + threshold - in_prose, 4)

    card_path = os.path.join(args.reader, "reader.json")
    with open(card_path, encoding="utf-8") as file:
        card = json.load(file)
    card["closeDecision"] = {"bias": round(bias - threshold, 4), "weights": weights}
    with open(card_path, "w", encoding="utf-8") as file:
        file.write(json.dumps(card, indent=2, ensure_ascii=False) + "\n")
    seal(args.reader, ("reader.json", "weights.bin"))


if __name__ == "__main__":
    main()
