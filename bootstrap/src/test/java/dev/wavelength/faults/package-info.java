/// Faults that are really done: processes are killed and frozen, networks fail, disks are full.
@NullMarked
package dev.wavelength.faults;

import org.jspecify.annotations.NullMarked;
