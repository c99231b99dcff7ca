"""Pairs of which nobody said whether the passage answers: what else was found for a question, and passages of elsewhere that share its rare words."""
import numpy as np
import torch

# Of what was found so many passages are taken; of elsewhere so many, out of a sample, for so many of the questions.
FOUND, ACROSS, SAMPLE, ASKED = 6, 3, 6000, 36000
# A word that more of the passages have than this says nothing.
COMMON = 0.2
AT_ONCE = 512


def across(tokens, questions, passages, words, seed=3):
    """(question, passage) by number; `tokens`: [texts], the words of each; `words`: how many there are."""
    chance = np.random.default_rng(seed)
    having = np.zeros(words)
    for passage in passages:
        having[np.unique(tokens[passage])] += 1
    rare = np.where(having > COMMON * len(passages), 0, np.log(len(passages) / (having + 1)).clip(0))
    rare = torch.tensor(rare, dtype=torch.float32)

    def words_of(numbers):
        table = torch.zeros(len(numbers), words)
        for row, number in enumerate(numbers):
            table[row, torch.from_numpy(np.array(tokens[number], np.int64))] = 1
        return table

    questions = chance.permutation(questions)[:ASKED]
    for at in range(0, len(questions), AT_ONCE):
        asked = questions[at : at + AT_ONCE]
        some = chance.choice(passages, min(SAMPLE, len(passages)), replace=False)
        found = words_of(some)
        found /= found.mv(rare).clamp(min=1).sqrt()[:, None]
        nearest = ((words_of(asked) * rare) @ found.T).topk(min(ACROSS, len(some)), 1).indices.numpy()
        for question, row in zip(asked, nearest):
            yield from ((int(question), int(some[passage])) for passage in row)
