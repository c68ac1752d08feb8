package dev.wavelength.persistence.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Erasure;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Database.Change;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The table of customers who were erased. All of this is done inside of a transaction.
final class ErasedTable {

    private static final String AMONG =
            """
            select pseudonym
            from erased
            where brand = ?
            and pseudonym = any(?)
            """;

    private final Database database;
    private final Pseudonyms pseudonyms;

    ErasedTable(Database database, Pseudonyms pseudonyms) {
        this.database = database;
        this.pseudonyms = pseudonyms;
    }

    /// Those of these customers who were erased.
    Set<Customer> among(Brand.Id brand, Collection<Customer> customers) {
        var known = new TreeMap<String, Customer>();
        for (var customer : customers) known.put(pseudonyms.of(brand, customer), customer);
        var erased = new HashSet<String>();
        database.query(
                AMONG,
                p -> p.text(brand).texts(known.keySet(), pseudonym -> pseudonym),
                row -> erased.add(Columns.text(row, "pseudonym")));
        known.keySet().retainAll(erased);
        return Set.copyOf(known.values());
    }

    /// Finds that none of these customers was erased. Behind their new heads: whoever erased one of
    /// them meanwhile was waited for there, and is seen here.
    Change none(Brand.Id brand, Collection<Customer> customers) {
        return new Change(
                AMONG,
                p -> p.text(brand).texts(customers, customer -> pseudonyms.of(brand, customer)),
                0);
    }

    /// What was erased of a customer, if that was done.
    Optional<Erasure> find(Brand.Id brand, Customer customer) {
        return database.find(
                """
                select number, erased_at, moments, recoveries
                from erased
                where brand = ?
                and pseudonym = ?
                """,
                p -> p.text(brand).text(pseudonyms.of(brand, customer)),
                row ->
                        new Erasure(
                                row.getInt("number"),
                                Columns.instant(row, "erased_at"),
                                row.getInt("moments"),
                                row.getInt("recoveries")));
    }

    /// The erasure behind all there were.
    Erasure next(Brand.Id brand, Instant now, int moments, int recoveries) {
        return database.find(
                        """
                        select coalesce(max(number), 0) + 1 as number
                        from erased
                        where brand = ?
                        """,
                        p -> p.text(brand),
                        row -> new Erasure(row.getInt("number"), now, moments, recoveries))
                .orElseThrow();
    }

    /// Keeps that a customer is erased, unless another takes the number before.
    Change insert(Brand.Id brand, Customer customer, Erasure erasure) {
        return new Change(
                """
                insert into erased (brand, pseudonym, number, erased_at, moments, recoveries)
                values (?, ?, ?, ?, ?, ?)
                on conflict do nothing
                returning true
                """,
                p ->
                        p.text(brand)
                                .text(pseudonyms.of(brand, customer))
                                .number(erasure.number())
                                .instant(erasure.at())
                                .number(erasure.moments())
                                .number(erasure.recoveries()),
                1);
    }
}
