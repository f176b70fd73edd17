-- Who may see and change what: here, and nowhere else in the database.

grant usage on schema tn to tn_app, tn_observer, tn_admin, tn_auth;
grant usage on schema auth to tn_auth, tn_admin;

-- Staff, leaders and members. Nothing is truncated; visits, undos and audit are never changed or removed.
grant select on all tables in schema tn to tn_app;
revoke select on tn.account_profile from tn_app;
grant insert, update on tn.hamlet, tn.cluster, tn.team, tn.member, tn.household, tn.assignment, tn.data_version to tn_app;
grant insert on tn.visit, tn.visit_undo, tn.audit, tn.import, tn.base_feature to tn_app;
grant update on tn.import to tn_app;
grant delete on tn.base_feature, tn.cluster to tn_app;

-- An observer reads sums: of a household only what is counted, nothing that names or places it.
grant select on tn.commune, tn.hamlet, tn.topic, tn.platform, tn.norm, tn.base_feature, tn.data_version to tn_observer;
grant select (commune_id, hamlet_id, now_status, now_flagged, turns_on, then_status, then_flagged, reached, informed, adopting, deleted_at, proposed)
  on tn.household to tn_observer;
grant insert on tn.audit to tn_observer;

-- An administrator manages communes, accounts and nothing of a household.
grant select, insert, update on tn.commune, tn.account_profile, tn.data_version to tn_admin;
grant select on tn.hamlet, tn.member, tn.topic, tn.platform, tn.norm, tn.audit to tn_admin;
grant insert on tn.audit to tn_admin;
grant select, insert, update, delete on auth."user", auth.session, auth.account, auth.verification, auth.failure to tn_admin, tn_auth;
grant select, insert, update on tn.account_profile to tn_auth;
grant select on tn.commune, tn.hamlet, tn.member to tn_auth;

do $$
declare name text;
begin
  foreach name in array array['commune', 'hamlet', 'cluster', 'team', 'member', 'household', 'assignment', 'visit',
                              'visit_undo', 'base_feature', 'import', 'audit', 'data_version', 'account_profile'] loop
    execute format('alter table tn.%I enable row level security', name);
    execute format('alter table tn.%I force row level security', name);
  end loop;
end $$;

-- Everyone in a commune reads its frame: name, hamlets, ground, version.
create policy commune_read on tn.commune for select to tn_app, tn_observer using (id = tn.current_commune());
create policy commune_admin on tn.commune for all to tn_admin using (true) with check (true);
create policy commune_auth on tn.commune for select to tn_auth using (true);

create policy hamlet_read on tn.hamlet for select to tn_app, tn_observer using (
  commune_id = tn.current_commune()
  and (tn.current_role_name() in ('staff', 'observer') or id = tn.current_hamlet()));
create policy hamlet_staff_insert on tn.hamlet for insert to tn_app
  with check (commune_id = tn.current_commune() and tn.current_role_name() = 'staff');
create policy hamlet_staff_update on tn.hamlet for update to tn_app
  using (commune_id = tn.current_commune() and tn.current_role_name() = 'staff');
create policy hamlet_admin on tn.hamlet for select to tn_admin, tn_auth using (true);

create policy base_feature_read on tn.base_feature for select to tn_app, tn_observer using (commune_id = tn.current_commune());
create policy base_feature_insert on tn.base_feature for insert to tn_app
  with check (commune_id = tn.current_commune() and tn.current_role_name() = 'staff');
create policy base_feature_delete on tn.base_feature for delete to tn_app
  using (commune_id = tn.current_commune() and tn.current_role_name() = 'staff');

create policy data_version_read on tn.data_version for select to tn_app, tn_observer using (commune_id = tn.current_commune());
create policy data_version_insert on tn.data_version for insert to tn_app with check (commune_id = tn.current_commune());
create policy data_version_update on tn.data_version for update to tn_app using (commune_id = tn.current_commune());
create policy data_version_admin on tn.data_version for all to tn_admin using (true) with check (true);

-- What belongs to a hamlet: staff the commune, leaders and members their hamlet.
create policy cluster_read on tn.cluster for select to tn_app using (
  commune_id = tn.current_commune() and (tn.current_role_name() = 'staff' or hamlet_id = tn.current_hamlet()));
