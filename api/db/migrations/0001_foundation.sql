-- Communes and everything that belongs to one. commune_id stands first in every key, so that the
-- database can be distributed by it and no key tells of another commune's row.

create schema if not exists tn;

-- Roles the tenant door changes into. None owns anything, none passes by row-level security.
do $$
declare name text;
begin
  foreach name in array array['tn_app', 'tn_observer', 'tn_admin', 'tn_auth'] loop
    begin
      execute format('create role %I nologin nobypassrls', name);
    exception when duplicate_object or unique_violation then
      null; -- roles belong to the server: another database of it has made them
    end;
  end loop;
end $$;

-- Who asks: set by the tenant door for one transaction.
create function tn.current_commune() returns uuid language sql stable
  return nullif(current_setting('app.commune_id', true), '')::uuid;
create function tn.current_hamlet() returns uuid language sql stable
  return nullif(current_setting('app.hamlet_id', true), '')::uuid;
create function tn.current_member() returns uuid language sql stable
  return nullif(current_setting('app.member_id', true), '')::uuid;
create function tn.current_role_name() returns text language sql stable
  return nullif(current_setting('app.role', true), '');
create function tn.current_account() returns text language sql stable
  return nullif(current_setting('app.account_id', true), '');
create function tn.today() returns date language sql stable
  return coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Asia/Ho_Chi_Minh')::date);

-- Z-order key of a position: its 24-bit Web Mercator tile column and row, bits interleaved (column on even bits).
-- A tile of zoom z is the range [key << 2*(24-z), (key + 1) << 2*(24-z)).
create function tn.spread_bits(value bigint) returns bigint language plpgsql immutable strict parallel safe as $$
begin
  value := (value | (value << 16)) & 281470681808895;       -- 0000FFFF0000FFFF
  value := (value | (value << 8)) & 71777214294589695;      -- 00FF00FF00FF00FF
  value := (value | (value << 4)) & 1085102592571150095;    -- 0F0F0F0F0F0F0F0F
  value := (value | (value << 2)) & 3689348814741910323;    -- 3333333333333333
  return (value | (value << 1)) & 6148914691236517205;      -- 5555555555555555
end $$;
create function tn.tile_key(lon double precision, lat double precision) returns bigint
language plpgsql immutable strict parallel safe as $$
declare
  edge constant bigint := 16777215;
  column_of bigint := floor((lon + 180) / 360 * 16777216);
  row_of bigint := floor((1 - ln(tan(radians(lat)) + 1 / cos(radians(lat))) / pi()) / 2 * 16777216);
begin
  return tn.spread_bits(least(greatest(column_of, 0), edge)) | (tn.spread_bits(least(greatest(row_of, 0), edge)) << 1);
end $$;

create table tn.commune (
  id uuid primary key,
  code text not null unique,
  name text not null,
  demo boolean not null default false,
  created_at timestamptz not null default now()
);

create table tn.hamlet (
  commune_id uuid not null references tn.commune,
  id uuid not null,
  code text not null,
  name text not null,
  boundary geometry(MultiPolygon, 4326),
  version integer not null default 1,
  primary key (commune_id, id),
  unique (commune_id, code),
  unique (commune_id, name)
);

create table tn.cluster (
  commune_id uuid not null,
  id uuid not null,
  hamlet_id uuid not null,
  name text not null,
  outline geometry(Polygon, 4326),
  version integer not null default 1,
  primary key (commune_id, id),
  unique (commune_id, hamlet_id, id),
  foreign key (commune_id, hamlet_id) references tn.hamlet
);

create table tn.team (
  commune_id uuid not null,
  id uuid not null,
  hamlet_id uuid not null,
  name text not null,
  primary key (commune_id, id),
  unique (commune_id, hamlet_id),
  foreign key (commune_id, hamlet_id) references tn.hamlet
);

