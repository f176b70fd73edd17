-- The ground brought from a file. Its features are written beside the ground that is shown, in short transactions,
-- and shown by one: nobody waits for a large file, and nobody ever sees half of one.

create table tn.basemap (
  commune_id uuid not null references tn.commune,
  id uuid not null,
  state text not null check (state in ('draft', 'shown', 'former')),
  at timestamptz not null default now(),
  file_name text,
  format text not null check (format in ('osm', 'osm.pbf', 'geojson', 'demo')),
  attribution text,                              -- what must stand on the map; null: nothing is asked for
  attribution_url text,
  data_at timestamptz,                           -- the day the file's data is from
  bounds double precision[4],                    -- west, south, east, north: what it was cut to
  features jsonb not null default '{}',          -- how many of each kind
  primary key (commune_id, id)
);
-- At most one is shown, at most one can be brought back.
create unique index basemap_one on tn.basemap (commune_id, state) where state <> 'draft';

-- Features of before belong to the ground without a file, whose id is all zeros.
alter table tn.base_feature
  add column basemap_id uuid not null default '00000000-0000-0000-0000-000000000000',
  add column facts jsonb;                        -- of a lane: highway, bridge, access … as OpenStreetMap writes them
alter table tn.base_feature drop constraint base_feature_kind_check;
alter table tn.base_feature add constraint base_feature_kind_check check
  (kind in ('lane', 'railway', 'water', 'dyke', 'field', 'building', 'place', 'land_cover'));
drop index tn.base_feature_reach;
create index base_feature_reach on tn.base_feature (commune_id, basemap_id, kind, reach, west, south);

alter table tn.basemap enable row level security;
alter table tn.basemap force row level security;
grant select on tn.basemap to tn_app, tn_observer;
grant insert, update, delete on tn.basemap to tn_app;
create policy basemap_read on tn.basemap for select to tn_app, tn_observer using (commune_id = (select tn.current_commune()));
create policy basemap_insert on tn.basemap for insert to tn_app
  with check (commune_id = (select tn.current_commune()) and (select tn.current_role_name()) = 'staff');
create policy basemap_update on tn.basemap for update to tn_app
  using (commune_id = (select tn.current_commune()) and (select tn.current_role_name()) = 'staff');
create policy basemap_delete on tn.basemap for delete to tn_app
  using (commune_id = (select tn.current_commune()) and (select tn.current_role_name()) = 'staff');

-- The ground as everyone sees it: the one that is shown; before any file came, the one without a file.
create view tn.ground with (security_invoker = true) as
select f.*
from tn.base_feature f
where f.commune_id = (select tn.current_commune())
  and f.basemap_id = (
    select coalesce(
      (select b.id from tn.basemap b where b.commune_id = tn.current_commune() and b.state = 'shown'),
      case when not exists (select from tn.basemap b where b.commune_id = tn.current_commune() and b.state <> 'draft')
        then '00000000-0000-0000-0000-000000000000'::uuid end));
grant select on tn.ground to tn_app, tn_observer;
