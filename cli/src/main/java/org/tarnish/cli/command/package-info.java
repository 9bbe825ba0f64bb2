/** The commands that start neither broker nor services, one class each, and the root that they hang on. */
package org.tarnish.cli.command;
