"""Writes the small checkpoints that WeightsChoiceTest reads, with PyTorch itself.

    python checkpoints.py FOLDER

Every file holds a network of three layers: conv1 (2 x 3 x 3 x 3), bn1 (2) and fc (3 x 2). Value i of its 71 values, in the order of
the state dict, is i / 8; an average's is 100 more. All tensors of a file are views of one storage, so that files stay small.
Needs torch and numpy.
"""

import argparse
import collections
import dataclasses
import datetime
import enum
import json
import pathlib
import pickle
import struct
import sys

import numpy
import torch

SHAPES = collections.OrderedDict(
    [
        ("conv1.weight", (2, 3, 3, 3)),
        ("bn1.weight", (2,)),
        ("bn1.bias", (2,)),
        ("bn1.running_mean", (2,)),
        ("bn1.running_var", (2,)),
        ("fc.weight", (3, 2)),
        ("fc.bias", (3,)),
    ]
)
COUNT = 71


def network(prefix="", add=0.0, dtype=torch.float32):
    flat = (torch.arange(COUNT) / 8 + add).to(dtype)
    tensors = collections.OrderedDict()
    at = 0
    for name, shape in SHAPES.items():
        size = int(numpy.prod(shape))
        tensors[prefix + name] = flat[at : at + size].view(shape)
        at += size
    return tensors


def renamed(tensors, change):
    return collections.OrderedDict((change(name), tensor) for name, tensor in tensors.items())


def beside(tensors, **more):
    tensors.update({name.replace("__", "."): tensor for name, tensor in more.items()})
    return tensors


@dataclasses.dataclass
class Settings:
    rate: float = 0.1
    name: str = "settings"


class Kind(enum.Enum):
    SMALL = 1


class Meter:
    def __init__(self):
        self.values = [1.0, 2.0]
        self.best = {"epoch": 3}


class Config(dict):
    pass


class Small(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = torch.nn.Linear(1, 1)


def optimizer(kind):
    one = torch.nn.Parameter(torch.zeros(1))
    chosen = kind([one], lr=0.1)
    one.grad = torch.ones(1)
    chosen.step()
    return chosen.state_dict()


IMAGENET = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])


def three(values, shape=(3,)):
    return torch.tensor(values).view(shape)


def channels_last():
    tensors = network()
    tensors["conv1.weight"] = tensors["conv1.weight"].to(memory_format=torch.channels_last)
    return tensors


def transposed():
    tensors = network()
    tensors["fc.weight"] = tensors["fc.weight"].t().contiguous().t()
    return tensors


def expanded(tensors):
    tensors["bn1.running_var"] = tensors["bn1.running_var"][:1].expand(2)
    return tensors


def averaged():
    return beside(network("module."), n_averaged=torch.tensor(7))


def parameters():
    return collections.OrderedDict((k, torch.nn.Parameter(v)) for k, v in network().items())


def with_state():
    tensors = network()
    bias = torch.nn.Parameter(tensors["fc.bias"])
    bias.note = "kept"
    tensors["fc.bias"] = bias
    return tensors


def robustness():
    tensors = network("module.model.")
    tensors.update({k.replace("module.model.", "module.attacker.model."): v for k, v in list(tensors.items())})
    mean, std = (three(values, (3, 1, 1)) for values in IMAGENET)
    tensors.update({"module.normalizer.new_mean": mean, "module.normalizer.new_std": std})
    tensors.update({"module.attacker.normalize.new_mean": mean, "module.attacker.normalize.new_std": std})
    return tensors


def lightning():
    state = network("model.")
    state["criterion.weight"] = torch.ones(3)
    return {
        "epoch": 1,
        "global_step": 10,
        "pytorch-lightning_version": "2.0.0",
        "state_dict": state,
        "loops": {"fit_loop": {"state_dict": {}, "epoch_progress": {"total": {"ready": 1}}}},
        "callbacks": {"ModelCheckpoint{'monitor': None}": {"best_model_path": "x.ckpt", "kth_value": torch.tensor(1.0)}},
        "optimizer_states": [optimizer(torch.optim.SGD)],
        "hyper_parameters": Config(lr=0.1),
    }


