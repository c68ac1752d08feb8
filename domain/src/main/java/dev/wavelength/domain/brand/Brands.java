package dev.wavelength.domain.brand;

import java.util.List;
import java.util.Optional;

/// Driven port: for keeping brands.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | B1 | find a brand as it was put last, and nothing under an unknown id |
/// | B2 | say of each put whether it created, changed or found the very same |
/// | B3 | name just those brands that do not keep their moments for ever |
public interface Brands {

    /// What putting a brand did.
    enum Put {
        CREATED,
        CHANGED,
        SAME
    }

    /// Keeps the brand under its id, in place of what was there.
    Put put(Brand brand);

    /// The brand as it was put last.
    Optional<Brand> find(Brand.Id id);

    /// The brands that keep their moments for so many months only.
    List<Brand> forgetting();
}
