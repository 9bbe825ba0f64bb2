/** The sections of the report: a catalogue, and the tables that they show. */
package org.tarnish.report.section;
