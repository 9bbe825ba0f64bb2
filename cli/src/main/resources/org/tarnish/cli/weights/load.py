"""Says what the network of this folder sees in an image: python load.py IMAGE"""
import json
import sys
from pathlib import Path

import torch
from PIL import Image
from safetensors import safe_open
from safetensors.torch import load_file
@IMPORTS@

FILE = Path(__file__).with_name("model.safetensors")
MEAN = @MEAN@
STD = @STD@
@DEFINITION@
with safe_open(FILE, "pt") as weights:
    classes = json.loads(weights.metadata()["classes"])
network = @NETWORK@
network.load_state_dict(load_file(FILE), strict=True)
network.eval()
prepare = transforms.Compose(
    [@RESIZE@, transforms.CenterCrop(@SIDE@), transforms.ToTensor(), transforms.Normalize(MEAN, STD)]
)

if __name__ == "__main__":
    image = prepare(Image.open(sys.argv[1]).convert("RGB"))
    with torch.no_grad():
        probabilities = network(image[None]).softmax(1)[0]
    best = int(probabilities.argmax())
    print(f"{classes[best]} {float(probabilities[best]):.4f}")
