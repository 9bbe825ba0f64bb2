package org.tarnish.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionsFileTest {
    @Test
    void isWrittenAsPlainCsvAndReadBack() {
        var file = new PredictionsFile(new int[] {3, 0, 7}, new int[] {3, 1, 7});

        assertThat(new String(file.csv(), StandardCharsets.UTF_8))
                .isEqualTo("index,label,predicted\n0,3,3\n1,0,1\n2,7,7\n");
        var read = PredictionsFile.read(file.csv());
        assertThat(read.labels()).containsExactly(3, 0, 7);
        assertThat(read.predicted()).containsExactly(3, 1, 7);
        assertThat(read.correct()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "label,predicted\n",
                "index,label,predicted\n1,0,0\n",
                "index,label,predicted\n0,x,0\n",
                "index,label,predicted\n0,0\n"
            })
    void refusesWhatIsNoSuchFile(String csv) {
        assertThatThrownBy(() -> PredictionsFile.read(csv.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
