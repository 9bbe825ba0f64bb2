package org.tarnish.experiment.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.experiment.Examples;
import org.tarnish.experiment.request.ClassMapping.Group;

class ClassMappingTest {
    private static final ClassMapping PETS =
            ClassMapping.of(List.of(new Group("dog", List.of("n1", "n3")), new Group("cat", List.of("n2"))));

    @Test
    void classesOfATableComeInTheOrderInWhichTheyFirstAppear() {
        assertThat(ClassMapping.parse("# pets\nsource\tclass\n\nn1\tdog\nn2\tcat\nn3\tdog\n"))
                .isEqualTo(PETS);
        assertThat(PETS.names()).containsExactly("dog", "cat");
        assertThat(PETS.classOf("n3")).contains("dog");
        assertThat(PETS.classOf("n4")).isEmpty();
    }

    @Test
    void aMappingInARequestIsTheSame() throws JsonProcessingException {
        assertThat(read("{\"dog\": [\"n1\", \"n3\"], \"cat\": [\"n2\"]}")).isEqualTo(PETS);
    }

    @Test
    void theOrderOfClassesOutlivesJson() throws JsonProcessingException {
        var json = Examples.JSON.writeValueAsString(PETS);
        assertThat(json).startsWith("[").contains("\"dog\"");
        assertThat(read(json)).isEqualTo(PETS);
        assertThat(read("\"pets.tsv\"")).isEqualTo(new ClassMapping("pets.tsv", List.of()));
        assertThat(Examples.JSON.writeValueAsString(read("\"pets.tsv\""))).isEqualTo("\"pets.tsv\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'n1\tdog'                            | line 1 must be the heading 'source', a tab, 'class'",
                "'source\tclass\nn1 dog'              | line 2 must be a source, a tab and a class, was 'n1 dog'",
                "'source\tclass\nn1\tdog\nn1\tcat'    | the source 'n1' is given to the class 'cat' and before to 'dog'",
                "'source\tclass'                      | a mapping must name a class, names none",
                "''                                   | a mapping must name a class, names none",
                "'source\tclass\nn1\t../x'            | without slashes, the first no dot, was '../x'"
            })
    void saysWhichLineIsWrong(String tsv, String reason) {
        assertThatThrownBy(() -> ClassMapping.parse(tsv))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    private static ClassMapping read(String json) throws JsonProcessingException {
        return Examples.JSON.readValue(json, ClassMapping.class);
    }
}
