/// The HTTP face: JSON in, driving ports called, JSON or a problem out.
@NullMarked
package dev.wavelength.rest;

import org.jspecify.annotations.NullMarked;
