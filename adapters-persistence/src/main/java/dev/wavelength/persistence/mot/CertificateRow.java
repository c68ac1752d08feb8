package dev.wavelength.persistence.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Commission;
import dev.wavelength.domain.mot.Finding;
import dev.wavelength.domain.mot.Inspection;
import dev.wavelength.domain.mot.Item;
import dev.wavelength.domain.mot.Measure;
import dev.wavelength.domain.mot.Trend;
import dev.wavelength.domain.promise.Touchpoint;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// The content of a certificate as it is read back; what follows from the rest is passed over.
@Serdeable.Deserializable
record CertificateRow(
        int number,
        String brand,
        String brandName,
        String from,
        String to,
        String testedAt,
        int rulebook,
        @Nullable List<String> touchpoints,
        @Nullable Integer retestOf,
        @Nullable Integer amends,
        List<ItemRow> items) {

    Certificate certificate(String digest) {
        var commission =
                new Commission(
                        LocalDate.parse(from),
                        LocalDate.parse(to),
                        touchpoints == null
                                ? null
                                : touchpoints.stream().map(Touchpoint.Id::new).toList(),
                        retestOf);
        return new Certificate(
                number,
                new Inspection(
                        new Brand.Id(brand),
                        brandName,
                        commission,
                        Instant.parse(testedAt),
                        rulebook,
                        items.stream().map(ItemRow::item).toList()),
                amends,
                digest);
    }

    @Serdeable.Deserializable
    record ItemRow(
            String touchpoint,
            String name,
            boolean critical,
            double owLimit,
            double dangerLimit,
            boolean declared,
            Finding.Result result,
            List<String> reasons,
            int advisoryAge,
            long moments,
            long judged,
            long ow,
            long how,
            long wow,
            long nearMisses,
            long recovered,
            long neverEvents,
            long overdue,
            List<String> evidence,
            TrendRow trend) {

        Item item() {
            return new Item(
                    new Touchpoint(
                            new Touchpoint.Id(touchpoint),
                            name,
                            critical,
                            owLimit,
                            dangerLimit,
                            declared),
                    new Measure(
                            moments,
                            judged,
                            ow,
                            how,
                            wow,
                            nearMisses,
                            recovered,
                            neverEvents,
                            overdue),
                    new Finding(result, reasons, advisoryAge),
                    evidence.stream().map(Moment.Id::new).toList(),
                    trend.trend());
        }
    }

    @Serdeable.Deserializable
    record TrendRow(int days, List<Long> judged, List<Long> ow) {

        Trend trend() {
            return new Trend(
                    days,
                    IntStream.range(0, judged.size())
                            .mapToObj(beat -> new Share(ow.get(beat), judged.get(beat)))
                            .toList());
        }
    }
}
