package org.tarnish.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.report.Report;

/** What holds for every section of the catalogue, the next one included. */
class SectionTest {
    private static final Pattern LOOP = Pattern.compile("\\{#for (\\w+) in ");
    private static final List<Report> REPORTS = List.of(
            SampleReport.quickstart(),
            AcrossRunsTest.report(),
            SampleReport.typical(),
            SampleReport.pretrained(),
            Scored.quickstart(),
            Scored.manyClasses(),
            StudyReport.robustness(),
            StudyReport.methodologies(),
            Reports.damaged(),
            Reports.empty(),
            Reports.diverged(),
            Reports.hostile());

    static List<Section> sections() {
        return Sections.all();
    }

    @ParameterizedTest
    @MethodSource("sections")
    void itHasAnAnchorAndAHeading(Section section) {
        assertThat(section.id()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(section.title()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("sections")
    void itsTemplateKnowsTheComponentsOfItsRecordAndNothingElse(Section section) {
        var contents = new HashMap<String, Record>();
        REPORTS.forEach(report -> section.content(new Results(report))
                .ifPresent(content -> contents.put(content.template(), content.data())));
        contents.forEach((template, data) -> {
            var text = text(template);
            var known = Arrays.stream(data.getClass().getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toCollection(HashSet::new));
            var loops = LOOP.matcher(text);
            while (loops.find()) {
                known.add(loops.group(1));
                known.add(loops.group(1) + "_hasNext");
            }
            assertThat(known).as("names in %s", template).containsAll(names(text));
        });
    }

    @ParameterizedTest
    @MethodSource("sections")
    void itsFilesHaveHeadingsEvenWhereThereIsNothing(Section section) {
        for (var file : section.files()) {
            assertThat(file.name()).endsWith(".csv");
            for (var report : REPORTS) {
                var lines = file.csv().apply(new Results(report)).lines().toList();
                assertThat(lines).as(file.name()).isNotEmpty();
                assertThat(lines.get(0)).as(file.name()).isNotBlank();
            }
        }
    }

    @Test
    void noTwoFilesShareAName() {
        var names = Sections.files().stream().map(TableFile::name).toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    private static Set<String> names(String template) {
        return Engine.builder().addDefaults().build().parse(template).getExpressions().stream()
                .filter(expression -> expression.getNamespace() == null && !expression.isLiteral())
                .map(expression -> expression.getParts().get(0).getName())
                .collect(Collectors.toSet());
    }

    private static String text(String template) {
        try (var in = SectionTest.class.getResourceAsStream("/templates/" + template)) {
            // Tables are included; what they know is tested beside them.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\\{#include table.html grid=([\\w.]+) /}", "{$1}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
