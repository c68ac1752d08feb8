-- What OWs weigh on their customers' chains, those that stand twice, in millionths of an impact.
alter table tally add column cost bigint not null default 0;

update tally
set cost = counted.cost
from (
    select brand, day, touchpoint,
        sum(greatest(0, round(-impact * 1000000))::bigint
            * case when healing is null then 2 else 1 end) as cost
    from moment
    where experience = 'OW'
    group by brand, day, touchpoint
) as counted
where tally.brand = counted.brand
and tally.day = counted.day
and tally.touchpoint = counted.touchpoint;

alter table tally alter column cost drop default;

-- One customer in sixteen, by lots of which each holds one in 4,096: for counting customers where
-- moments are too many to look at each. All others cost a moment nothing but the look at its lot.
--
-- A column, for what is not known to leak nothing, as md5, is asked of a row only after row-level
-- security was, and is no way into an index.
alter table moment
    add column lot text collate "C"
    generated always as (
        case when md5(customer) < '1' then left(md5(customer), 3) end) stored;

create index moment_by_lot
on moment (brand, lot, occurred_at, touchpoint, customer)
where lot is not null;
