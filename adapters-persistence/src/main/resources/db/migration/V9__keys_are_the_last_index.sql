-- Of a brand that the statistics do not know, PostgreSQL believes that it has one row: every index
-- that begins with the brand then costs it the same, and of such it takes the one made last. So the
-- key is made last: what looks for a moment by its id would else read all moments of the brand.
create unique index moment_key on moment (brand, id);

alter table moment
    drop constraint moment_pkey,
    add constraint moment_pkey primary key using index moment_key;

create unique index chain_key on chain (brand, customer);

alter table chain
    drop constraint chain_pkey,
    add constraint chain_pkey primary key using index chain_key;
