package org.tarnish.cli.corrupt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How corrupted images are laid out. */
public enum OutputLayout {
    /** {@code <corruption>.npy} and {@code labels.npy}, as CIFAR-10-C has them. */
    CIFAR_C,
    /** {@code <corruption>/<severity>/<class>/<file>}, as ImageNet-C has them. */
    IMAGENET_C,
    /** {@code <corruption>-<severity>/<class>/<file>}: each folder is a data set of class folders. */
    FOLDERS;

    /** As on the command line, such as {@code cifar-c}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isArrays() {
        return this == CIFAR_C;
    }
}