-- A member's term in a team: [from_on, to_on), open while to_on is null.
create table tn.member (
  commune_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  hamlet_id uuid not null,
  name text not null,
  phone text,
  role text not null check (role in ('leader', 'member')),
  body text check (body in ('youth_union', 'hamlet_head', 'party_secretary', 'front_committee', 'womens_union', 'police', 'veterans', 'farmers', 'other')),
  from_on date not null,
  to_on date check (to_on is null or to_on >= from_on),
  version integer not null default 1,
  primary key (commune_id, id),
  foreign key (commune_id, team_id) references tn.team,
  foreign key (commune_id, hamlet_id) references tn.hamlet
);
create index member_hamlet on tn.member (commune_id, hamlet_id);

create table tn.household (
  commune_id uuid not null,
  id uuid not null,
  hamlet_id uuid not null,
  cluster_id uuid,
  code text,
  head text not null,
  phone text,
  address text,
  search_text text not null default '',          -- head, address, code folded by geo/text, written with them
  location geometry(Point, 4326),
  location_source text check (location_source in ('register', 'tapped', 'measured')),
  location_accuracy_metres real check (location_accuracy_metres >= 0),
  tile_key bigint generated always as (tn.tile_key(st_x(location), st_y(location))) stored,
  elders smallint check (elders >= 0),
  eldest_birth_year smallint check (eldest_birth_year between 1880 and 2200),
  elderly_stated boolean,
  adults smallint check (adults >= 0),
  adults_without_device smallint check (adults_without_device >= 0),
  deviceless_stated boolean,
  platforms text[],
  field_edits jsonb not null default '{}',       -- field → instant it was recorded by a person; a register never wipes those
  proposed boolean not null default false,       -- brought by a member, awaits the leader
  confirmed_end_at timestamptz,                  -- the leader confirmed a refusal or a move of a priority household
  deleted_at timestamptz,
  created_at timestamptz not null default now(),
  created_by text,
  created_body text,                             -- digest of the creating request: the same id again is the same household
  version integer not null default 1,
  member_id uuid,                                -- current assignment, written with it
  -- derived by geo/coverage deriveState in the transaction of each fact
  now_status text not null default 'never_reached',
  now_elderly boolean,
  now_flagged boolean not null default false,
  now_rank smallint not null default 3,
  now_within smallint not null default 0,
  turns_on date,
  then_status text not null default 'never_reached',
  then_elderly boolean,
  then_flagged boolean not null default false,
  then_rank smallint not null default 3,
  then_within smallint not null default 0,
  deviceless boolean,
  reached boolean not null default false,
  informed boolean not null default false,
  adopting boolean not null default false,
  follow_up_on date,
  last_visit_at timestamptz,
  last_attempt_at timestamptz,
  location_doubtful boolean not null default false,
  primary key (commune_id, id),
  foreign key (commune_id, hamlet_id) references tn.hamlet,
  foreign key (commune_id, hamlet_id, cluster_id) references tn.cluster (commune_id, hamlet_id, id),
  foreign key (commune_id, member_id) references tn.member,
  check (adults_without_device is null or adults is null or adults_without_device <= adults)
);
create unique index household_code on tn.household (commune_id, code) where code is not null;
create index household_tile on tn.household (commune_id, tile_key) where deleted_at is null;
create index household_hamlet on tn.household (commune_id, hamlet_id);
create index household_member on tn.household (commune_id, member_id);
create index household_cluster on tn.household (commune_id, cluster_id);
create index household_turns on tn.household (commune_id, turns_on) where turns_on is not null;

create table tn.assignment (
  commune_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  member_id uuid not null,
  from_at timestamptz not null default now(),
  to_at timestamptz,
  made_by text,
  primary key (commune_id, id),
  foreign key (commune_id, household_id) references tn.household,
  foreign key (commune_id, member_id) references tn.member
);
create unique index assignment_current on tn.assignment (commune_id, household_id) where to_at is null;
create index assignment_history on tn.assignment (commune_id, household_id, from_at);

