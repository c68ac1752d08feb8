package dev.wavelength.persistence.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Bases;
import dev.wavelength.domain.journal.Basis;
import dev.wavelength.domain.promise.Promises.Place;
import dev.wavelength.domain.verdict.Rulebooks;
import dev.wavelength.persistence.brand.PostgresBrands;
import dev.wavelength.persistence.promise.PostgresPromises;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.verdict.PostgresRulebooks;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What moments are judged by, looked up in one journey to PostgreSQL.
public final class PostgresBases implements Bases {

    private final Database database;
    private final Rulebooks rulebooks;

    public PostgresBases(Database database, Rulebooks rulebooks) {
        this.database = database;
        this.rulebooks = rulebooks;
    }

    @Override
    public Optional<Basis> find(Brand.Id id, Collection<Place> places) {
        var brand = PostgresBrands.one(id);
        var version = PostgresRulebooks.latest(id);
        var promises = PostgresPromises.versions(id, places);
        var answers = database.of(id).ask(List.of(brand, version, promises));
        return answers.to(brand).stream()
                .findFirst()
                .map(
                        found ->
                                new Basis(
                                        found,
                                        rulebooks
                                                .find(id, answers.to(version).getFirst())
                                                .orElseThrow(),
                                        PostgresPromises.histories(answers.to(promises))));
    }
}
