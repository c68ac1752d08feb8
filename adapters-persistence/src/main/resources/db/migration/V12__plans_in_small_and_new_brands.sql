-- A plan that is kept does not know how few are asked for: it would put all in order that have no
-- order of their own.
drop index recovery_by_due;
create index recovery_by_due on recovery (due_at, brand, recovery) where due_at is not null;

drop index owed_by_due;
create index owed_by_due on owed (due_at, brand, id);

-- While a table has next to no rows, all indexes that begin with the brand cost PostgreSQL the
-- same, and the plans that are made then are kept for a while; of such it takes the one made last.
-- So what is looked for by its key has that as the last index.
create unique index recovery_key on recovery (brand, recovery);

alter table recovery
    drop constraint recovery_pkey,
    add constraint recovery_pkey primary key using index recovery_key;

create unique index claim_key on claim (brand, caller, key);

alter table claim
    drop constraint claim_pkey,
    add constraint claim_pkey primary key using index claim_key;

-- Of a brand that its statistics do not know, PostgreSQL believes that it has one row, and a report
-- may read all that the brand has. A tenth of a large table, which is when it gathers them anew
-- unless told otherwise, may be all of a brand; so it does when a brand may have become noticeable.
do $$
declare
    large text;
begin
    foreach large in array array[
        'chain', 'claim', 'dispatch', 'event', 'moment', 'owed', 'recovery', 'superseded', 'tally',
        'unremedied']
    loop
        execute format(
            'alter table %I set ('
            ' autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000)',
            large);
    end loop;
end
$$;
