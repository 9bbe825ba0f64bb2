/** Contact sheets: images in all severities or qualities, on one picture. */
package org.tarnish.cli.preview;
