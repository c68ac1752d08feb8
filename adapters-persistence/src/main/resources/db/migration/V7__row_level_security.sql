-- Brands never meet: a transaction says in the setting wavelength.brand whose rows it is about, and
-- sees and makes no others, whatever its statements say. One that says nothing sees nothing.
--
-- Forced, so that it holds for the owner of the tables as well. A later migration that is to change
-- rows lifts that for itself: alter table ... no force row level security, and force again.
do $$
declare
    kept text;
begin
    foreach kept in array array[
        'audit', 'brand', 'certificate', 'certificate_count', 'chain', 'claim', 'dispatch', 'event',
        'inspected', 'moment', 'owed', 'partner', 'partner_key', 'promise', 'recovery', 'rulebook',
        'superseded', 'tally', 'touchpoint', 'webhook']
    loop
        execute format('alter table %I enable row level security', kept);
        execute format('alter table %I force row level security', kept);
        -- A setting that was made for a transaction is empty behind it, and not missing.
        execute format(
            'create policy of_one_brand on %I'
            ' using (brand = nullif(current_setting(''wavelength.brand'', true), ''''))'
            ' with check (brand = nullif(current_setting(''wavelength.brand'', true), ''''))',
            kept);
    end loop;

    -- What serves all brands, of which none is called *: here it looks,
    foreach kept in array array['brand', 'owed', 'partner', 'partner_key', 'recovery']
    loop
        execute format(
            'create policy across_brands on %I for select'
            ' using ((select current_setting(''wavelength.brand'', true)) = ''*'')',
            kept);
    end loop;

    -- and here it hands out events, and forgets them.
    foreach kept in array array['dispatch', 'event', 'webhook']
    loop
        execute format(
            'create policy across_brands on %I'
            ' using ((select current_setting(''wavelength.brand'', true)) = ''*'')'
            ' with check ((select current_setting(''wavelength.brand'', true)) = ''*'')',
            kept);
    end loop;
end
$$;
