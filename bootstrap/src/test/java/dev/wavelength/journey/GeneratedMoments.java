package dev.wavelength.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Moments as partners send them, made up: customers with short and long chains, three touchpoints,
/// evidence of every kind, three years, in no order.
///
/// @param count how many moments
/// @param seed the same seed makes the same moments
record GeneratedMoments(int count, long seed) {

    private static final Instant FIRST = Instant.parse("2022-01-01T00:00:00Z");
    private static final int SECONDS = 3 * 365 * 24 * 3600;
    private static final String[] STAKES = {"LOW", "NORMAL", "HIGH", "CRITICAL"};

    /// One line of NDJSON each, without line breaks.
    List<String> lines() {
        var random = new Random(seed);
        var lines = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) lines.add(line(i, random));
        Collections.shuffle(lines, random);
        return lines;
    }

    private String line(int number, Random random) {
        // Squaring makes few customers meet the brand often, and many seldom.
        int customer = (int) (random.nextDouble() * random.nextDouble() * count / 4);
        return """
        {"id":"m-%d","customer":"c-%d","touchpoint":"%s","occurredAt":"%s","stakes":"%s"%s%s}"""
                .formatted(
                        number,
                        customer,
                        List.of("till", "delivery", "call-centre").get(random.nextInt(3)),
                        FIRST.plusSeconds(random.nextInt(SECONDS)),
                        STAKES[random.nextInt(STAKES.length)],
                        random.nextInt(10) < 7 ? delivery(random) : "",
                        random.nextInt(10) < 4 ? feedback(random) : "");
    }

    private static String delivery(Random random) {
        return """
        ,"deliveries":[{"promise":"days","unit":"days","better":"LOWER","promised":4,\
        "tolerated":5,"stretch":2,"value":%d}]"""
                .formatted(1 + random.nextInt(6));
    }

    private static String feedback(Random random) {
        return """
        ,"feedback":[{"instrument":"EXPECTATION","score":%d,"comment":"número %d"}]"""
                .formatted(1 + random.nextInt(5), random.nextInt(1000));
    }
}
