package dev.wavelength.application.chain;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wavelength.contract.chain.InMemoryChains;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain.Status;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.FeltAxis;
import dev.wavelength.domain.verdict.Rulebook;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class ReadChainsTest {

    private final Brand.Id brand = aBrand().build().id();

    private static List<Link> chain(Experience... experiences) {
        return IntStream.range(0, experiences.length)
                .mapToObj(
                        i ->
                                new Link(
                                        new Position(
                                                Instant.EPOCH.plusSeconds(i),
                                                new Moment.Id("m-" + i)),
                                        experiences[i],
                                        FeltAxis.UNKNOWN,
                                        null,
                                        Stakes.NORMAL,
                                        Rulebook.standard(),
                                        null))
                .toList();
    }

    private final ReadChains readChains =
            ReadChains.over(
                    new InMemoryChains(
                            any ->
                                    Map.of(
                                            new Customer("ada"),
                                            chain(Experience.OW),
                                            new Customer("bea"),
                                            chain(Experience.OW, Experience.OW),
                                            new Customer("cleo"),
                                            chain(Experience.HOW))));

    private static List<String> customers(List<Chains.Kept> chains) {
        return chains.stream().map(one -> one.customer().reference()).toList();
    }

    @Test
    void a_customers_chain_is_read_if_there_is_one() {
        assertThat(readChains.chain(brand, new Customer("cleo")).orElseThrow().status())
                .isEqualTo(Status.UNBROKEN);
        assertThat(readChains.chain(brand, new Customer("dora"))).isEmpty();
    }

    @Test
    void chains_are_read_page_by_page_the_worst_first() {
        var first = readChains.chains(brand, Status.BROKEN, null, 1);
        assertThat(customers(first.items())).containsExactly("bea");
        assertThat(first.more()).isTrue();

        var last = first.items().getLast();
        var after = new Chains.After(last.head().standingImpact(), last.customer());
        var second = readChains.chains(brand, Status.BROKEN, after, 1);
        assertThat(customers(second.items())).containsExactly("ada");
        assertThat(second.more()).isFalse();
        assertThat(customers(readChains.chains(brand, null, null, 3).items()))
                .containsExactly("bea", "ada", "cleo");
    }

    @Test
    void figures_are_shares_of_all_customers_that_are_judged() {
        var chains = mock(Chains.class);
        when(chains.count(brand))
                .thenReturn(
                        Map.of(
                                Status.BROKEN, 5L,
                                Status.TURNED, 2L,
                                Status.MENDED, 3L,
                                Status.SHINING, 11L,
                                Status.UNBROKEN, 17L,
                                Status.OPEN, 100L));

        var figures = ReadChains.over(chains).figures(brand);

        assertThat(figures.unbroken()).isEqualTo(new Share(28, 38));
        assertThat(figures.whole()).isEqualTo(new Share(33, 38));
        assertThat(figures.statuses()).containsEntry(Status.OPEN, 100L);
    }

    @Test
    void statuses_without_chains_are_counted_as_none() {
        var figures = readChains.figures(brand);

        assertThat(figures.statuses())
                .isEqualTo(
                        Map.of(
                                Status.BROKEN, 2L,
                                Status.TURNED, 0L,
                                Status.MENDED, 0L,
                                Status.SHINING, 0L,
                                Status.UNBROKEN, 1L,
                                Status.OPEN, 0L));
        assertThat(figures.unbroken()).isEqualTo(new Share(1, 3));
    }

    @Test
    void nobody_judged_is_no_share() {
        var nobody = ReadChains.over(new InMemoryChains(any -> Map.of())).figures(brand);

        assertThat(nobody.unbroken().rate()).isEmpty();
        assertThat(nobody.whole()).isEqualTo(new Share(0, 0));
    }
}
