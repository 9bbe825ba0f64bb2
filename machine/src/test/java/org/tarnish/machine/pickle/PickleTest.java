package org.tarnish.machine.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PickleTest {
    /** What {@code pickle.dumps({"a": [1, b"xyz"], "b": None}, 4)} gives. */
    private static final byte[] DUMPED =
            HexFormat.of().parseHex("8004951a000000000000007d94288c0161945d94284b01430378797a94658c0162944e752e");

    private static final PickleBounds BOUNDS = new PickleBounds(100, 1_000, 1_000);

    @Test
    void plainValuesAreRead() throws IOException {
        var read = (Map<?, ?>) read(DUMPED, BOUNDS);

        assertThat(read.keySet().stream().map(String::valueOf).toList()).containsExactly("a", "b");
        assertThat(((List<?>) read.get("a")).get(0)).isEqualTo(1L);
        assertThat((byte[]) ((List<?>) read.get("a")).get(1)).containsExactly('x', 'y', 'z');
        assertThat(read.get("b")).isNull();
    }

    @Test
    void longItemsStayInTheFile() throws IOException {
        var places = new PlacesOnly();
        var in = new PickleInput(new ByteArrayInputStream(DUMPED), new PickleBounds(100, 1_000, 2));

        var read = (Map<?, ?>) Pickle.read(in, places);

        var item = (PickleItem) ((List<?>) read.get("a")).get(1);
        assertThat(item.held()).isNull();
        assertThat(Arrays.copyOfRange(DUMPED, (int) item.start(), (int) (item.start() + item.length())))
                .containsExactly('x', 'y', 'z');
        assertThat(in.position()).isEqualTo(DUMPED.length);
    }

    @Test
    void whatIsBeyondABoundIsRefused() {
        assertThatThrownBy(() -> read(DUMPED, new PickleBounds(100, 20, 20)))
                .isInstanceOf(InvalidPickleException.class)
                .hasMessageContaining("at most 20 bytes of all items are held");
        assertThatThrownBy(() -> read(DUMPED, new PickleBounds(5, 1_000, 1_000)))
                .isInstanceOf(InvalidPickleException.class)
                .hasMessageContaining("more than 5 operations");
    }

    @Test
    void aPickleIsCutOffWhereverItEnds() {
        for (int length = 0; length < DUMPED.length; length++) {
            var part = Arrays.copyOf(DUMPED, length);
            for (var longest : new int[] {2, 1_000}) {
                var in = new PickleInput(new ByteArrayInputStream(part), new PickleBounds(100, 1_000, longest));
                assertThatThrownBy(() -> Pickle.read(in, new PlacesOnly()))
                        .isInstanceOf(InvalidPickleException.class)
                        .hasMessageContaining("cut off");
            }
        }
    }

    private static Object read(byte[] pickle, PickleBounds bounds) throws IOException {
        return Pickle.read(new PickleInput(new ByteArrayInputStream(pickle), bounds), new Names());
    }

    /** Nothing is known. */
    private static class Names implements PickleObjects {
        @Override
        public Object named(String name) {
            return new Foreign(name);
        }

        @Override
        public Object call(Object callee, Tuple arguments) {
            return callee;
        }

        @Override
        public Object reference(Object id) {
            return id;
        }

        @Override
        public void given(Object target, Object state) {
            // Nothing takes it.
        }
    }

    /** Texts are told from where they lie; short ones are keys. */
    private static final class PlacesOnly extends Names {
        @Override
        public Object item(PickleItem item) throws IOException {
            return item.form() == PickleItem.Form.BYTES ? item : super.item(item);
        }
    }
}
