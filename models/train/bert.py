"""The encoder as a PyTorch module, read from and written back to its public ONNX graph (4 layers, 512 wide, 8 heads)."""
import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn

LAYERS, WIDTH, HEADS, EPSILON = 4, 512, 8, 1e-12
MOST_TOKENS = 512
QUANTISED = "_quantized"


class Layer(nn.Module):
    # Of what a layer adds, the share that is left out at random while it learns.
    dropout = 0.0

    def __init__(self):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, EPSILON)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, EPSILON)

    def forward(self, hidden, mask, rows=slice(None)):
        """Only the `rows` pass through: a slice of tokens, or their numbers."""
        def heads(x):
            return x.view(*x.shape[:2], HEADS, WIDTH // HEADS).transpose(1, 2)

        asked = hidden[:, rows]
        mixed = F.scaled_dot_product_attention(
            heads(self.query(asked)), heads(self.key(hidden)), heads(self.value(hidden)), attn_mask=mask
        )
        mixed = mixed.transpose(1, 2).reshape(asked.shape)
        asked = self.norm1(asked + self.thinned(self.mixed(mixed)))
        return self.norm2(asked + self.thinned(self.down(F.gelu(self.up(asked)))))

    def thinned(self, hidden):
        return F.dropout(hidden, self.dropout, self.training)


class Encoder(nn.Module):
    def __init__(self, words=21128):
        super().__init__()
        self.words = nn.Embedding(words, WIDTH)
        self.positions = nn.Embedding(MOST_TOKENS, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids, mask):
        """ids, mask: [texts, tokens]. Vectors of length 1: [texts, 512]. Only [CLS] passes through the last layer."""
        hidden = self.norm(self.words(ids) + self.positions.weight[: ids.shape[1]] + self.types.weight[0])
        allowed = mask.bool()[:, None, None, :]
        for number, layer in enumerate(self.layers):
            hidden = layer(hidden, allowed, slice(1) if number == LAYERS - 1 else slice(None))
        return F.normalize(hidden[:, 0], dim=-1)

    def states(self, ids, types, mask, rows=slice(None)):
        """[texts, rows, 512]: these tokens' states after the last layer; `types`: 1 for the second text of a pair."""
        hidden = self.norm(self.words(ids) + self.positions.weight[: ids.shape[1]] + self.types(types))
        allowed = mask.bool()[:, None, None, :]
        for layer in self.layers[:-1]:
            hidden = layer(hidden, allowed)
        return self.layers[-1](hidden, allowed, rows)


def names(model):
    """Our parameter names → the graph's initializers, and whether the graph holds it transposed."""
    table = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "types.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mixed": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    products = {
        node.name.removesuffix("_quant"): node.input[1].removesuffix(QUANTISED)
        for node in model.graph.node if node.op_type in ("MatMul", "MatMulInteger")
    }
    found = {name: (graph, False) for name, graph in table.items()}
    for layer in range(LAYERS):
        for ours, theirs in parts.items():
            base = f"encoder.layer.{layer}.{theirs}"
            found[f"layers.{layer}.{ours}.bias"] = (f"{base}.bias", False)
            if "norm" in ours:
                found[f"layers.{layer}.{ours}.weight"] = (f"{base}.weight", False)
            else:
                found[f"layers.{layer}.{ours}.weight"] = (products["/" + base.replace(".", "/").replace("layer/", "layer.") + "/MatMul"], True)
    return found


def numbers_of(model):
    """The graph's initializers by name; what is held in 8 bits as the numbers that it stands for."""
    numbers = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    for name in [name for name in numbers if name.endswith(QUANTISED)]:
        own = name.removesuffix(QUANTISED)
        zero = numbers[f"{own}_zero_point"].astype(np.float32)
        numbers[own] = (numbers[name].astype(np.float32) - zero) * numbers[f"{own}_scale"]
    return numbers


def load(path):
    """The graph's numbers as a module: of the public one in 32 bits, or of the one that ships."""
    model = onnx.load(path)
    numbers = numbers_of(model)
    encoder = Encoder(len(numbers["embeddings.word_embeddings.weight"]))
    state = {}
    for ours, (theirs, transposed) in names(model).items():
        array = numbers[theirs]
        state[ours] = torch.from_numpy(np.ascontiguousarray(array.T if transposed else array))
    encoder.load_state_dict(state)
    return encoder


def save(state, graph_path, path):
    """The same graph with these numbers."""
    model = onnx.load(graph_path)
    places = {theirs: (ours, transposed) for ours, (theirs, transposed) in names(model).items()}
    for tensor in model.graph.initializer:
        if tensor.name not in places:
            continue
        ours, transposed = places[tensor.name]
        array = state[ours].detach().float().numpy()
        tensor.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(array.T if transposed else array), tensor.name))
    onnx.save(model, path)


def mean_of(base, tuned, share):
    """Of two states: `share` of the tuned one."""
    return {name: (1 - share) * value + share * tuned[name] for name, value in base.items()}


def encode(encoder, tokenizer, texts, size=48, limit=MOST_TOKENS):
    """[texts, 512], without gradients; short texts together."""
    tokens = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]
    tokens = [ids if len(ids) <= limit else ids[: limit - 1] + ids[-1:] for ids in tokens]
    order = sorted(range(len(tokens)), key=lambda at: len(tokens[at]))
    vectors = torch.empty(len(tokens), WIDTH)
    with torch.inference_mode():
        for at in range(0, len(order), size):
            batch = order[at : at + size]
            vectors[batch] = encoder(*padded([tokens[number] for number in batch]))
    return vectors


def padded(tokens):
    longest = max(len(ids) for ids in tokens)
    ids = torch.zeros(len(tokens), longest, dtype=torch.long)
    mask = torch.zeros(len(tokens), longest, dtype=torch.long)
    for row, own in enumerate(tokens):
        ids[row, : len(own)] = torch.tensor(own)
        mask[row, : len(own)] = 1
    return ids, mask
