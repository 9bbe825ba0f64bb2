package org.tarnish.cli.command;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.cli.corrupt.FileFormat;
import org.tarnish.cli.corrupt.OutputLayout;
import org.tarnish.cli.weights.WeightsFormat;
import org.tarnish.dataset.DatasetLayouts;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.predictions.experiment.PredictionFiles;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads options whose values are a few words; upper case means the same. */
abstract class OneOf<T> implements ITypeConverter<T> {
    private final Map<String, T> values;

    private OneOf(Stream<T> values, Function<T, String> word) {
        this.values = new TreeMap<>(values.collect(Collectors.toMap(word, value -> value)));
    }

    /** What is wrong with a word that is none of them, after the option's name. */
    String refusal(String word) {
        return "must be one of " + String.join(", ", values.keySet()) + ", was '" + word + "'";
    }

    @Override
    public T convert(String word) {
        var value = values.get(word.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw new TypeConversionException(refusal(word));
        }
        return value;
    }

    static final class Layouts extends OneOf<OutputLayout> {
        Layouts() {
            super(Stream.of(OutputLayout.values()), OutputLayout::label);
        }
    }

    static final class Formats extends OneOf<FileFormat> {
        Formats() {
            super(Stream.of(FileFormat.values()), FileFormat::label);
        }
    }

    static final class WeightsFormats extends OneOf<WeightsFormat> {
        WeightsFormats() {
            super(Stream.of(WeightsFormat.values()), WeightsFormat::label);
        }
    }

    static final class PredictionFormats extends OneOf<PredictionFiles.Format> {
        PredictionFormats() {
            super(Stream.of(PredictionFiles.Format.values()), format -> format.name()
                    .toLowerCase(Locale.ROOT));
        }
    }

    static final class Tables extends OneOf<SeverityTable> {
        Tables() {
            super(Stream.of(SeverityTable.values()), table -> table.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Of data sets. */
    static final class SourceLayouts extends OneOf<String> {
        SourceLayouts() {
            super(DatasetLayouts.ids().stream(), id -> id);
        }
    }

    /** Of a data set, or {@code all} of it. */
    static final class Splits extends OneOf<String> {
        Splits() {
            super(Stream.of("train", "validation", "test", "all"), split -> split);
        }
    }
}
