package org.tarnish.runtime;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;

/** Carries the trace context through the headers of jobs, as SmallRye does for channels. */
@Singleton
public class Tracing {
    private final OpenTelemetry telemetry;

    Tracing(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** Adds the calling thread's trace context to a record's headers. */
    public void inject(Headers headers) {
        telemetry
                .getPropagators()
                .getTextMapPropagator()
                .inject(Context.current(), headers, (target, key, value) -> target.remove(key)
                        .add(key, value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Runs something as a span that continues the trace of a record's headers. */
    public <T> T continuing(Headers headers, String name, Supplier<T> work) {
        var parent = telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), headers, GETTER);
        var span = telemetry
                .getTracer("org.tarnish")
                .spanBuilder(name)
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .startSpan();
        try (var scope = span.makeCurrent()) {
            return work.get();
        } finally {
            span.end();
        }
    }

    private static final TextMapGetter<Headers> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            var keys = new ArrayList<String>();
            headers.forEach(header -> keys.add(header.key()));
            return keys;
        }

        @Override
        public String get(Headers headers, String key) {
            var header = headers == null ? null : headers.lastHeader(key);
            return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }
    };
}
