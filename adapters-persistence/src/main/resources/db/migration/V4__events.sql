-- What was announced, written in the transaction of what it tells. None is ever changed.
--
-- Whoever reads must miss none of those that commit later. So they are read in the order of the
-- transactions that announced them, and only up to the oldest that is still under way: nothing can
-- come in between any more. Numbers of transactions are this server's own: see docs/events.md for
-- what that means when a dump is read into another one.
create table event (
    at       timestamptz      not null,
    xact     bigint           not null,
    n        integer          not null,
    brand    text collate "C" not null,
    id       text collate "C" not null,
    type     text             not null,
    subject  text collate "C" not null,
    customer text collate "C",
    data     json             not null,
    primary key (brand, xact, n)
);

-- A place events are sent to. Secrets are not kept, only which there are.
create table webhook (
    created_at         timestamptz      not null,
    failing_since      timestamptz,
    -- All events up to this place are planned.
    xact               bigint           not null,
    claim_content_high bigint,
    claim_content_low  bigint,
    n                  integer          not null,
    last_secret        integer          not null,
    secrets_since      timestamptz[]    not null,
    brand              text collate "C" not null,
    webhook            text collate "C" not null,
    address            text             not null,
    types              text[]           not null,
    disabled           text,
    claim_caller       text collate "C",
    claim_key          text collate "C",
    primary key (brand, webhook),
    unique (brand, claim_caller, claim_key)
);

-- An event on its way to a webhook. Without due_at it is settled, or waits for an earlier one of
-- the same customer.
create table dispatch (
    at         timestamptz      not null,
    due_at     timestamptz,
    tried_at   timestamptz,
    xact       bigint           not null,
    n          integer          not null,
    attempts   integer          not null,
    answered   integer,
    brand      text collate "C" not null,
    webhook    text collate "C" not null,
    event      text collate "C" not null,
    type       text             not null,
    subject    text collate "C" not null,
    status     text             not null,
    customer   text collate "C",
    note       text,
    primary key (brand, webhook, xact, n)
) with (fillfactor = 80);

create index dispatch_by_due on dispatch (brand, webhook, due_at) where due_at is not null;

create index dispatch_by_customer on dispatch (brand, webhook, customer, xact, n)
    where status = 'PENDING';

-- The one key from which all secrets of webhooks are worked out, where the settings hold none: a
-- single row.
create table signing_key (
    only_one boolean not null default true check (only_one),
    key      text    not null,
    primary key (only_one)
);
