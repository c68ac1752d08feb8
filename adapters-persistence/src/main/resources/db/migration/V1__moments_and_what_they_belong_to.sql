-- The brand leads every primary key and every unique index, and no key reaches across brands:
-- so every table but operator_key can be spread over servers by brand, and one brand's rows be
-- kept from another.
--
-- Keys are compared byte by byte (collation C), which for them is by code point, on every server
-- and whatever its locale.

create table brand (
    brand        text collate "C" not null,
    name         text             not null,
    time_zone    text             not null,
    brand_values text[]           not null,
    primary key (brand)
);

-- The one key that is above all brands: a single row.
create table operator_key (
    only_one    boolean not null default true check (only_one),
    fingerprint text    not null,
    primary key (only_one)
);

-- A claim lives and goes with the partner that was admitted under it.
create table partner (
    claim_content_high bigint,
    claim_content_low  bigint,
    brand              text collate "C" not null,
    partner            text collate "C" not null,
    key_fingerprint    text collate "C" not null,
    scopes             text[]           not null,
    claim_caller       text collate "C",
    claim_key          text collate "C",
    primary key (brand, partner),
    unique (brand, claim_caller, claim_key)
);

-- Not unique, for a unique index would have to hold the brand: fingerprints do not collide.
create index partner_by_key on partner (key_fingerprint);

create table touchpoint (
    ow_limit     double precision not null,
    danger_limit double precision not null,
    critical     boolean          not null,
    declared     boolean          not null,
    brand        text collate "C" not null,
    touchpoint   text collate "C" not null,
    name         text             not null,
    primary key (brand, touchpoint)
);

-- A row is a version; none is ever changed.
create table promise (
    valid_from  timestamptz      not null,
    promised    double precision not null,
    tolerated   double precision,
    stretch     double precision,
    version     integer          not null,
    never_event boolean          not null,
    brand       text collate "C" not null,
    touchpoint  text collate "C" not null,
    promise     text collate "C" not null,
    text        text             not null,
    unit        text,
    better      text             not null,
    primary key (brand, touchpoint, promise, version)
);

-- A row is a version from 2 on, none is ever changed; version 1 is the standard of all brands.
create table rulebook (
    version integer          not null,
    brand   text collate "C" not null,
    rules   json             not null,
    primary key (brand, version)
);

-- A row is a moment in its latest revision. Columns of fixed width come first: no padding.
--
-- Grounds and flags follow from the evidence, the rulebook and judged_at, and are not kept.
create table moment (
    occurred_at    timestamptz      not null,
    recorded_at    timestamptz      not null,
    judged_at      timestamptz      not null,
    -- When an OW was made good, and by which word, below: it stands no more.
    healed_at      timestamptz,
    -- The fingerprint of what was reported.
    content_high   bigint           not null,
    content_low    bigint           not null,
    -- What it weighs on its customer's chain, as the chain is now.
    stakes         double precision not null,
    impact         double precision,
    -- The brand's business day on which it is counted.
    day            date             not null,
    revision       integer          not null,
    rulebook       integer          not null,
    -- As this revision was answered: what the chain was then, and whether an OW stood on it when
    -- the moment came, from which follows what it weighed.
    chain_standing integer          not null,
    ow_stood       boolean          not null,
    near_miss      boolean          not null,
    never_event    boolean          not null,
    brand          text collate "C" not null,
    id             text collate "C" not null,
    customer       text collate "C" not null,
    touchpoint     text collate "C" not null,
    source         text collate "C" not null,
    declared       text             not null,
    experience     text,
    certainty      text,
    delivery       text             not null,
    felt           text             not null,
    chain_status   text             not null,
    healing        text,
    recovers       text collate "C",
    -- The recovery that its OW opened, in this revision or before.
    recovery       text collate "C",
    -- json and not jsonb: it is read whole, and a number stays as it was written.
    evidence       json             not null,
    primary key (brand, id)
);

create index moment_by_customer on moment (brand, customer, occurred_at, id);

create index moment_by_time on moment (brand, occurred_at, id);

-- Without it, the last moments of a touchpoint where little happens would be looked for among all
-- of the brand's. Rows come nearly in its order, so that its pages stay in memory.
create index moment_by_touchpoint on moment (brand, touchpoint, occurred_at, id);

-- A row is a revision that was followed by another; none is ever changed.
create table superseded (
    judged_at      timestamptz      not null,
    revision       integer          not null,
    rulebook       integer          not null,
    chain_standing integer          not null,
    ow_stood       boolean          not null,
    near_miss      boolean          not null,
    never_event    boolean          not null,
    brand          text collate "C" not null,
    id             text collate "C" not null,
    experience     text,
    certainty      text,
    delivery       text             not null,
    felt           text             not null,
    chain_status   text             not null,
    recovery       text collate "C",
    primary key (brand, id, revision)
);

-- What a caller's key made: it is written with its effect, or not at all.
create table claim (
    created_at   timestamptz      not null default now(),
    content_high bigint           not null,
    content_low  bigint           not null,
    revision     integer          not null,
    brand        text collate "C" not null,
    caller       text collate "C" not null,
    key          text collate "C" not null,
    id           text collate "C" not null,
    primary key (brand, caller, key)
);

-- A customer's chain: all that is to be known of it in order to add its next link. Room is left on
-- every page, for most chains grow without moving in an index.
create table chain (
    standing_impact  double precision not null,
    peak             double precision,
    last_impact      double precision,
    last_occurred_at timestamptz      not null,
    healed_at        timestamptz,
    links            integer          not null,
    judged           integer          not null,
    ow               integer          not null,
    how              integer          not null,
    wow              integer          not null,
    standing         integer          not null,
    streak           integer          not null,
    longest_streak   integer          not null,
    since_wow        integer,
    brand            text collate "C" not null,
    customer         text collate "C" not null,
    status           text             not null,
    healing          text,
    last_id          text collate "C" not null,
    primary key (brand, customer)
) with (fillfactor = 80);

create index chain_by_status on chain (brand, status, standing_impact, customer);

create index chain_by_standing on chain (brand, standing_impact, customer);

-- The day before the touchpoint: one key serves a span of days at one touchpoint and at all.
create table tally (
    moments      bigint           not null,
    judged       bigint           not null,
    ow           bigint           not null,
    how          bigint           not null,
    wow          bigint           not null,
    near_misses  bigint           not null,
    kept         bigint           not null,
    recovered    bigint           not null,
    -- Those that stand.
    never_events bigint           not null,
    day          date             not null,
    brand        text collate "C" not null,
    touchpoint   text collate "C" not null,
    primary key (brand, day, touchpoint)
) with (fillfactor = 80);
