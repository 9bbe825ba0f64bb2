package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.tarnish.imaging.Image;

/**
 * A place where labelled images come from: a folder or an archive in one of the layouts of {@link DatasetLayouts}, or the
 * shipped digits. A collection never holds its images in memory; its listing, once made, is kept. Safe for concurrent use; each
 * call of {@link #read} streams on its own.
 *
 * <p>Class folders are {@code <split>/<class>/.../<file>} with splits under the names that people use ({@code train},
 * {@code seg_test}, {@code dev}), or {@code <class>/.../<file>} without splits. Folders that all images have in common
 * above these are skipped. Images are files whose names end as those of an {@link org.tarnish.dataset.image.ImageFormat} do; every other file, hidden files and images outside
 * class folders are ignored and counted by kind. Classes are compared in Unicode's composed form and ordered by name
 * (code units), or by number if all are numbers from 0 on. What can be read in two ways, or would leave out a class or a
 * split, is refused.
 *
 * <p>Images in arrays are read one after the other, in the arrays' order, and never as a whole. Tars among the files are
 * looked into where there is no image outside of them. Parquet files are read forwards, too, so that they may lie in archives;
 * where they do, their ends are found by reading them once more.
 *
 * <p>Names are the same under every locale and never lose a difference ({@link EntryText}).
 *
 * <p>Nothing is ever unpacked to disk. An archive is refused as a whole ({@link RefusedArchiveException}) if a name in it
 * is absolute, contains {@code ..} or comes twice, if it holds links or devices, more than 5,000,000 entries, an image
 * file of more than 256 MiB, any other of more than 64 GiB, or if it expands beyond 256 MiB to more than 500 times its own size. Links in folders are followed. A
 * place that is or holds a pipe, a socket, a device or a folder of {@code /proc} and its like is refused as a whole.
 */
public interface ImageCollection {
    /**
     * What the collection holds, without decoding images; an archive is read once from end to end.
     *
     * @throws DatasetException if the place is missing, damaged, refused, or holds no images that are understood
     */
    Listing list() throws IOException;

    /**
     * Streams the wanted images in storage order, which is not the order of the listing. Each wanted entry is visited
     * exactly once, on the calling thread, whole or broken, unless an exception ends the reading. To decode on several
     * threads, call this from each with a share of the entries.
     *
     * @param wanted whether the entry at this index of {@link Listing#entries()} is wanted
     * @throws DatasetException if the place as a whole turns out damaged or refused
     * @throws IOException as thrown by the visitor
     */
    void read(IntPredicate wanted, Visitor visitor) throws IOException;

    /**
     * A cheap identity of the content, 64 hexadecimal digits: equal for an unchanged place. A folder: SHA-256 over
     * sorted names, sizes and times of modification. A file: over its content up to 256 MiB; beyond that over size, time
     * of modification, and its first and last MiB.
     *
     * @throws DatasetException if a folder holds more than 5,000,000 files and folders, or the place is refused
     */
    String fingerprint() throws IOException;

    /** Takes the images that {@link #read} streams. */
    interface Visitor {
        /** The image at this index of the listing. */
        void image(int index, Image image) throws IOException;

        /** The image at this index of the listing cannot be decoded; the reason is a sentence that names the file. */
        void broken(int index, String reason) throws IOException;
    }

    /**
     * The collection in a folder or an archive (tar, tar.gz, tar.xz or zip, recognised by content). What it holds is
     * looked at when it is first listed.
     *
     * @throws DatasetException if there is nothing at this place, or a file that is no such archive
     */
    static ImageCollection open(Path place) throws IOException {
        return open(place, Optional.empty());
    }

    /**
     * The same, read in the layout of that id, however it looks.
     *
     * @param layout one of {@link DatasetLayouts#ids}; empty to find it out
     */
    static ImageCollection open(Path place, Optional<String> layout) throws IOException {
        return new FileCollection(StoredFiles.open(place, ScanLimits.DEFAULT), layout);
    }

    /** The digits that ship with Tarnish: 1,797 grey images of 8 x 8 pixels in 10 classes, without splits. */
    static ImageCollection digits() {
        return new Digits();
    }
}
