-- What an import did, kept so that it can be looked at again, its bad rows mended, and the whole undone.
alter table tn.import
  add column made_by_name text,
  add column finished_at timestamptz,
  add column undone_at timestamptz,
  add column undone_by text,
  add column traced boolean not null default true, -- false: from before changes were kept, cannot be undone
  add column rejected jsonb not null default '[]', -- [{sheet, row, hamlet, cluster, headings, cells, messages}]
  add column hamlet_ids uuid[] not null default '{}', -- what it created
  add column cluster_ids uuid[] not null default '{}',
  add column boundaries jsonb not null default '[]'; -- [{hamletId, before, after}]: the old outline, the new one's digest
update tn.import set traced = false, finished_at = at;
-- The figures of the list, so that it need not unpack answers of megabytes.
alter table tn.import
  add column row_count integer generated always as (coalesce((answer ->> 'rows')::int, 0)) stored,
  add column created_count integer generated always as (coalesce((answer ->> 'created')::int, 0)) stored,
  add column updated_count integer generated always as (coalesce((answer ->> 'updated')::int, 0)) stored,
  add column unchanged_count integer generated always as (coalesce((answer ->> 'unchanged')::int, 0)) stored,
  add column rejected_count integer generated always as (coalesce((answer ->> 'rejected')::int, 0)) stored,
  add column mendable_count integer generated always as (jsonb_array_length(rejected)) stored;
create index import_newest on tn.import (commune_id, at);

create table tn.import_change (
  commune_id uuid not null,
  import_id uuid not null,
  household_id uuid not null,                    -- no foreign key: the note outlives a household that undoing removes
  at timestamptz not null default now(),
  before jsonb,                                  -- old values of the changed fields; null: the import created the household
  after jsonb,
  version integer not null,                      -- of the household, once the import or its undoing had written it
  outcome text check (outcome in ('removed', 'restored', 'kept', 'gone')), -- null: not undone
  reason text,                                   -- why something of it stayed
  primary key (commune_id, import_id, household_id),
  foreign key (commune_id, import_id) references tn.import
);
create index import_change_household on tn.import_change (commune_id, household_id);

alter table tn.import_change enable row level security;
alter table tn.import_change force row level security;
grant select, insert, update on tn.import_change to tn_app;
create policy import_change_staff on tn.import_change for all to tn_app
  using (commune_id = (select tn.current_commune()) and (select tn.current_role_name()) = 'staff')
  with check (commune_id = (select tn.current_commune()) and (select tn.current_role_name()) = 'staff');

-- Undoing really removes what an import created, and nothing else is ever removed.
grant delete on tn.household, tn.hamlet, tn.team to tn_app;
create policy household_undo on tn.household for delete to tn_app using (
  commune_id = (select tn.current_commune()) and (select tn.current_role_name()) = 'staff'
  and exists (select from tn.import_change c
              where c.commune_id = household.commune_id and c.household_id = household.id and c.before is null));
create policy hamlet_undo on tn.hamlet for delete to tn_app using (
  commune_id = (select tn.current_commune()) and (select tn.current_role_name()) = 'staff'
  and exists (select from tn.import i where i.commune_id = hamlet.commune_id and hamlet.id = any(i.hamlet_ids)));
create policy team_undo on tn.team for delete to tn_app using (
  commune_id = (select tn.current_commune()) and (select tn.current_role_name()) = 'staff'
  and exists (select from tn.import i where i.commune_id = team.commune_id and team.hamlet_id = any(i.hamlet_ids)));
