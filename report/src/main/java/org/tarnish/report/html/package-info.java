/** Tables, numbers and templates of pages. */
package org.tarnish.report.html;