create policy cluster_insert on tn.cluster for insert to tn_app with check (
  commune_id = tn.current_commune()
  and (tn.current_role_name() = 'staff' or (tn.current_role_name() = 'leader' and hamlet_id = tn.current_hamlet())));
create policy cluster_update on tn.cluster for update to tn_app using (
  commune_id = tn.current_commune()
  and (tn.current_role_name() = 'staff' or (tn.current_role_name() = 'leader' and hamlet_id = tn.current_hamlet())));
create policy cluster_delete on tn.cluster for delete to tn_app using (
  commune_id = tn.current_commune()
  and (tn.current_role_name() = 'staff' or (tn.current_role_name() = 'leader' and hamlet_id = tn.current_hamlet())));

create policy team_read on tn.team for select to tn_app using (
  commune_id = tn.current_commune() and (tn.current_role_name() = 'staff' or hamlet_id = tn.current_hamlet()));
create policy team_insert on tn.team for insert to tn_app with check (
  commune_id = tn.current_commune() and tn.current_role_name() = 'staff');
create policy team_update on tn.team for update to tn_app using (
  commune_id = tn.current_commune() and tn.current_role_name() = 'staff');

create policy member_read on tn.member for select to tn_app using (
  commune_id = tn.current_commune() and (tn.current_role_name() = 'staff' or hamlet_id = tn.current_hamlet()));
create policy member_insert on tn.member for insert to tn_app with check (
  commune_id = tn.current_commune()
  and (tn.current_role_name() = 'staff' or (tn.current_role_name() = 'leader' and hamlet_id = tn.current_hamlet())));
create policy member_update on tn.member for update to tn_app using (
  commune_id = tn.current_commune()
  and (tn.current_role_name() = 'staff' or (tn.current_role_name() = 'leader' and hamlet_id = tn.current_hamlet())));
create policy member_admin on tn.member for select to tn_admin, tn_auth using (true);

-- Rows of households. Which columns of a row a member reads is decided by household_view below,
-- which ones he writes by the guard below.
create policy household_read on tn.household for select to tn_app using (
  commune_id = tn.current_commune() and (tn.current_role_name() = 'staff' or hamlet_id = tn.current_hamlet()));
create policy household_sum on tn.household for select to tn_observer using (commune_id = tn.current_commune());
create policy household_insert on tn.household for insert to tn_app with check (
  commune_id = tn.current_commune()
  and (tn.current_role_name() = 'staff'
       or (hamlet_id = tn.current_hamlet()
           and (tn.current_role_name() = 'leader' or (tn.current_role_name() = 'member' and proposed)))));
create policy household_update on tn.household for update to tn_app
  using (commune_id = tn.current_commune() and (tn.current_role_name() = 'staff' or hamlet_id = tn.current_hamlet()))
  with check (commune_id = tn.current_commune() and (tn.current_role_name() = 'staff' or hamlet_id = tn.current_hamlet()));

-- A household's own facts are corrected by the member in charge, his leader and staff; only the derived
-- columns follow from a visit anyone of the hamlet may record. The platforms seen at a visit are such a fact too.
create function tn.household_guard() returns trigger language plpgsql as $$
begin
  if tn.current_role_name() is distinct from 'member' then return new; end if;
  if new.deleted_at is distinct from old.deleted_at or new.member_id is distinct from old.member_id
     or new.hamlet_id is distinct from old.hamlet_id or new.cluster_id is distinct from old.cluster_id
     or new.code is distinct from old.code or new.proposed is distinct from old.proposed
     or new.confirmed_end_at is distinct from old.confirmed_end_at then
    raise exception 'a member may not do this to a household' using errcode = 'insufficient_privilege';
  end if;
  if old.member_id is distinct from tn.current_member()
     and (new.head, new.phone, new.address, new.location_source, new.elders, new.eldest_birth_year, new.elderly_stated,
          new.adults, new.adults_without_device, new.deviceless_stated)
         is distinct from
         (old.head, old.phone, old.address, old.location_source, old.elders, old.eldest_birth_year, old.elderly_stated,
          old.adults, old.adults_without_device, old.deviceless_stated) then
    raise exception 'a member corrects only the households in his charge' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger household_guard before update on tn.household for each row execute function tn.household_guard();

