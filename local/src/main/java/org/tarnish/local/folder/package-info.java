/** The data folder as the launcher uses it: its lock, the logs of services. */
package org.tarnish.local.folder;
