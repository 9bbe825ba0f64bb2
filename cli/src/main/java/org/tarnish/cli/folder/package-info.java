/** The data folder of a stack, and how to reach the stack that uses it. */
package org.tarnish.cli.folder;
