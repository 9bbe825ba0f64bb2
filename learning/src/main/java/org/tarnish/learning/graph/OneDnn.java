package org.tarnish.learning.graph;

import org.tarnish.experiment.request.Precision;
import org.tarnish.learning.engine.Engines;
import org.tarnish.learning.engine.Script;

/** What oneDNN, which computes convolutions on CPUs, can do on this one. */
final class OneDnn {
    private static final String METHODS =
            """
              def bfloat16(self: __torch__.Script) -> bool:
                return ops.mkldnn._is_mkldnn_bf16_supported()
              def float16(self: __torch__.Script) -> bool:
                return ops.mkldnn._is_mkldnn_fp16_supported()
            """;

    private OneDnn() {}

    /** Whether it has convolutions in a precision; elsewhere PyTorch has slow ones of its own. */
    static boolean computesIn(Precision precision) {
        if (precision == Precision.FLOAT32) {
            return true;
        }
        try (var manager = Engines.manager(Engines.device("cpu"));
                var answer = Script.load(manager, METHODS).call(precision.label())) {
            return answer.toBoolean();
        }
    }
}
