/** What people see of long work: lines, bars and rates. */
package org.tarnish.cli.terminal;
