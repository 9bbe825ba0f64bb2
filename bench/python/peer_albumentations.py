"""albumentations' nearest operations: simpler ones than the field's corruptions, with numbers near severity 3."""

import peer
import timing


def operations():
    import albumentations as A
    import cv2

    return {
        "gaussian_noise": A.GaussNoise(std_range=(0.18, 0.18), p=1),
        "shot_noise": A.ShotNoise(scale_range=(1 / 12, 1 / 12), p=1),
        "defocus_blur": A.Defocus(radius=(6, 6), alias_blur=(0.5, 0.5), p=1),
        "glass_blur": A.GlassBlur(sigma=1, max_delta=2, iterations=3, p=1),
        "gaussian_blur": A.GaussianBlur(blur_limit=0, sigma_limit=(3, 3), p=1),
        "motion_blur": A.MotionBlur(blur_limit=(31, 31), p=1),
        "zoom_blur": A.ZoomBlur(max_factor=(1.21, 1.21), step_factor=(0.02, 0.02), p=1),
        "snow": A.RandomSnow(p=1),
        "spatter": A.Spatter(
            mean=(0.65, 0.65), std=(0.3, 0.3), gauss_sigma=(2, 2), cutout_threshold=(0.68, 0.68), intensity=(0.5, 0.5), p=1
        ),
        "brightness": A.RandomBrightnessContrast(brightness_limit=(0.3, 0.3), contrast_limit=(0, 0), p=1),
        "elastic_transform": A.ElasticTransform(alpha=12.2, sigma=2.44, p=1),
        "pixelate": A.Downscale(
            scale_range=(0.4, 0.4), interpolation_pair={"downscale": cv2.INTER_AREA, "upscale": cv2.INTER_NEAREST}, p=1
        ),
        "jpeg_compression": A.ImageCompression(quality_range=(15, 15), p=1),
        "saturate": A.HueSaturationValue(hue_shift_limit=(0, 0), sat_shift_limit=(51, 51), val_shift_limit=(0, 0), p=1),
    }


def prepare():
    import cv2
    import numpy

    cv2.setNumThreads(1)
    nearest = operations()

    def measure(job):
        operation = nearest.get(job["corruption"])
        if operation is None:
            return None
        image = numpy.load(job["image"])
        return timing.milliseconds(lambda: operation(image=image)["image"])

    return measure


if __name__ == "__main__":
    peer.serve(["albumentations"], prepare)
