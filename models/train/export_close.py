"""
The close reader as the file that ships: question and passage in, log-odds out; without the word pieces that Chinese text never uses, in 8 bits.

    python export_close.py --tuned close.pt --tokenizer bge-small-zh-v1.5-tokenizer.json --out FOLDER
"""
import argparse
import json
import os
import tempfile

import torch

import bert
from close import CloseReader
from export import pruned, quantise, sealed


class Whole(torch.nn.Module):
    """As the graph is called: one pair, no padding."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, input_ids, attention_mask, token_type_ids):
        return self.reader(input_ids, token_type_ids, attention_mask)[:, None]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tuned", required=True)
    parser.add_argument("--tokenizer", required=True, help="of the base, with all its pieces")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)

    with open(args.tokenizer, encoding="utf-8") as file:
        _, kept = pruned(json.load(file))
    state = torch.load(args.tuned)
    state["encoder.words.weight"] = state["encoder.words.weight"][kept]
    encoder = bert.Encoder()
    encoder.words = torch.nn.Embedding(len(kept), bert.WIDTH)
    reader = CloseReader(encoder)
    reader.load_state_dict(state)
    whole = Whole(reader.eval())
    example = torch.tensor([[101, 2769, 102, 872, 1962, 102]])
    inputs = (example, torch.ones_like(example), torch.tensor([[0, 0, 0, 1, 1, 1]]))
    names = ["input_ids", "attention_mask", "token_type_ids"]
    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, "fp32.onnx")
        torch.onnx.export(
            whole, inputs, plain, input_names=names, output_names=["logits"], opset_version=17, dynamo=False,
            dynamic_axes={name: {0: "pairs", 1: "tokens"} for name in names},
        )
        quantise(plain, os.path.join(args.out, "model.onnx"))
    sealed(args.out)


if __name__ == "__main__":
    main()
