/** What files are that people give, by how they begin. */
package org.tarnish.network.file;
