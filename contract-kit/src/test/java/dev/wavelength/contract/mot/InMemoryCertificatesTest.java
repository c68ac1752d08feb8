package dev.wavelength.contract.mot;

import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.contract.event.InMemoryEvents;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.mot.Certificates;

class InMemoryCertificatesTest extends CertificatesContract {

    private final Events events = new InMemoryEvents();

    @Override
    protected Brands brands() {
        return new InMemoryBrands();
    }

    @Override
    protected Certificates certificates() {
        return new InMemoryCertificates(events);
    }

    @Override
    protected Events events() {
        return events;
    }
}
