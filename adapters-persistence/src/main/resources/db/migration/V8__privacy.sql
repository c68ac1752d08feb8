-- For how many months a brand keeps its moments; none means for ever.
alter table brand add column retain_months integer;

-- A row is a customer who was erased, known again by a keyed hash alone.
create table erased (
    erased_at  timestamptz      not null,
    number     integer          not null,
    moments    integer          not null,
    recoveries integer          not null,
    brand      text collate "C" not null,
    pseudonym  text collate "C" not null,
    primary key (brand, pseudonym),
    unique (brand, number)
);

-- What the tallies hold of moments that are no longer kept.
create table bygone (
    moments      bigint           not null,
    judged       bigint           not null,
    ow           bigint           not null,
    how          bigint           not null,
    wow          bigint           not null,
    near_misses  bigint           not null,
    kept         bigint           not null,
    recovered    bigint           not null,
    never_events bigint           not null,
    cost         bigint           not null,
    day          date             not null,
    brand        text collate "C" not null,
    touchpoint   text collate "C" not null,
    primary key (brand, day, touchpoint)
);

-- How many critical recoveries had waited for their remedy too long when they were let go of, by
-- the beginning of the brand's day of their OWs.
create table unremedied (
    began      timestamptz      not null,
    recoveries bigint           not null,
    brand      text collate "C" not null,
    touchpoint text collate "C" not null,
    primary key (brand, began, touchpoint)
);

do $$
declare
    kept text;
begin
    foreach kept in array array['bygone', 'erased', 'unremedied']
    loop
        execute format('alter table %I enable row level security', kept);
        execute format('alter table %I force row level security', kept);
        execute format(
            'create policy of_one_brand on %I'
            ' using (brand = nullif(current_setting(''wavelength.brand'', true), ''''))'
            ' with check (brand = nullif(current_setting(''wavelength.brand'', true), ''''))',
            kept);
    end loop;
end
$$;

-- What is about a customer, and what was claimed of a moment, is found to be let go of.
create index event_by_customer on event (brand, customer, xact, n) where customer is not null;

create index dispatch_of_customer on dispatch (brand, customer) where customer is not null;

create index claim_by_id on claim (brand, id);
