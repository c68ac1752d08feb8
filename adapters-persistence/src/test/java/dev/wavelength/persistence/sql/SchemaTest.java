package dev.wavelength.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What keeps the door to many servers open, and every order the same on each of them.
class SchemaTest {

    private static TestDatabase store;

    @BeforeAll
    static void connect() {
        store = TestDatabase.create();
    }

    @AfterAll
    static void disconnect() {
        store.close();
    }

    /// The service's own keys are above all brands: tables that every server has a copy of.
    private static final String OURS =
            """
            from pg_class as tables
            where tables.relkind = 'r'
            and tables.relnamespace = 'public'::regnamespace
            and tables.relname not in ('flyway_schema_history', 'operator_key', 'signing_key')
            """;

    @Test
    void there_are_tables() {
        assertThat(store.column("select tables.relname " + OURS)).hasSizeGreaterThan(8);
    }

    @Test
    void brand_leads_every_primary_key() {
        assertThat(
                        store.column(
                                "select tables.relname "
                                        + OURS
                                        + """
                                        and not exists (
                                            select 1
                                            from pg_index
                                            join pg_attribute
                                            on attrelid = tables.oid
                                            and attnum = indkey[0]
                                            where indrelid = tables.oid
                                            and indisprimary
                                            and attname = 'brand'
                                        )
                                        """))
                .isEmpty();
    }

    /// Of indexes that cost the same, PostgreSQL takes the one made last; and while there are next
    /// to no rows, all do.
    @Test
    void of_the_large_tables_the_key_is_the_index_made_last() {
        assertThat(
                        store.column(
                                """
                                select made_later.indexrelid::regclass::text
                                from pg_index as key
                                join pg_index as made_later
                                on made_later.indrelid = key.indrelid
                                and made_later.indexrelid > key.indexrelid
                                where key.indisprimary
                                and key.indrelid in (
                                    'moment'::regclass, 'chain'::regclass, 'recovery'::regclass,
                                    'claim'::regclass)
                                """))
                .isEmpty();
    }

    @Test
    void no_table_is_without_row_level_security_that_holds_for_its_owner_too() {
        assertThat(
                        store.column(
                                "select tables.relname "
                                        + OURS
                                        + """
                                        and not (
                                            relrowsecurity
                                            and relforcerowsecurity
                                            and exists (
                                                select 1
                                                from pg_policy
                                                where polrelid = tables.oid
                                                and polname = 'of_one_brand'
                                                and polcmd = '*'
                                                and polqual is not null
                                                and polwithcheck is not null
                                            )
                                        )
                                        """))
                .isEmpty();
    }

    /// What serves all brands is told here once more: another needs a reason.
    @Test
    void few_tables_are_open_to_what_serves_all_brands() {
        assertThat(
                        store.column(
                                """
                                select polrelid::regclass || ' ' || polcmd::text
                                from pg_policy
                                where polname <> 'of_one_brand'
                                """))
                .containsExactlyInAnyOrder(
                        "brand r",
                        "client r",
                        "dispatch *",
                        "event *",
                        "owed r",
                        "partner r",
                        "partner_key r",
                        "recovery r",
                        "webhook *");
    }

    /// But for client ids: a token names no brand, so they are told apart over all brands, in a
    /// table that every server has a copy of.
    @Test
    void every_unique_index_contains_brand() {
        assertThat(
                        store.column(
                                "select tables.relname "
                                        + OURS
                                        + """
                                        and exists (
                                            select 1
                                            from pg_index
                                            where indrelid = tables.oid
                                            and indisunique
                                            and indexrelid <> 'client_client_key'::regclass
                                            and not exists (
                                                select 1
                                                from pg_attribute
                                                where attrelid = tables.oid
                                                and attnum = any(indkey)
                                                and attname = 'brand'
                                            )
                                        )
                                        """))
                .isEmpty();
    }

    @Test
    void every_text_in_an_index_is_in_code_point_order() {
        assertThat(
                        store.column(
                                "select tables.relname || '.' || attname from pg_index"
                                        + " join pg_attribute on attrelid = indrelid"
                                        + " and attnum = any(indkey)"
                                        + " join pg_class as tables on tables.oid = indrelid"
                                        + " where tables.relnamespace = 'public'::regnamespace"
                                        + " and tables.relname <> 'flyway_schema_history'"
                                        + " and attname <> 'status'"
                                        + " and atttypid = 'text'::regtype"
                                        + " and attcollation <> '\"C\"'::regcollation"))
                .isEmpty();
    }

    @Test
    void nothing_hangs_on_a_sequence_or_another_table() {
        assertThat(
                        store.column(
                                """
                                select relname
                                from pg_class
                                where relkind = 'S'
                                and relnamespace = 'public'::regnamespace
                                union all
                                select conname
                                from pg_constraint
                                where contype = 'f'
                                """))
                .isEmpty();
    }
}
