-- Where another role than the owner of the tables serves, it reads and writes rows, and changes
-- nothing else.
do $$
begin
    if '${service}' not in ('', current_user) then
        grant usage on schema public to "${service}";
        grant select, insert, update, delete on all tables in schema public to "${service}";
        revoke all on flyway_schema_history from "${service}";
    end if;
end
$$;