RIGHT = {
    "plain.pth": lambda: network(),
    "state_dict.pth": lambda: {"state_dict": network(), "epoch": 3},
    "model.pth": lambda: {"model": network(), "best_acc": 0.9},
    "model_state_dict.pth": lambda: {"model_state_dict": network(), "loss": 1.5},
    "net.pth": lambda: {"net": network(), "acc": 93.1, "epoch": 4},
    "network.pth": lambda: {"network": network()},
    "weights.pth": lambda: {"weights": network()},
    "params.pth": lambda: {"params": network()},
    "ema-alone.pth": lambda: {"ema": network()},
    "any-key.pth": lambda: {"Gewichte": network()},
    "two-deep.pth": lambda: {"state": {"model": network()}, "iteration": 5},
    "three-deep.pth": lambda: {"a": {"b": {"c": network()}}},
    "both.pth": lambda: {"state_dict": network(), "state_dict_ema": network(add=100)},
    "model_ema.pth": lambda: {"model_ema": network(add=100), "model": network()},
    "params_ema.pth": lambda: {"params_ema": network(add=100), "params": network()},
    "teacher.pth": lambda: {"teacher": network("backbone.", add=100), "student": network("module.backbone.")},
    "ema-prefix.pth": lambda: {**network("model."), **network("ema_model.", add=100)},
    "module.pth": lambda: network("module."),
    "compiled.pth": lambda: network("_orig_mod."),
    "module-compiled.pth": lambda: network("module._orig_mod."),
    "compiled-module.pth": lambda: {"state_dict": network("_orig_mod.module.")},
    "model-prefix.pth": lambda: network("model."),
    "net-prefix.pth": lambda: network("net."),
    "network-prefix.pth": lambda: network("network."),
    "backbone-prefix.pth": lambda: network("backbone."),
    "encoder-prefix.pth": lambda: {"state_dict": network("encoder.")},
    "student-prefix.pth": lambda: network("student."),
    "deep-prefix.pth": lambda: network("model.model.net.0."),
    "inner-module.pth": lambda: renamed(network(), lambda name: name.replace("bn1.", "bn1.module.")),
    "inner-compiled.pth": lambda: renamed(network(), lambda name: name.replace("conv1.", "conv1._orig_mod.")),
    "averaged.pth": averaged,
    "counter.pth": lambda: beside(network(), bn1__num_batches_tracked=torch.tensor(9)),
    "thop.pth": lambda: beside(
        network(), total_ops=torch.zeros(1, dtype=torch.float64), bn1__total_params=torch.zeros(1, dtype=torch.float64)
    ),
    "sgd.pth": lambda: {"state_dict": network(), "optimizer": optimizer(torch.optim.SGD)},
    "adam.pth": lambda: {"model": network(), "optimizer": optimizer(torch.optim.Adam), "rng": torch.get_rng_state()[:8].clone()},
    "namespace.pth": lambda: {"state_dict": network(), "args": argparse.Namespace(lr=0.1, seeds=[1, 2])},
    "numpy.pth": lambda: {
        "state_dict": network(),
        "best": numpy.float64(0.5),
        "steps": numpy.int64(3),
        "history": numpy.ones(2),
    },
    "defaultdict.pth": lambda: {"model": network(), "history": collections.defaultdict(list, loss=[1.0])},
    "in-defaultdict.pth": lambda: collections.defaultdict(dict, {"model": network()}),
    "datetime.pth": lambda: {"net": network(), "at": datetime.datetime(2020, 1, 2), "took": datetime.timedelta(1)},
    "pathlib.pth": lambda: {"net": network(), "from": pathlib.PurePosixPath("/data")},
    "dataclass.pth": lambda: {"net": network(), "settings": Settings(), "kind": Kind.SMALL},
    "object.pth": lambda: {"net": network(), "meter": Meter(), "config": Config(a=1)},
    "module-beside.pth": lambda: {"net": network(), "head": Small()},
    "sets.pth": lambda: {"net": network(), "seen": {1, 2}, "frozen": frozenset([3]), "raw": b"ab", "large": 2**70},
    "keys.pth": lambda: {"net": network(), (1, 2): 3, None: 4, 5: 6, 7.5: 8, True: 9},
    "dtype.pth": lambda: {"net": network(), "dtype": torch.float16, "device": torch.device("cpu"), "size": torch.Size([2])},
    "complex-beside.pth": lambda: {"net": network(), "phase": torch.zeros(1, dtype=torch.complex64)},
    "sparse-beside.pth": lambda: {"net": network(), "graph": torch.eye(2).to_sparse()},
    "lightning.ckpt": lightning,
    "half.pth": lambda: network(dtype=torch.float16),
    "bfloat16.pth": lambda: network(dtype=torch.bfloat16),
    "double.pth": lambda: network(dtype=torch.float64),
    "channels-last.pth": channels_last,
    "transposed.pth": transposed,
    "parameters.pth": parameters,
    "parameter-with-state.pth": with_state,
    "sequential.pth": lambda: {
        "0.mean": three(IMAGENET[0], (1, 3, 1, 1)),
        "0.std": three(IMAGENET[1], (1, 3, 1, 1)),
        **network("1."),
    },
    "mu-sigma.pth": lambda: {
        "state_dict": {"mu": three(IMAGENET[0], (1, 3, 1, 1)), "sigma": three(IMAGENET[1], (1, 3, 1, 1)), **network()}
    },
    "mu-sigma-module.pth": lambda: {
        "module.mu": three(IMAGENET[0], (3, 1, 1)),
        "module.sigma": three(IMAGENET[1], (3, 1, 1)),
        **network("module."),
    },
    "normalize.pth": lambda: {
        "normalize.mean": three(IMAGENET[0]),
        "normalize.std": three(IMAGENET[1]),
        **network("model."),
    },
    "robustness.pt": robustness,
}

