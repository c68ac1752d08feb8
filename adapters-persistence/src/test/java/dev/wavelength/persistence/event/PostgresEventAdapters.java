package dev.wavelength.persistence.event;

import dev.wavelength.contract.event.EventAdapters;
import dev.wavelength.persistence.brand.PostgresBrands;
import dev.wavelength.persistence.sql.TestDatabase;

/// The adapters that telling goes through, over one PostgreSQL.
final class PostgresEventAdapters {

    private PostgresEventAdapters() {}

    static EventAdapters over(TestDatabase store) {
        var database = store.database();
        var events = new PostgresEvents(database, store.json());
        return new EventAdapters(
                new PostgresBrands(database),
                events,
                new PostgresWebhooks(database, events),
                new PostgresDispatches(database, store.json()));
    }
}
