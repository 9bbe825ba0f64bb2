package org.tarnish.imaging.corruption;

/** Which of the two published sets of constants a severity refers to. */
public enum SeverityTable {
    /** The constants of CIFAR-10-C, made for images of 32 x 32 pixels. */
    CIFAR,
    /** The constants of ImageNet-C, made for images of 224 x 224 pixels. */
    IMAGENET
}
