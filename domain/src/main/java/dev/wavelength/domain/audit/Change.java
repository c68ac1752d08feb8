package dev.wavelength.domain.audit;

/// What was changed.
///
/// @param subject what it was done to, such as a partner's name
/// @param detail what it is like since then, for people
public record Change(Act act, String subject, String detail) {

    /// The longest detail: a brand's name with all its values is shorter.
    public static final int LONGEST = 8_000;

    /// What can be done.
    public enum Act {
        BRAND_CREATED,
        BRAND_CHANGED,
        PARTNER_ADMITTED,
        PARTNER_LIMITED,
        PARTNER_REVOKED,
        KEY_ISSUED,
        KEY_WITHDRAWN,
        CLIENT_TIED,
        CLIENT_UNTIED,
        TOUCHPOINT_DESCRIBED,
        PROMISE_MADE,
        RULEBOOK_CHANGED,
        WEBHOOK_REGISTERED,
        WEBHOOK_SECRET_RENEWED,
        WEBHOOK_ENABLED,
        WEBHOOK_REMOVED,
        EVENT_REDISPATCHED,
        RECOVERY_STEP_TAKEN,
        RECOVERY_FEEDBACK_HEARD,
        CUSTOMER_ERASED,
        CUSTOMER_EXPORTED
    }

    public Change {
        if (detail.length() > LONGEST) detail = detail.substring(0, LONGEST);
    }
}
