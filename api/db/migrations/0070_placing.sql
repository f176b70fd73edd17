-- A place worked out from the address and the neighbours and accepted by a person: nearer to the truth than nothing,
-- not as good as tapped on the map or measured at the door. A visit that measures the place replaces it.
alter table tn.household drop constraint household_location_source_check;
alter table tn.household add constraint household_location_source_check
  check (location_source in ('register', 'tapped', 'measured', 'suggested'));

-- Checks of places that a person has looked at and found right: they do not come back until something of them moves.
create table tn.place_review (
  commune_id uuid not null,
  hamlet_id uuid not null,
  key text not null,                             -- digest of the check, the households and where they stand
  kind text not null check (kind in ('outside_hamlet', 'in_water', 'same_point', 'outlier', 'numbering_gap')),
  at timestamptz not null default now(),
  account_id text,
  by_name text,
  primary key (commune_id, hamlet_id, key),
  foreign key (commune_id, hamlet_id) references tn.hamlet on delete cascade
);

alter table tn.place_review enable row level security;
alter table tn.place_review force row level security;
grant select, insert, delete on tn.place_review to tn_app;
create policy place_review_all on tn.place_review for all to tn_app
  using (
    commune_id = (select tn.current_commune())
    and ((select tn.current_role_name()) = 'staff'
         or ((select tn.current_role_name()) = 'leader' and hamlet_id = (select tn.current_hamlet()))))
  with check (
    commune_id = (select tn.current_commune())
    and ((select tn.current_role_name()) = 'staff'
         or ((select tn.current_role_name()) = 'leader' and hamlet_id = (select tn.current_hamlet()))));
