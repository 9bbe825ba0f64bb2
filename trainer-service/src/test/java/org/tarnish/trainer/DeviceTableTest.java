package org.tarnish.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTableTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "NVIDIA H100 80GB HBM3, 700",
        "NVIDIA L40S, 350",
        "NVIDIA L4, 72",
        "Tesla T4, 70",
        "AMD EPYC 7B13, 100",
        "cpu, 65"
    })
    void theUsualTableKnowsUsualDevices(String name, double watts) {
        assertThat(DeviceTable.read(Optional.empty()).find(name))
                .hasValueSatisfying(entry -> assertThat(entry.watts()).isEqualTo(watts));
    }

    @Test
    void anotherTableCountsAlone() throws IOException {
        var table = table("# ours\n\nRyzen \\d\t95.5\t0.02\tEUR\nRyzen\t1\t1\tUSD\n");
        assertThat(table.find("AMD Ryzen 7").orElseThrow().pricePerHour()).isEqualTo(0.02);
        assertThat(table.find("AMD Ryzen").orElseThrow().currency()).isEqualTo("USD");
        assertThat(table.find("NVIDIA H100")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"H100\t700\t3", "(\t1\t1\tUSD", "H100\tmuch\t3\tUSD", "H100\t-1\t3\tUSD", "H100\tNaN\t3\tUSD"})
    void aWrongLineIsNamed(String line) {
        assertThatThrownBy(() -> table("# fine\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was '" + line + "'")
                .hasMessageContaining("line 2");
    }

    private DeviceTable table(String text) throws IOException {
        return DeviceTable.read(Optional.of(Files.writeString(folder.resolve("devices.tsv"), text)));
    }
}
