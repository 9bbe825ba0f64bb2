package org.tarnish.local.corrupt;

/**
 * One file of the result.
 *
 * @param name path below the output folder
 */
public record OutputFile(String name, long bytes, String sha256) {}
