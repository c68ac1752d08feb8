package dev.wavelength.persistence.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.persistence.sql.Audit;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Differences;
import dev.wavelength.persistence.sql.Differences.Difference;

/// Whether certificates are those that were issued: all of them, each with its own digest, and with
/// nothing beside its content that does not stand in it.
public final class CertificateAudit implements Audit {

    private final Database database;

    public CertificateAudit(Database database) {
        this.database = database;
    }

    @Override
    public void compare(Brand.Id brand, Differences differences) {
        numbers(brand, differences);
        contents(brand, differences);
        touchpoints(brand, differences);
    }

    /// Numbers begin at 1 and have no gaps, and the count of them is the last.
    private void numbers(Brand.Id brand, Differences differences) {
        database.each(
                """
                select coalesce(certificate.number, due.number) as number,
                    certificate.number is not null as kept
                from (
                    select number
                    from certificate
                    where brand = ?
                ) as certificate
                full join (
                    select generate_series(1, issued) as number
                    from certificate_count
                    where brand = ?
                ) as due on due.number = certificate.number
                where certificate.number is null
                or due.number is null
                order by number
                """,
                p -> p.text(brand).text(brand),
                row ->
                        row.getBoolean("kept")
                                ? new Difference(name(row.getInt("number")), "issued", null)
                                : new Difference(name(row.getInt("number")), null, "issued"),
                differences::add);
    }

    /// The digest is that of the content, and what stands beside the content is taken from it.
    private void contents(Brand.Id brand, Differences differences) {
        database.each(
                """
                select number, digest, sha256
                from (
                    select number, digest,
                        encode(sha256(convert_to(content::text, 'UTF8')), 'hex') as sha256
                    from certificate
                    where brand = ?
                ) as certificate
                where digest <> sha256
                order by number
                """,
                p -> p.text(brand),
                row ->
                        new Difference(
                                "the digest of " + name(row.getInt("number")),
                                Columns.text(row, "digest"),
                                Columns.text(row, "sha256")),
                differences::add);
        database.each(
                """
                select number, beside, inside
                from (
                    select number,
                        concat_ws(
                            ' ', brand, number, result, from_day, to_day,
                            'amends', amends, 'after', retest_of) as beside,
                        concat_ws(
                            ' ', content->>'brand', content->>'number', content->>'result',
                            content->>'from', content->>'to',
                            'amends', content->>'amends', 'after', content->>'retestOf') as inside
                    from certificate
                    where brand = ?
                ) as certificate
                where beside <> inside
                order by number
                """,
                p -> p.text(brand),
                row ->
                        new Difference(
                                "what stands beside " + name(row.getInt("number")),
                                Columns.text(row, "beside"),
                                Columns.text(row, "inside")),
                differences::add);
    }

    /// The touchpoints that a certificate is found by are those it tells of.
    private void touchpoints(Brand.Id brand, Differences differences) {
        database.each(
                """
                select coalesce(kept.number, due.number) as number, kept.items as kept, due.items as due
                from (
                    select number,
                        string_agg(
                            concat_ws(' ', touchpoint, to_day, advisory_age), ', '
                            order by touchpoint) as items
                    from inspected
                    where brand = ?
                    group by number
                ) as kept
                full join (
                    select number,
                        string_agg(
                            concat_ws(
                                ' ', item->>'touchpoint', content->>'to', item->>'advisoryAge'),
                            ', ' order by (item->>'touchpoint') collate "C") as items
                    from certificate
                    cross join lateral json_array_elements(content->'items') as item
                    where brand = ?
                    group by number
                ) as due on due.number = kept.number
                where kept.items is distinct from due.items
                order by number
                """,
                p -> p.text(brand).text(brand),
                row ->
                        new Difference(
                                "the touchpoints of " + name(row.getInt("number")),
                                Columns.textOrNone(row, "kept"),
                                Columns.textOrNone(row, "due")),
                differences::add);
    }

    private static String name(int number) {
        return "certificate " + number;
    }
}
