package org.tarnish.cli.corrupt;

/**
 * One file of the result.
 *
 * @param name path below the output folder
 */
public record OutputFile(String name, long bytes, String sha256) {}
