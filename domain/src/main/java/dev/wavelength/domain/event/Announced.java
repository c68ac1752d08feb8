package dev.wavelength.domain.event;

import dev.wavelength.domain.brand.Brand;

import java.util.LinkedHashMap;
import java.util.Map;

/// An event in its place.
public record Announced(Event.Position position, Event event) {

    /// What the event says of itself, by the names of CloudEvents 1.0.2 and of its extensions
    /// `partitionkey` and `sequence`; to be written as JSON in this order.
    public Map<String, Object> attributes(Brand.Id brand) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("specversion", "1.0");
        attributes.put("id", event.id().text());
        attributes.put("source", "/brands/" + brand);
        attributes.put("type", event.type().toString());
        attributes.put("subject", event.subject());
        attributes.put("time", event.at().toString());
        if (event.customer() != null) attributes.put("partitionkey", event.customer().reference());
        attributes.put("sequence", position.toString());
        attributes.put("datacontenttype", "application/json");
        attributes.put("data", event.data());
        return attributes;
    }
}
