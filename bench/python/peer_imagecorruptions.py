"""The field's corruptions in Python: imagecorruptions, with its Numba kernels."""

import peer
import timing


def prepare():
    import cv2
    import imagecorruptions
    import numpy

    cv2.setNumThreads(1)

    def measure(job):
        image = numpy.load(job["image"])
        return timing.milliseconds(
            lambda: imagecorruptions.corrupt(image, corruption_name=job["corruption"], severity=job["severity"])
        )

    return measure


if __name__ == "__main__":
    peer.serve(["imagecorruptions-imaug", "numba"], prepare)
