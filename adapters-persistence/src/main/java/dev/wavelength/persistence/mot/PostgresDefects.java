package dev.wavelength.persistence.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.mot.Defects;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.persistence.sql.Columns;
import dev.wavelength.persistence.sql.Database;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Defects in PostgreSQL, found by index.
///
/// There are few weights (a handful for each rulebook), and many OWs of each. So the index is asked
/// for one weight after the other, and for each of them only for what is shown: the cost is weights
/// × what is shown, whatever the number of moments.
public final class PostgresDefects implements Defects {

    private final Database database;

    public PostgresDefects(Database database) {
        this.database = database;
    }

    @Override
    public Map<Touchpoint.Id, List<Moment.Id>> worst(
            Brand.Id brand,
            Collection<Touchpoint.Id> touchpoints,
            LocalDate from,
            LocalDate to,
            int most) {
        var worst = new HashMap<Touchpoint.Id, List<Moment.Id>>();
        database.of(brand)
                .report(
                        """
                        select stop.touchpoint, found.id
                        from unnest(?) as stop (touchpoint)
                        cross join lateral (
                            with recursive weight (impact) as (
                                (
                                    select impact
                                    from moment
                                    where brand = ?
                                    and touchpoint = stop.touchpoint
                                    and experience = 'OW'
                                    order by impact
                                    limit 1
                                )
                                union all
                                select (
                                    select moment.impact
                                    from moment
                                    where brand = ?
                                    and touchpoint = stop.touchpoint
                                    and experience = 'OW'
                                    and moment.impact > weight.impact
                                    order by moment.impact
                                    limit 1
                                )
                                from weight
                                where weight.impact is not null
                            )
                            select weight.impact, same.day, same.id
                            from weight
                            cross join lateral (
                                select day, id
                                from moment
                                where brand = ?
                                and touchpoint = stop.touchpoint
                                and experience = 'OW'
                                and moment.impact = weight.impact
                                and day between date 'epoch' + ? and date 'epoch' + ?
                                order by day desc, id
                                limit ?
                            ) as same
                            order by weight.impact, same.day desc, same.id
                            limit ?
                        ) as found
                        order by stop.touchpoint, found.impact, found.day desc, found.id
                        """,
                        p ->
                                p.texts(touchpoints, touchpoint -> touchpoint)
                                        .text(brand)
                                        .text(brand)
                                        .text(brand)
                                        .day(from)
                                        .day(to)
                                        .number(most)
                                        .number(most),
                        row ->
                                worst.computeIfAbsent(
                                                new Touchpoint.Id(Columns.text(row, "touchpoint")),
                                                touchpoint -> new ArrayList<>())
                                        .add(new Moment.Id(Columns.text(row, "id"))));
        return worst;
    }
}
