"""How good the close reader is on what it never learnt from: questions with an answer told from those without, and labels of messages."""
import numpy as np
import torch

from reader import above

AT_ONCE = 256


def computed(packed, pairs, network, device):
    out = None
    with torch.inference_mode(), torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
        for rows, *batch in packed.in_batches(pairs, AT_ONCE):
            found = network(*batch).float().cpu().numpy()
            out = np.zeros((len(packed.lengths), *found.shape[1:]), np.float32) if out is None else out
            out[rows.cpu().numpy()] = found
    return out


def judge_answers(model, packed, judged, asked, sets, device):
    """A line a set: AUC by the first passage, and by it and the better of two; the first against false premises alone."""
    scores = computed(packed, True, lambda *batch: model.read(*batch)[0], device)
    first, best = np.full(len(asked), -99.0), np.full(len(asked), -99.0)
    for score, (_, _, question, place) in zip(scores, judged):
        best[question] = max(best[question], score)
        if place == 0:
            first[question] = score
    for number, name in enumerate(sets):
        own, has = asked[:, 0] == number, asked[:, 1] == 1
        right, wrong, taken = own & has, own & ~has, own & ~has & (asked[:, 2] == 1)
        if right.any() and wrong.any():
            more = f", false premises {above(first[right], first[taken]):.3f}" if taken.any() else ""
            both = above((first + best)[right], (first + best)[wrong])
            yield f"{name} ({right.sum()}/{wrong.sum()}) {above(first[right], first[wrong]):.3f}, with the second {both:.3f}{more}"


def judge_meanings(model, packed, messages, spans, parts, device):
    """A line a head and part: share of right labels."""
    found = computed(packed, False, model.hear, device)
    for part, name in parts:
        for column, (head, (begin, end)) in enumerate(spans.items()):
            label = messages[:, 2 + column]
            own = (messages[:, 1] == part) & (label >= 0)
            if own.any():
                yield f"{name}, {head} ({own.sum()}) {np.mean(found[own, begin:end].argmax(1) == label[own]):.3f}"
