-- A row is a recovery. What follows from its opening and its steps is kept beside them, to be
-- looked for. Columns of fixed width come first: no padding.
create table recovery (
    -- When the OW occurred, when the customer's clock began to run, and when the OW became known.
    occurred_at          timestamptz      not null,
    since                timestamptz      not null,
    opened_at            timestamptz      not null,
    -- The targets of the severity at its opening, and those of the present one.
    first_acknowledge_by timestamptz      not null,
    first_remedy_by      timestamptz      not null,
    acknowledge_by       timestamptz      not null,
    remedy_by            timestamptz      not null,
    -- Where it stands in the order of urgency, with its rank and its id.
    urgent_by            timestamptz      not null,
    acknowledged_at      timestamptz,
    remedied_at          timestamptz,
    closed_at            timestamptz,
    -- When time will do something to it.
    due_at               timestamptz,
    urgency              integer          not null,
    version              integer          not null,
    double_deviation     boolean          not null,
    brand                text collate "C" not null,
    recovery             text collate "C" not null,
    moment               text collate "C" not null,
    customer             text collate "C" not null,
    touchpoint           text collate "C" not null,
    opened_as            text             not null,
    severity             text             not null,
    status               text             not null,
    outcome              text,
    -- All that happened to it, in the order in which it became known.
    steps                json             not null,
    primary key (brand, recovery),
    unique (brand, moment)
);

create index recovery_by_customer on recovery (brand, customer);

create index recovery_by_urgency on recovery (brand, urgency, urgent_by, recovery);

create index recovery_by_status on recovery (brand, status, urgency, urgent_by, recovery);

create index recovery_by_opening on recovery (brand, opened_at);

-- For inspections: what is critical and waits for its remedy, and nothing that was remedied.
create index recovery_unremedied on recovery (brand, touchpoint, occurred_at) where urgency = 0;

-- For the clock, which serves all brands at once.
create index recovery_by_due on recovery (due_at) where due_at is not null;

-- A moment of which something is still owed, and when the first of it falls due.
create table owed (
    due_at timestamptz      not null,
    brand  text collate "C" not null,
    id     text collate "C" not null,
    primary key (brand, id)
);

create index owed_by_due on owed (due_at);
