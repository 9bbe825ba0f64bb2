package org.tarnish.imaging.corruption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.regex.Pattern;
import org.tarnish.imaging.Randomness;

/**
 * Hands out the draws that a run of the reference implementation made, in their order, and fails if another kind of
 * draw is asked for or more than there were. The record has final values; they are brought back to the scale of
 * {@link Randomness} with the interval or the mean and deviation that it states.
 */
final class RecordedRandomness implements Randomness {
    private final Deque<Call> calls = new ArrayDeque<>();

    private RecordedRandomness() {}

    static RecordedRandomness of(Path folder) throws IOException {
        var recorded = new RecordedRandomness();
        var description =
                new ObjectMapper().readTree(folder.resolve("case.json").toFile());
        for (var draw : description.get("draws")) {
            recorded.calls.add(Call.of(draw, folder));
        }
        return recorded;
    }

    @Override
    public double uniform() {
        var call = next("uniform");
        var low = call.argument("arg0", 0);
        return (call.next() - low) / (call.argument("arg1", 1) - low);
    }

    @Override
    public double normal() {
        var call = next("normal");
        return (call.next() - call.argument("loc", 0)) / call.argument("scale", 1);
    }

    @Override
    public int below(int bound) {
        var call = next("randint");
        // randint(bound) starts at 0, randint(low, high) at low.
        var low = call.has("arg1") ? (int) call.argument("arg0", 0) : 0;
        var high = (int) call.argument(call.has("arg1") ? "arg1" : "arg0", 0);
        if (bound != high - low) {
            throw new AssertionError("the reference drew below " + (high - low) + ", the corruption below " + bound);
        }
        return (int) call.next() - low;
    }

    @Override
    public int poisson(double mean) {
        return (int) next("poisson").next();
    }

    /** How many of the reference's draws have not been asked for. */
    int left() {
        return calls.stream().mapToInt(Call::left).sum();
    }

    private Call next(String kind) {
        while (!calls.isEmpty() && calls.peek().left() == 0) {
            calls.remove();
        }
        if (calls.isEmpty() || !calls.peek().kind.equals(kind)) {
            throw new AssertionError("a " + kind + " draw was asked for where the reference made "
                    + (calls.isEmpty() ? "none" : "a " + calls.peek().kind + " draw"));
        }
        return calls.peek();
    }

    /** One call of the reference to its generator, which drew many values at once. */
    private static final class Call {
        final String kind;
        private final String arguments;
        private final double[] values;
        private int used;

        private Call(String kind, String arguments, double[] values) {
            this.kind = kind;
            this.arguments = arguments;
            this.values = values;
        }

        static Call of(JsonNode draw, Path folder) throws IOException {
            var values = draw.has("value")
                    ? new double[] {draw.get("value").asDouble()}
                    : values(
                            Files.readAllBytes(folder.resolve(draw.get("file").asText())),
                            draw.get("dtype").asText());
            return new Call(draw.get("call").asText(), draw.get("args").asText(), values);
        }

        private static double[] values(byte[] bytes, String type) {
            var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            var values = new ArrayList<Double>();
            while (buffer.hasRemaining()) {
                values.add(
                        switch (type) {
                            case "<f4" -> (double) buffer.getFloat();
                            case "<i2" -> (double) buffer.getShort();
                            case "|i1" -> (double) buffer.get();
                            default -> throw new AssertionError("draws are <f4, <i2 or |i1, was " + type);
                        });
            }
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }

        int left() {
            return values.length - used;
        }

        double next() {
            return values[used++];
        }

        boolean has(String name) {
            return arguments.contains("'" + name + "':");
        }

        double argument(String name, double absent) {
            var found = Pattern.compile("'" + name + "': (-?[0-9.e-]+)").matcher(arguments);
            return found.find() ? Double.parseDouble(found.group(1)) : absent;
        }
    }
}
