-- Ends the transaction of whoever was to change or find so many rows and did not: another
-- transaction was first, and this one is to be done again.
create function as_many_rows(counted bigint, due bigint) returns boolean
language plpgsql as $$
begin
    if counted <> due then
        raise exception 'another wrote some of these rows'
        using errcode = 'serialization_failure';
    end if;
    return true;
end
$$;
