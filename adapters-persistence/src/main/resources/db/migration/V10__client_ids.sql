-- By which client id the issuer of access tokens knows a partner. A token names the client and no
-- brand, so a client id is one partner's of all brands: the one unique index without the brand.
create table client (
    brand   text collate "C" not null,
    partner text collate "C" not null,
    client  text collate "C" not null,
    primary key (brand, partner, client),
    unique (client)
);

alter table client enable row level security;
alter table client force row level security;

create policy of_one_brand on client
using (brand = nullif(current_setting('wavelength.brand', true), ''))
with check (brand = nullif(current_setting('wavelength.brand', true), ''));

-- Whose a client id is, is looked up before the brand is known.
create policy across_brands on client for select
using ((select current_setting('wavelength.brand', true)) = '*');
