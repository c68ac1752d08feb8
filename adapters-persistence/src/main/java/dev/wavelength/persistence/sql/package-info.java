/// The way to the database: connections, transactions, statements, and what its errors mean.
@NullMarked
package dev.wavelength.persistence.sql;

import org.jspecify.annotations.NullMarked;