-- Append-only: a correction is a visit that supersedes another, an undo is a mark beside it.
create table tn.visit (
  commune_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('supported', 'informed', 'not_home', 'come_back', 'refused', 'moved', 'wrong_location')),
  supported smallint not null default 0 check (supported >= 0 and (supported = 0 or outcome = 'supported')),
  topics text[] not null default '{}',
  platforms text[],
  follow_up_on date,
  note text,
  location geometry(Point, 4326),
  member_ids uuid[] not null default '{}',
  supersedes uuid,
  recorded_at timestamptz not null default now(),
  recorded_by text,
  body_digest text,                              -- digest of the request: the same id and body again is the same visit
  primary key (commune_id, id),
  foreign key (commune_id, household_id) references tn.household,
  foreign key (commune_id, supersedes) references tn.visit
);
create index visit_household on tn.visit (commune_id, household_id, at);
create unique index visit_supersedes on tn.visit (commune_id, supersedes) where supersedes is not null;

create table tn.visit_undo (
  commune_id uuid not null,
  visit_id uuid not null,
  at timestamptz not null default now(),
  undone_by text,
  primary key (commune_id, visit_id),
  foreign key (commune_id, visit_id) references tn.visit
);

-- Catalogues: the same for every commune.
create table tn.topic (code text primary key, pillar text not null, name_vi text not null, name_en text not null, position smallint not null);
create table tn.platform (code text primary key, name_vi text not null, name_en text not null, position smallint not null);
create table tn.norm (
  id text not null,
  threshold numeric not null,
  upper numeric,
  unit text not null,
  due_on date,
  valid_from date not null,
  valid_to date,
  primary key (id, valid_from)
);

create table tn.base_feature (
  commune_id uuid not null references tn.commune,
  id uuid not null,
  kind text not null check (kind in ('lane', 'water', 'dyke', 'field', 'building', 'place', 'land_cover')),
  subkind text,
  name text,
  shape geometry(Geometry, 4326) not null,
  west double precision generated always as (st_xmin(shape)) stored,
  south double precision generated always as (st_ymin(shape)) stored,
  east double precision generated always as (st_xmax(shape)) stored,
  north double precision generated always as (st_ymax(shape)) stored,
  primary key (commune_id, id)
);
create index base_feature_box on tn.base_feature (commune_id, kind, west, south);

create table tn.import (
  commune_id uuid not null references tn.commune,
  id uuid not null,
  at timestamptz not null default now(),
  made_by text,
  file_name text,
  answer jsonb not null,
  primary key (commune_id, id)
);

create table tn.audit (
  commune_id uuid references tn.commune,
  id uuid not null primary key,
  at timestamptz not null default now(),
  account_id text,
  action text not null,                          -- household.read, household.patch, households.list, visit.undo, …
  subject_id uuid,
  detail jsonb not null default '{}'             -- field names and counts, never their values, except of undoable edits
);
create index audit_subject on tn.audit (commune_id, subject_id, at);

create table tn.data_version (
  commune_id uuid primary key references tn.commune,
  version bigint not null default 1
);

-- Accounts. Names and columns are better-auth's.
create schema if not exists auth;
create table auth."user" (
  id text primary key, name text not null, email text not null unique, "emailVerified" boolean not null default false,
  image text, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  username text unique, "displayUsername" text
);
create table auth.session (
  id text primary key, "expiresAt" timestamptz not null, token text not null unique,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  "ipAddress" text, "userAgent" text, "userId" text not null references auth."user" on delete cascade
);
create index session_by_user on auth.session ("userId");
create table auth.account (
  id text primary key, "accountId" text not null, "providerId" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz, scope text, password text,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
create index account_by_user on auth.account ("userId");
create table auth.verification (
  id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
create table auth.failure (
  username text not null, at timestamptz not null default now()
);
create index failure_username on auth.failure (username, at);

create table tn.account_profile (
  account_id text primary key references auth."user" on delete cascade,
  role text not null check (role in ('staff', 'leader', 'member', 'observer', 'admin')),
  commune_id uuid references tn.commune,
  hamlet_id uuid,
  member_id uuid,
  disabled_at timestamptz,
  foreign key (commune_id, hamlet_id) references tn.hamlet,
  foreign key (commune_id, member_id) references tn.member,
  check ((role = 'admin') = (commune_id is null)),
  check (role not in ('leader', 'member') or hamlet_id is not null)
);
