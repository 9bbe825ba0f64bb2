/** Files of this machine: sums of their content, whole reads, folders. */
package org.tarnish.machine.file;
