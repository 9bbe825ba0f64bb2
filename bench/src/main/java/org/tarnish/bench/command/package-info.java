/** The command line with all commands there are, and {@code bench} with its subcommands. */
package org.tarnish.bench.command;
