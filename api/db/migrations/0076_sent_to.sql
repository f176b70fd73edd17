-- Who goes only together calls at the same doors: the walk is in the name of one of the two, and both see it.
create function tn.goes_with() returns uuid language sql stable
  return (select a.goes_with from tn.member_availability a
          where a.commune_id = tn.current_commune() and a.member_id = tn.current_member());

alter policy plan_stop_own on tn.plan_stop using (
  commune_id = (select tn.current_commune())
  and (member_id = (select tn.current_member())
       or member_id = (select tn.goes_with())
          and exists (select from tn.plan_day d
                      where d.commune_id = plan_stop.commune_id and d.plan_id = plan_stop.plan_id
                        and d.date = plan_stop.date and (select tn.current_member()) = any(d.member_ids))));

create or replace function tn.sent_to() returns uuid[] language sql stable
  return (select array_agg(s.household_id) from tn.plan_stop s
          where s.commune_id = tn.current_commune() and s.member_id in (tn.current_member(), tn.goes_with())
            and s.date between tn.today() and tn.today() + 1);

-- Who is sent to a household today or tomorrow asks there what is not known yet: he corrects its facts as if it were in
-- his charge.
create or replace function tn.household_guard() returns trigger language plpgsql as $$
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
          old.adults, old.adults_without_device, old.deviceless_stated)
     and (old.id = any(tn.sent_to())) is not true then
    raise exception 'a member corrects only the households in his charge or sent to' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
