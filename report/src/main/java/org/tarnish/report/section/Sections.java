package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.evaluation.metric.Accuracy;
import org.tarnish.evaluation.metric.Loss;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.imaging.Catalogue;

/**
 * Every section of the report: one line each, in the order of the page. A metric without a section of its own gets one
 * here; sections of other jars on the class path come last.
 */
public final class Sections {
    /** Shown by sections of more than one metric. */
    private static final Set<String> SHOWN = Stream.of(
                    List.of(Accuracy.NAME, Loss.NAME),
                    CalibrationSection.METRICS,
                    SelectionSection.METRICS,
                    ClassSection.METRICS)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final Catalogue<Section> CATALOGUE =
            Catalogue.extensible("section", Section.class, Section::id, listed());

    private Sections() {}

    private static List<Section> listed() {
        var sections = new ArrayList<Section>();
        sections.add(new ProblemSection());
        sections.add(new ResultSection());
        sections.add(new SeedSection());
        sections.add(new LossSection());
        sections.add(new AccuracySection());
        sections.add(new DropSection());
        sections.add(new CorruptionErrorSection());
        sections.add(new CalibrationSection());
        sections.add(new SelectionSection());
        sections.add(new ForeignSection());
        sections.add(new ClassSection());
        Metrics.all().stream()
                .filter(metric -> !SHOWN.contains(metric.name()))
                .map(MetricSection::new)
                .forEach(sections::add);
        sections.add(new JointSection());
        sections.add(new SignificanceSection());
        sections.add(new AgreementSection());
        sections.add(new RankingSection());
        sections.add(new EffectiveRobustnessSection());
        sections.add(new RobustnessSection());
        sections.add(new CurveSection());
        sections.add(new MinimalImagesSection());
        sections.add(new ResourceSection());
        sections.add(new RunSection());
        sections.add(new OriginSection());
        sections.add(new DatasetSection());
        sections.add(new RequestSection());
        sections.add(new VersionSection());
        return sections;
    }

    public static List<Section> all() {
        return CATALOGUE.all();
    }

    /** The tables of all sections, in their order. */
    public static List<TableFile> files() {
        return all().stream().flatMap(section -> section.files().stream()).toList();
    }
}
