package org.tarnish.dataset.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tarnish.dataset.parquet.HybridRunsTest.bytes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tarnish.dataset.format.FormatException;

class ThriftTest {
    @Test
    void fieldsAreVisitedByTheirNumbers() throws IOException {
        // Field 1, i32, -3 in zigzag; field 3, text "ab"; field 20 by its own number, i64, 64; the end.
        var thrift = Thrift.of(bytes(0x15, 0x05, 0x28, 0x02, 'a', 'b', 0x06, 0x28, 0x80, 0x01, 0x00));
        List<Object> seen = new ArrayList<>();
        thrift.struct((id, type) -> {
            seen.add(id);
            seen.add(type == Thrift.BINARY ? thrift.text(type, 10) : thrift.integer(type));
        });
        assertThat(seen).containsExactly(1, -3L, 3, "ab", 20, 64L);
    }

    @Test
    void whatIsNotAskedForIsPassedOver() throws IOException {
        // A list of two truth values, a map of one pair of i32, a struct with a double, then field 5, a true.
        var thrift = Thrift.of(bytes(
                0x19, 0x21, 0x01, 0x02, 0x1b, 0x01, 0x55, 0x02, 0x04, 0x1c, 0x17, 0, 0, 0, 0, 0, 0, 0, 0, 0x00, 0x11,
                0x00));
        var truths = new ArrayList<Integer>();
        thrift.struct((id, type) -> {
            if (id == 4) {
                truths.add(Thrift.truth(type) ? 1 : 0);
            } else {
                thrift.skip(type);
            }
        });
        assertThat(truths).containsExactly(1);
    }

    @Test
    void whatListsAndTextsClaimCostsNothing() {
        var list = Thrift.of(bytes(0xfc, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f));
        assertThatThrownBy(() -> list.list(9, (at, type) -> list.skip(type)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("is cut off");
        var text = Thrift.of(bytes(0xff, 0xff, 0xff, 0xff, 0x07, 'a'));
        assertThatThrownBy(() -> text.text(Thrift.BINARY, 1 << 12))
                .hasMessageContaining("a text of 2147483647 bytes where at most 4096 may be");
        var skipped = Thrift.of(bytes(0xff, 0xff, 0xff, 0xff, 0x07, 'a'));
        assertThatThrownBy(() -> skipped.skip(Thrift.BINARY)).hasMessageContaining("is cut off");
    }

    @Test
    void deepNestsAndUnknownTypesAreRefused() {
        var deep = bytes(Collections.nCopies(100, 0x1c).stream()
                .flatMapToInt(IntStream::of)
                .toArray());
        var nest = Thrift.of(deep);
        assertThatThrownBy(() -> nest.skip(Thrift.STRUCT)).hasMessageContaining("nested too deeply");
        var unknown = Thrift.of(bytes(0x1f, 0x00));
        assertThatThrownBy(() -> unknown.skip(Thrift.STRUCT)).hasMessageContaining("an unknown type 15");
    }
}
