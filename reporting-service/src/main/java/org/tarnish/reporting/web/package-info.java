/** The HTTP interface. */
package org.tarnish.reporting.web;
