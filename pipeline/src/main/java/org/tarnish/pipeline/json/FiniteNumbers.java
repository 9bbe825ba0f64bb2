package org.tarnish.pipeline.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** Writes numbers, and null for those that JSON cannot write: infinite ones and what is not a number. */
final class FiniteNumbers extends JsonSerializer<Double> {
    /** For {@code double} and {@link Double} alike. */
    static Module module() {
        var numbers = new FiniteNumbers();
        return new SimpleModule("finite numbers")
                .addSerializer(Double.class, numbers)
                .addSerializer(Double.TYPE, numbers);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
