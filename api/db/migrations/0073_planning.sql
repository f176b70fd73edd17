-- Planning: when members can come, whom they may not visit, the leader's word on a household's turn, proposals of
-- clusters and assignments, plans of a quarter, and what a member is sent to. Everything belongs to one hamlet.

-- When a member can come and where he sets out. No row: any time, the usual hours, home unknown.
create table tn.member_availability (
  commune_id uuid not null,
  member_id uuid not null,
  hamlet_id uuid not null,
  weekly_hours numeric(4, 1) not null default 10 check (weekly_hours between 0 and 60),
  hours jsonb,                                   -- [{weekday 1…7, from, to}]; null: any shift suits
  home geometry(Point, 4326),
  goes_with uuid,                                -- goes only together with this member; both rows say so
  version integer not null default 1,
  primary key (commune_id, member_id),
  foreign key (commune_id, member_id) references tn.member,
  foreign key (commune_id, goes_with) references tn.member,
  foreign key (commune_id, hamlet_id) references tn.hamlet
);

create table tn.member_absence (
  commune_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  hamlet_id uuid not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  primary key (commune_id, id),
  foreign key (commune_id, member_id) references tn.member,
  foreign key (commune_id, hamlet_id) references tn.hamlet
);
create index member_absence_member on tn.member_absence (commune_id, member_id);

-- Never this member at this household. Why is nobody's business: nothing is kept of it.
create table tn.assignment_conflict (
  commune_id uuid not null,
  member_id uuid not null,
  household_id uuid not null,
  hamlet_id uuid not null,
  primary key (commune_id, member_id, household_id),
  foreign key (commune_id, member_id) references tn.member,
  foreign key (commune_id, household_id) references tn.household,
  foreign key (commune_id, hamlet_id) references tn.hamlet
);
create index assignment_conflict_household on tn.assignment_conflict (commune_id, household_id);

-- A leader's word: this household first, or not now, from a day until another. Append-only but for its early end.
create table tn.household_pin (
  commune_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  hamlet_id uuid not null,
  kind text not null check (kind in ('pin', 'postpone')),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  reason text not null check (reason <> ''),
  made_at timestamptz not null default now(),
  made_by text,
  made_by_name text,
  ended_at timestamptz,
  primary key (commune_id, id),
  foreign key (commune_id, household_id) references tn.household,
  foreign key (commune_id, hamlet_id) references tn.hamlet
);
create index household_pin_household on tn.household_pin (commune_id, household_id);

-- What the computer proposes for a hamlet's clusters or assignments, and what taking it changed.
create table tn.proposal (
  commune_id uuid not null,
  id uuid not null,
  hamlet_id uuid not null,
  kind text not null check (kind in ('clusters', 'assignments')),
  options jsonb not null default '{}',
  before jsonb not null,
  after jsonb not null,
  accepted jsonb,                                -- what was taken and what stood before, for taking it back
  accepted_at timestamptz,
  undone_at timestamptz,
  made_at timestamptz not null default now(),
  made_by text,
  version integer not null default 1,
  primary key (commune_id, id),
  foreign key (commune_id, hamlet_id) references tn.hamlet
);
create index proposal_hamlet on tn.proposal (commune_id, hamlet_id, kind);

-- A quarter's plan is one document: its days as they stand, as they were published, and the steps back and forth.
create table tn.plan (
  commune_id uuid not null,
  id uuid not null,
  hamlet_id uuid not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  state text not null check (state in ('computing', 'draft', 'published', 'failed', 'cancelled', 'deleted')),
  options jsonb not null default '{}',
  days jsonb not null default '[]',
  published_days jsonb,
  undo jsonb not null default '[]',
  redo jsonb not null default '[]',
  failure text,
  made_at timestamptz not null default now(),
  made_by text,
  made_by_name text,
  changed_at timestamptz not null default now(),
  changed_by_name text,
  published_at timestamptz,
  replaced_by uuid,                              -- the plan published after it for the same time
  version integer not null default 1,
  primary key (commune_id, id),
  foreign key (commune_id, hamlet_id) references tn.hamlet
);
create index plan_hamlet on tn.plan (commune_id, hamlet_id, from_on);

-- The published days as rows beside the document, so that a member reads his own and no other.
create table tn.plan_day (
  commune_id uuid not null,
  plan_id uuid not null,
  hamlet_id uuid not null,
  date date not null,
  from_time text not null,
  to_time text not null,
  member_ids uuid[] not null,
  cluster_ids uuid[] not null,
  changed_at timestamptz,                        -- of a change after it was first published
  primary key (commune_id, plan_id, date),
  foreign key (commune_id, plan_id) references tn.plan,
  foreign key (commune_id, hamlet_id) references tn.hamlet
);
create index plan_day_date on tn.plan_day (commune_id, hamlet_id, date);

create table tn.plan_stop (
  commune_id uuid not null,
  plan_id uuid not null,
  hamlet_id uuid not null,
  date date not null,
  member_id uuid not null,
  position integer not null,                     -- from 1 for each member and day
  household_id uuid not null,
  reason text not null,
  primary key (commune_id, plan_id, date, household_id),
  foreign key (commune_id, plan_id, date) references tn.plan_day on delete cascade,
  foreign key (commune_id, member_id) references tn.member,
  foreign key (commune_id, household_id) references tn.household
);
create index plan_stop_member on tn.plan_stop (commune_id, member_id, date);

