package dev.wavelength.contract.audit;

import dev.wavelength.domain.audit.AuditTrails;

class InMemoryAuditTrailsTest extends AuditTrailsContract {

    @Override
    protected AuditTrails trails() {
        return new InMemoryAuditTrails();
    }
}
