package org.tarnish.imaging.reduction;

/** How a network sees a cut-out window. */
public enum Fit {
    /** Enlarged to the side of the full image. */
    RESIZE,
    /** In its place, the rest black. */
    PAD
}
