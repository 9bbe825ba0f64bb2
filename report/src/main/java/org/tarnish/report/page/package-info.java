/** The report as a page and as files. */
package org.tarnish.report.page;
