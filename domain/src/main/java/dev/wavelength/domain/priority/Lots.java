package dev.wavelength.domain.priority;

import dev.wavelength.domain.moment.Customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;

/// Which customers are looked at: all of them, or those of the first few lots.
///
/// A customer's lot is the first three hexadecimal digits of the MD5 of its reference: always the
/// same, and nothing to do with how it fares. So the customers of some lots are a fair sample of
/// all.
///
/// @param number how many of the lots
public record Lots(int number) {

    /// How many lots there are.
    public static final int ALL = 4_096;

    /// The most lots of a sample: one customer in sixteen.
    public static final int MOST_SAMPLED = 256;

    /// How many moments are looked at without a second thought.
    public static final int MOMENTS = 20_000;

    /// How many moments a sample holds, or fewer where that were too many customers.
    public static final int SAMPLED = 5_000;

    private static final int DIGITS = 3;

    public Lots {
        if (number < 1 || (number > MOST_SAMPLED && number != ALL))
            throw new IllegalArgumentException("%d lots are neither few nor all".formatted(number));
    }

    /// All customers, where there are at most [#MOMENTS]; beyond that as many lots as hold
    /// [#SAMPLED] of them.
    public static Lots holding(long moments) {
        if (moments <= MOMENTS) return new Lots(ALL);
        return new Lots(Math.clamp((long) SAMPLED * ALL / moments, 1, MOST_SAMPLED));
    }

    /// Whether all customers are looked at.
    public boolean all() {
        return number == ALL;
    }

    /// The share of customers that are looked at.
    public double share() {
        return (double) number / ALL;
    }

    /// Whether a customer is looked at.
    public boolean hold(Customer customer) {
        return all() || lot(customer).compareTo(name(number)) < 0;
    }

    /// Their names, in order.
    public List<String> names() {
        return IntStream.range(0, number).mapToObj(Lots::name).toList();
    }

    private static String name(int lot) {
        return "%03x".formatted(lot);
    }

    private static String lot(Customer customer) {
        try {
            var digest =
                    MessageDigest.getInstance("MD5")
                            .digest(customer.reference().getBytes(StandardCharsets.UTF_8));
            return "%02x%02x".formatted(digest[0], digest[1]).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
