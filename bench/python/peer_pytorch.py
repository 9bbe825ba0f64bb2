"""PyTorch on torchvision's networks, in one of three ways.

plain: as people run it, NCHW. tuned: channels last; whoever starts it sets the allocator. compiled: channels last and
torch.compile, for inference with frozen weights.
"""

import statistics
import sys
import time

import peer

CLASSES = 10
BATCHES = 4
WARM_UP = 3


def prepare(way):
    import torch
    import torchvision
    from torch.nn import functional

    from resnet_cifar import ResNet20

    layout = torch.contiguous_format if way == "plain" else torch.channels_last
    held = {}

    def network(job):
        """The network of a job, the same one for all rounds of a case; compiled once."""
        key = (job["architecture"], job["side"], job["what"])
        if key not in held:
            held.clear()
            torch.manual_seed(0)
            name = job["architecture"]
            model = ResNet20(CLASSES) if name == "resnet20" else getattr(torchvision.models, name)(num_classes=CLASSES)
            model = model.to(device(job), memory_format=layout).train(job["what"] == "train")
            optimizer = torch.optim.Adam(model.parameters(), lr=1e-4, fused=True)
            if way == "compiled":
                from torch._inductor import config

                torch.compiler.reset()
                config.freezing = job["what"] == "infer"
                model = torch.compile(model)
            held[key] = model, optimizer
        return held[key]

    def device(job):
        name = job["device"]
        return torch.device(("cuda" if torch.cuda.is_available() else "cpu") if name == "auto" else name)

    def measure(job):
        torch.set_num_threads(job["threads"])
        model, optimizer = network(job)
        generator = torch.Generator().manual_seed(0)
        shape = (job["batch"], 3, job["side"], job["side"])
        batches = [
            torch.randint(0, 256, shape, dtype=torch.uint8, generator=generator).contiguous(memory_format=layout)
            for _ in range(BATCHES)
        ]
        classes = torch.arange(job["batch"]) % CLASSES

        def received(step):
            images = batches[step % BATCHES].to(device(job)).to(torch.float32)
            return images.div_(255).sub_(0.5).div_(0.25), classes.to(device(job))

        def train(step):
            images, labels = received(step)
            optimizer.zero_grad(set_to_none=True)
            loss = functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            return loss.item()

        def infer(step):
            with torch.inference_mode():
                images, labels = received(step)
                logits = model(images)
                losses = functional.cross_entropy(logits, labels, reduction="none")
                return logits.cpu().numpy(), losses.cpu().numpy()

        take = train if job["what"] == "train" else infer
        seconds = []
        for step in range(WARM_UP + job["steps"]):
            begun = time.perf_counter()
            take(step)
            seconds.append(time.perf_counter() - begun)
        return job["batch"] / statistics.median(seconds[WARM_UP:])

    return measure


if __name__ == "__main__":
    peer.serve(["torch", "torchvision"], lambda: prepare(sys.argv[1]))