LEGACY = {
    "old.pth": lambda: network(),
    "old-nested.pth": lambda: {"state_dict": network("module."), "args": argparse.Namespace(lr=0.1)},
    "old-half.pth": lambda: network(dtype=torch.float16),
}

PROTOCOLS = {"protocol3.pth": 3, "protocol4.pth": 4, "protocol5.pth": 5}

WRONG = {
    "two-plain.pth": lambda: {"first": network(), "second": network(add=100)},
    "whole.pth": Small,
    "whole-under-a-key.pth": lambda: {"epoch": 1, "model": Small()},
    "list.pth": lambda: [1, 2],
    "number.pth": lambda: 7,
    "no-tensors.pth": lambda: {"epoch": 1, "args": argparse.Namespace(a=1)},
    "numpy-arrays.pth": lambda: {"fc.bias": numpy.ones(3, numpy.float32)},
    "missing.pth": lambda: {k: v for k, v in network().items() if k not in ("bn1.bias", "conv1.weight")},
    "extra.pth": lambda: beside(network("model."), model__conv2__weight=torch.ones(1)),
    "shape.pth": lambda: {**network(), "bn1.bias": torch.ones(3)},
    "head.pth": lambda: {**network(), "fc.bias": torch.ones(4)},
    "other.pth": lambda: {"stem.weight": torch.ones(1), "blocks.0.bias": torch.ones(1)},
    "quantized.pth": lambda: {**network(), "fc.weight": torch.quantize_per_tensor(torch.ones(3, 2), 0.1, 0, torch.qint8)},
    "complex.pth": lambda: {**network(), "fc.bias": torch.zeros(3, dtype=torch.complex64)},
    "sigma-zero.pth": lambda: {"mu": three([0.5] * 3), "sigma": three([0.5, 0.0, 0.5]), **network()},
    "mu-255.pth": lambda: {"mu": three([123.7, 116.3, 103.5]), "sigma": three([58.4, 57.1, 57.4]), **network()},
    "mu-nan.pth": lambda: {"mu": three([float("nan")] * 3), "sigma": three([0.5] * 3), **network()},
    "mu-four.pth": lambda: {"mu": torch.zeros(4), "sigma": torch.ones(4), **network()},
}

VALUES = {
    "expanded.pth": lambda: expanded(network()),
    "nan.pth": lambda: {**network(), "fc.weight": torch.tensor([[1, 2], [float("nan"), 3], [4, 5]])},
    "infinite.pth": lambda: {**network(), "bn1.running_var": torch.tensor([1, float("inf")])},
    "beyond-float.pth": lambda: {**network(), "fc.bias": torch.tensor([1e300, 0, 0], dtype=torch.float64)},
}


def safetensors(tensors):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        raw = tensor.contiguous().numpy().tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


def main(folder):
    torch.manual_seed(0)
    for files in (RIGHT, WRONG, VALUES):
        for name, make in files.items():
            torch.save(make(), folder / name, _use_new_zipfile_serialization=not name.startswith("old-"))
    for name, make in LEGACY.items():
        torch.save(make(), folder / name, _use_new_zipfile_serialization=False)
    for name, protocol in PROTOCOLS.items():
        torch.save({"net": network(), "args": argparse.Namespace(a=1)}, folder / name, pickle_protocol=protocol)
    tensors = network("model.")
    (folder / "plain.safetensors").write_bytes(safetensors(network()))
    (folder / "prefixed.safetensors").write_bytes(safetensors(tensors))
    names = list(tensors)
    index = {"metadata": {"total_size": 4 * COUNT}, "weight_map": {}}
    for number, part in enumerate((names[:3], names[3:]), 1):
        shard = f"model-{number:05}-of-00002.safetensors"
        (folder / shard).write_bytes(safetensors({name: tensors[name] for name in part}))
        index["weight_map"].update({name: shard for name in part})
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))
    with open(folder / "pickle-alone.pkl", "wb") as file:
        pickle.dump({"a": numpy.ones(2)}, file, 4)
    torch.jit.save(torch.jit.script(torch.nn.ReLU()), folder / "script.pt")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