create policy assignment_read on tn.assignment for select to tn_app using (
  commune_id = tn.current_commune()
  and exists (select from tn.household h where h.commune_id = assignment.commune_id and h.id = assignment.household_id));
create policy assignment_insert on tn.assignment for insert to tn_app with check (
  commune_id = tn.current_commune() and tn.current_role_name() in ('staff', 'leader')
  and exists (select from tn.household h where h.commune_id = assignment.commune_id and h.id = assignment.household_id));
create policy assignment_update on tn.assignment for update to tn_app using (
  commune_id = tn.current_commune() and tn.current_role_name() in ('staff', 'leader')
  and exists (select from tn.household h where h.commune_id = assignment.commune_id and h.id = assignment.household_id));

create policy visit_read on tn.visit for select to tn_app using (
  commune_id = tn.current_commune()
  and exists (select from tn.household h where h.commune_id = visit.commune_id and h.id = visit.household_id));
create policy visit_insert on tn.visit for insert to tn_app with check (
  commune_id = tn.current_commune()
  and exists (select from tn.household h where h.commune_id = visit.commune_id and h.id = visit.household_id));
create policy visit_undo_read on tn.visit_undo for select to tn_app using (
  commune_id = tn.current_commune()
  and exists (select from tn.visit v where v.commune_id = visit_undo.commune_id and v.id = visit_undo.visit_id));
create policy visit_undo_insert on tn.visit_undo for insert to tn_app with check (
  commune_id = tn.current_commune()
  and exists (select from tn.visit v where v.commune_id = visit_undo.commune_id and v.id = visit_undo.visit_id
              and (tn.current_role_name() in ('staff', 'leader') or v.recorded_by = tn.current_account())));

create policy import_staff on tn.import for all to tn_app
  using (commune_id = tn.current_commune() and tn.current_role_name() = 'staff')
  with check (commune_id = tn.current_commune() and tn.current_role_name() = 'staff');

create policy audit_insert on tn.audit for insert to tn_app, tn_observer with check (commune_id = tn.current_commune());
create policy audit_read on tn.audit for select to tn_app using (
  commune_id = tn.current_commune()
  and (tn.current_role_name() = 'staff'
       or exists (select from tn.household h where h.commune_id = audit.commune_id and h.id = audit.subject_id)));
create policy audit_admin on tn.audit for all to tn_admin using (true) with check (true);

create policy account_profile_admin on tn.account_profile for all to tn_admin, tn_auth using (true) with check (true);

-- Households as the asking user may see them, as they stand today. `full_access` says whether he sees the whole
-- row; where not, everything but id, hamlet, cluster and position is null, so that no filter can tell more.
create view tn.household_view with (security_invoker = true) as
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
    coalesce(h.turns_on <= tn.today(), false) as turned,
    (tn.current_role_name() in ('staff', 'leader') or h.member_id = tn.current_member()) is true as full_access
  from tn.household h
  where h.commune_id = tn.current_commune()
) s;
grant select on tn.household_view to tn_app;

-- What an observer's sums are made of.
create view tn.household_count_view with (security_invoker = true) as
select h.commune_id, h.hamlet_id, h.reached, h.informed, h.adopting,
  case when coalesce(h.turns_on <= tn.today(), false) then h.then_status else h.now_status end as status,
  case when coalesce(h.turns_on <= tn.today(), false) then h.then_flagged else h.now_flagged end as flagged
from tn.household h
where h.commune_id = tn.current_commune() and h.deleted_at is null and not h.proposed;
grant select on tn.household_count_view to tn_app, tn_observer;

-- Visits with what counts: neither superseded nor undone.
create view tn.visit_view with (security_invoker = true) as
select v.*,
  exists (select from tn.visit w where w.commune_id = v.commune_id and w.supersedes = v.id) as superseded,
  exists (select from tn.visit_undo u where u.commune_id = v.commune_id and u.visit_id = v.id) as undone
from tn.visit v
where v.commune_id = tn.current_commune();
grant select on tn.visit_view to tn_app;
