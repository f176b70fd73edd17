-- Who did it, by name, kept with the fact: accounts are not readable from a commune's rows.
alter table tn.visit add column recorded_by_name text;
alter table tn.assignment add column made_by_name text;
alter table tn.audit add column by_name text;

-- A correction that was undone corrects nothing: the visit counts again and may be corrected anew.
drop index tn.visit_supersedes;
create index visit_supersedes on tn.visit (commune_id, supersedes) where supersedes is not null;

drop view tn.visit_view;
create view tn.visit_view with (security_invoker = true) as
select v.*,
  exists (select from tn.visit w
          where w.commune_id = v.commune_id and w.supersedes = v.id
            and not exists (select from tn.visit_undo u where u.commune_id = w.commune_id and u.visit_id = w.id)) as superseded,
  exists (select from tn.visit_undo u where u.commune_id = v.commune_id and u.visit_id = v.id) as undone
from tn.visit v
where v.commune_id = tn.current_commune();
grant select on tn.visit_view to tn_app;

-- An observer's sums say how many are assigned and placed, without saying to whom and where.
alter table tn.household
  add column assigned boolean not null generated always as (member_id is not null) stored,
  add column placed boolean not null generated always as (location is not null) stored;
grant select (assigned, placed) on tn.household to tn_observer;

create or replace view tn.household_count_view with (security_invoker = true) as
select h.commune_id, h.hamlet_id, h.reached, h.informed, h.adopting,
  case when coalesce(h.turns_on <= tn.today(), false) then h.then_status else h.now_status end as status,
  case when coalesce(h.turns_on <= tn.today(), false) then h.then_flagged else h.now_flagged end as flagged,
  h.assigned, h.placed
from tn.household h
where h.commune_id = tn.current_commune() and h.deleted_at is null and not h.proposed;

-- A proposal is seen by its leader, the office and the member who made it, who is in charge of it meanwhile.
alter policy household_read on tn.household using (
  commune_id = tn.current_commune()
  and (tn.current_role_name() = 'staff'
       or (hamlet_id = tn.current_hamlet()
           and (tn.current_role_name() = 'leader' or not proposed or created_by = tn.current_account()))));
alter policy assignment_insert on tn.assignment with check (
  commune_id = tn.current_commune()
  and exists (select from tn.household h where h.commune_id = assignment.commune_id and h.id = assignment.household_id
              and (tn.current_role_name() in ('staff', 'leader')
                   or (tn.current_role_name() = 'member' and h.proposed and h.created_by = tn.current_account()
                       and assignment.member_id = tn.current_member()))));
