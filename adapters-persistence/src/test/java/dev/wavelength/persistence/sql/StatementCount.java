package dev.wavelength.persistence.sql;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;

import jakarta.inject.Singleton;

import net.ttddyy.dsproxy.listener.DataSourceQueryCountListener;
import net.ttddyy.dsproxy.listener.SingleQueryCountHolder;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

import javax.sql.DataSource;

/// Counts the statements that go to the database, if the property `count-statements` asks for it.
@Singleton
@Requires(property = "count-statements")
public final class StatementCount implements BeanCreatedEventListener<DataSource>, Ordered {

    private final SingleQueryCountHolder counts = new SingleQueryCountHolder();

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        var listener = new DataSourceQueryCountListener();
        listener.setQueryCountStrategy(counts);
        return ProxyDataSourceBuilder.create(event.getBean()).listener(listener).build();
    }

    /// Beneath what binds connections to transactions.
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /// How many statements there were since this was asked last.
    public long sinceLast() {
        var count =
                counts.getQueryCountMap().values().stream().mapToLong(one -> one.getTotal()).sum();
        counts.clear();
        return count;
    }
}
