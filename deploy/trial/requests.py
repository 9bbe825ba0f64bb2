"""Requests of experiments that two shared cores do in seconds."""


def tiny(seed, **changes):
    """An experiment of two short trainings and all that follows; `changes` replaces fields."""
    request = {
        "name": f"trial-{seed}",
        "dataset": digits(60),
        "imageSize": 16,
        "architectures": ["resnet20"],
        "training": {"batchSize": 20, "maxEpochs": 1, "patience": 1},
        "methodologies": ["baseline"],
        "conditions": {"corruptions": {"names": ["contrast"], "severities": [3], "table": "cifar"}},
        "seeds": [seed],
    }
    request.update(changes)
    return request


def digits(images):
    """The digits that come with Tarnish, so many of them to train with."""
    return {"name": "digits", "limit": {"train": images, "validation": 20, "test": 20}}


def wrong(seed):
    """A request that must be rejected: there is no such network."""
    return tiny(seed, architectures=["resnet2O"])


def one_training(seed, epochs, images=300):
    """An experiment of one training that goes through so many epochs, a second each or more."""
    training = {"batchSize": 20, "maxEpochs": epochs, "patience": epochs}
    return tiny(seed, dataset=digits(images), training=training, methodologies=["shared"])


def broad(seed, images=300, epochs=4):
    """An experiment with tasks of every kind: reductions, frames, minimal images, curves, adapted training."""
    return tiny(
        seed,
        dataset=digits(images),
        training={"batchSize": 20, "maxEpochs": epochs, "patience": epochs},
        methodologies=[
            "baseline",
            {"fixed": {"reduction": "resolution", "quality": 0.5}},
            {"adaptive-epochs": {"reduction": "crop", "step": 0.5}},
        ],
        curves={"reductions": {"kinds": ["crop"], "qualities": [0.5]}},
        conditions={
            "corruptions": {"names": ["gaussian_noise"], "severities": [1 + seed % 5], "table": "cifar"},
            "reductions": {"kinds": ["color"], "qualities": [0.5]},
            "perturbations": {"names": ["translate"], "images": 3, "difficulty": 2},
            "minimalImages": {"kinds": ["resolution", "crop"], "images": 5, "step": 0.25},
        },
    )


def enormous():
    """Two kilobytes that ask for 3.6 million evaluations: 17 networks, 100 seeds, 22 methodologies, 96 conditions."""
    networks = "alexnet vgg16 vgg19 resnet18 resnet50 resnet101 resnet152 wide_resnet50_2 squeezenet1_0 squeezenet1_1"
    small = "resnet20 resnet32 resnet44 resnet56 resnet110 wide_resnet28_10"
    corruptions = (
        "gaussian_noise shot_noise impulse_noise defocus_blur glass_blur motion_blur zoom_blur snow frost fog"
        " brightness contrast elastic_transform pixelate jpeg_compression speckle_noise gaussian_blur spatter saturate"
    )
    qualities = [round(0.04 * step, 2) for step in range(1, 21)]
    return tiny(
        0,
        imageSize=224,
        architectures=[*networks.split(), "efficientnet_b3", *small.split()],
        methodologies=[
            "shared",
            "baseline",
            *({"fixed": {"reduction": "resolution", "quality": quality}} for quality in qualities),
        ],
        conditions={
            "corruptions": {"names": corruptions.split(), "severities": [1, 2, 3, 4, 5], "table": "imagenet"}
        },
        seeds=list(range(100)),
    )