do $$
declare name text;
begin
  foreach name in array array['member_availability', 'member_absence', 'assignment_conflict', 'household_pin', 'proposal',
                              'plan', 'plan_day', 'plan_stop'] loop
    execute format('alter table tn.%I enable row level security', name);
    execute format('alter table tn.%I force row level security', name);
    execute format('grant select, insert, update on tn.%I to tn_app', name);
    -- The office plans the commune, a leader his hamlet.
    execute format($policy$
      create policy %1$I on tn.%2$I for all to tn_app
      using (commune_id = (select tn.current_commune())
             and case (select tn.current_role_name()) when 'staff' then true
                      when 'leader' then hamlet_id = (select tn.current_hamlet()) else false end)
      with check (commune_id = (select tn.current_commune())
             and case (select tn.current_role_name()) when 'staff' then true
                      when 'leader' then hamlet_id = (select tn.current_hamlet()) else false end)
      $policy$, name || '_planners', name);
  end loop;
end $$;
grant delete on tn.member_absence, tn.assignment_conflict, tn.plan_day, tn.plan_stop to tn_app;

-- A member sees when he himself can come, on which days he is sent out, and to which doors.
create policy member_availability_own on tn.member_availability for select to tn_app using (
  commune_id = (select tn.current_commune()) and member_id = (select tn.current_member()));
create policy member_absence_own on tn.member_absence for select to tn_app using (
  commune_id = (select tn.current_commune()) and member_id = (select tn.current_member()));
create policy plan_day_own on tn.plan_day for select to tn_app using (
  commune_id = (select tn.current_commune()) and (select tn.current_member()) = any(member_ids));
create policy plan_stop_own on tn.plan_stop for select to tn_app using (
  commune_id = (select tn.current_commune()) and member_id = (select tn.current_member()));
-- Why a household's turn came first, for those he is in charge of or sent to: the policy of pins asks the households'.
create policy household_pin_own on tn.household_pin for select to tn_app using (
  commune_id = (select tn.current_commune())
  and (select tn.current_role_name()) = 'member'
  and exists (select from tn.household h
              where h.commune_id = household_pin.commune_id and h.id = household_pin.household_id
                and h.member_id = (select tn.current_member())));

-- Whom the asking member is sent to today and tomorrow: he sees these households whole, as if they were in his charge.
create function tn.sent_to() returns uuid[] language sql stable
  return (select array_agg(s.household_id) from tn.plan_stop s
          where s.commune_id = tn.current_commune() and s.member_id = tn.current_member()
            and s.date between tn.today() and tn.today() + 1);

create or replace view tn.household_view with (security_invoker = true) as
select
  s.commune_id, s.id, s.hamlet_id, s.cluster_id, s.location, s.tile_key, s.deleted_at, s.full_access,
  case when s.full_access then s.code end as code,
  case when s.full_access then s.head end as head,
  case when s.full_access then s.phone end as phone,
  case when s.full_access then s.address end as address,
  case when s.full_access then s.search_text end as search_text,
  case when s.full_access then s.member_id end as member_id,
  case when s.full_access then s.location_source end as location_source,
  case when s.full_access then s.location_accuracy_metres end as location_accuracy_metres,
  case when s.full_access then s.location_doubtful end as location_doubtful,
  case when s.full_access then s.elders end as elders,
  case when s.full_access then s.eldest_birth_year end as eldest_birth_year,
  case when s.full_access then s.adults end as adults,
  case when s.full_access then s.adults_without_device end as adults_without_device,
  case when s.full_access then s.platforms end as platforms,
  case when s.full_access then s.proposed end as proposed,
  case when s.full_access then s.confirmed_end_at end as confirmed_end_at,
  case when s.full_access then s.version end as version,
  case when s.full_access then s.deviceless end as deviceless,
  case when s.full_access then s.reached end as reached,
  case when s.full_access then s.informed end as informed,
  case when s.full_access then s.adopting end as adopting,
  case when s.full_access then s.follow_up_on end as follow_up_on,
  case when s.full_access then s.last_visit_at end as last_visit_at,
  case when s.full_access then s.last_attempt_at end as last_attempt_at,
  case when s.full_access then case when s.turned then s.then_status else s.now_status end end as status,
  case when s.full_access then case when s.turned then s.then_elderly else s.now_elderly end end as elderly,
  case when s.full_access then case when s.turned then s.then_flagged else s.now_flagged end end as flagged,
  case when s.full_access then case when s.turned then s.then_rank else s.now_rank end end as priority_rank,
  case when s.full_access then case when s.turned then s.then_within else s.now_within end end as priority_within
from (
  select h.*,
    (h.turns_on <= w.today) is true as turned,
    (w.sees_all or h.member_id = w.member_id or h.id = any(w.sent_to)) is true as full_access
  from (select tn.current_commune() as commune_id, tn.today() as today, tn.current_member() as member_id,
               tn.current_role_name() in ('staff', 'leader') as sees_all,
               case when tn.current_role_name() = 'member' then tn.sent_to() end as sent_to
        offset 0) w                                -- asked once, not for every row and column
  join tn.household h on h.commune_id = w.commune_id
) s;
