package org.tarnish.dataset.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.dataset.format.Source;

class HybridRunsTest {
    @Test
    void theExampleOfTheSpecificationIsUnpacked() throws IOException {
        // "Parquet format", encodings: 0 to 7 in three bits each are 10001000 11000110 11111010. One group: head 3.
        var runs = runs(3, 0x03, 0x88, 0xc6, 0xfa);
        for (var i = 0; i < 8; i++) {
            assertThat(runs.next()).isEqualTo(i);
        }
    }

    @Test
    void aRunIsOneValueInAsManyBytesAsItNeeds() throws IOException {
        // 300 = 0b1_0010_1100 times 515 = 0x0203 in two bytes, then twice 1.
        var runs = runs(10, 0xd8, 0x04, 0x03, 0x02, 0x04, 0x01, 0x00);
        for (var i = 0; i < 300; i++) {
            assertThat(runs.next()).isEqualTo(515);
        }
        assertThat(runs.next()).isEqualTo(1);
        assertThat(runs.next()).isEqualTo(1);
        assertThatThrownBy(runs::next).isInstanceOf(FormatException.class).hasMessageContaining("is cut off");
    }

    @Test
    void whatAHeadClaimsCostsNothingUntilItIsThere() throws IOException {
        var packed = runs(32, 0xff, 0xff, 0xff, 0xff, 0x7f, 1);
        assertThatThrownBy(packed::next).isInstanceOf(FormatException.class).hasMessageContaining("is cut off");
        var endless = runs(1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
        assertThatThrownBy(endless::next).hasMessageContaining("a run has no length");
        assertThatThrownBy(() -> runs(33)).hasMessageContaining("numbers of 33 bits");
    }

    private static HybridRuns runs(int bits, int... bytes) throws IOException {
        return new HybridRuns(new Source(new ByteArrayInputStream(HybridRunsTest.bytes(bytes))), bits);
    }

    static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
