-- A partner has several keys, each with the claim under which it was made. The key's id is the
-- beginning of its fingerprint: by it a key is looked up, by the whole it is recognised.
create table partner_key (
    created_at         timestamptz      not null,
    expires_at         timestamptz,
    last_used_at       timestamptz,
    claim_content_high bigint,
    claim_content_low  bigint,
    brand              text collate "C" not null,
    partner            text collate "C" not null,
    key_id             text collate "C" not null,
    fingerprint        text             not null,
    hint               text             not null,
    claim_caller       text collate "C",
    claim_key          text collate "C",
    primary key (brand, partner, key_id),
    unique (brand, claim_caller, claim_key)
);

-- Not unique, for a unique index would have to hold the brand: the whole fingerprint decides.
create index partner_key_by_id on partner_key (key_id);

-- Of the keys there were, only the fingerprints are known.
insert into partner_key (
    created_at, claim_content_high, claim_content_low, brand, partner, key_id, fingerprint, hint,
    claim_caller, claim_key)
select now(), claim_content_high, claim_content_low, brand, partner,
    substr(key_fingerprint, 1, 16), key_fingerprint, 'wl_...', claim_caller, claim_key
from partner;

drop index partner_by_key;

alter table partner
    add column requests_per_second integer not null default 50000,
    add column moments_per_day bigint not null default 100000000,
    drop column key_fingerprint,
    drop column claim_content_high,
    drop column claim_content_low,
    drop column claim_caller,
    drop column claim_key;

alter table partner
    alter column requests_per_second drop default,
    alter column moments_per_day drop default;

-- A row is a note of a brand's audit trail; none is ever changed.
create table audit (
    number      bigint           not null,
    noted_at    timestamptz      not null,
    digest_high bigint           not null,
    digest_low  bigint           not null,
    brand       text collate "C" not null,
    actor       text             not null,
    act         text             not null,
    subject     text             not null,
    detail      text             not null,
    primary key (brand, number)
);

create function refuse_to_change_what_was_noted() returns trigger
language plpgsql as $$
begin
    raise exception 'an audit trail is only ever added to'
    using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_is_only_added_to
before update or delete or truncate on audit
for each statement execute function refuse_to_change_what_was_noted();
