package org.tarnish.dataset;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tarnish.experiment.request.Split;

/** The names under which people keep splits, whatever their case: {@code train}, {@code training_set}, {@code seg_test}. */
final class SplitNames {
    private static final String BEFORE = "(?:seg_|ilsvrc2012_img_|imagenet_|imagenette_)?";
    private static final String AFTER = "(?:_?(?:set|data|dataset|images|imgs|split))?";
    private static final Pattern TRAIN = Pattern.compile(BEFORE + "(?:train|training)" + AFTER);
    private static final Pattern VALIDATION =
            Pattern.compile(BEFORE + "(?:val|valid|validate|validation|dev|eval|evaluation)" + AFTER);
    private static final Pattern TEST = Pattern.compile(BEFORE + "(?:test|testing)" + AFTER);

    /** What errors say of them. */
    static final String EXAMPLES =
            "train, validation (val, dev, eval) and test, also as train_set, training or seg_train";

    private SplitNames() {}

    /** The split that a folder or file of this name holds; empty for every other name. */
    static Optional<Split> of(String name) {
        var plain = name.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        if (TRAIN.matcher(plain).matches()) {
            return Optional.of(Split.TRAIN);
        }
        if (VALIDATION.matcher(plain).matches()) {
            return Optional.of(Split.VALIDATION);
        }
        return TEST.matcher(plain).matches() ? Optional.of(Split.TEST) : Optional.empty();
    }
}
