package org.tarnish.dataset;

import java.util.List;

/**
 * What a place holds, by name.
 *
 * @param files in storage order
 * @param folders that are stored as such, whether or not they hold anything
 */
record StoredNames(List<String> files, List<String> folders) {}
