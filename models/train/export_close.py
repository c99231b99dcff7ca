"""
The close reader as the file that ships: question and passage in, log-odds out; a message in, what speaks for each of its labels out. In 8 bits.

    python export_close.py --tuned close.pt … --out FOLDER

Of several the mean of their weights (close_model.py).
"""
import argparse
import os
import tempfile

import torch

import bert
from close_model import CloseReader, loaded_mean
from export import quantise, sealed


class Whole(torch.nn.Module):
    """As the graph is called: one pair, or one message alone; no padding."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, input_ids, attention_mask, token_type_ids, rows):
        """`rows`: the tokens whose last state somebody looks at, the first one first. A sixth to a quarter of a message's time is what the others would take."""
        states = self.reader.encoder.states(input_ids, token_type_ids, attention_mask, rows)
        answers, _ = self.reader.answers(states, token_type_ids[:, rows], attention_mask[:, rows])
        return answers[:, None], self.reader.meanings(states)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tuned", required=True, nargs="+")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)

    state = loaded_mean(args.tuned)
    reader = CloseReader(bert.Encoder(len(state["encoder.words.weight"])), len(state["labels.bias"]))
    reader.load_state_dict(state)
    whole = Whole(reader.eval())
    example = torch.tensor([[101, 2769, 102, 872, 1962, 102]])
    inputs = (example, torch.ones_like(example), torch.tensor([[0, 0, 0, 1, 1, 1]]), torch.tensor([0, 3, 4]))
    names = ["input_ids", "attention_mask", "token_type_ids"]
    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, "fp32.onnx")
        torch.onnx.export(
            whole, inputs, plain, input_names=[*names, "rows"], output_names=["logits", "meanings"], opset_version=17, dynamo=False,
            dynamic_axes={**{name: {0: "pairs", 1: "tokens"} for name in names}, "rows": {0: "rows"}},
        )
        quantise(plain, os.path.join(args.out, "model.onnx"))
    sealed(args.out)


if __name__ == "__main__":
    main()
