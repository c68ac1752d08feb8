-- The worst OWs of a touchpoint, on days, without looking at any other moment.
create index moment_by_weight on moment (brand, touchpoint, impact, day desc, id)
where experience = 'OW';

-- How many certificates a brand was issued: who holds this row locked issues the next, so that
-- numbers have no gaps.
create table certificate_count (
    issued integer          not null,
    brand  text collate "C" not null,
    primary key (brand)
);

-- A row is a certificate; none is ever changed. What stands beside its content is taken from it.
create table certificate (
    tested_at          timestamptz      not null,
    claim_content_high bigint,
    claim_content_low  bigint,
    from_day           date             not null,
    to_day             date             not null,
    number             integer          not null,
    retest_of          integer,
    amends             integer,
    brand              text collate "C" not null,
    -- The fingerprint of what was asked for.
    scope              text collate "C" not null,
    result             text             not null,
    digest             text             not null,
    claim_caller       text collate "C",
    claim_key          text collate "C",
    -- json and not jsonb: the text itself is what was issued.
    content            json             not null,
    primary key (brand, number),
    unique (brand, claim_caller, claim_key)
);

create index certificate_by_scope on certificate (brand, scope, number);

create index certificate_by_amended on certificate (brand, amends, number)
where amends is not null;

-- Which certificates tell of a touchpoint, and for how long its advisory stood by then.
create table inspected (
    to_day       date             not null,
    number       integer          not null,
    advisory_age integer          not null,
    brand        text collate "C" not null,
    touchpoint   text collate "C" not null,
    primary key (brand, touchpoint, to_day, number)
);

create function refuse_to_edit_a_certificate() returns trigger
language plpgsql as $$
begin
    raise exception 'a certificate is never edited: issue another that amends it'
        using errcode = 'integrity_constraint_violation';
end
$$;

create trigger certificate_stays
before update or delete or truncate on certificate
for each statement execute function refuse_to_edit_a_certificate();
