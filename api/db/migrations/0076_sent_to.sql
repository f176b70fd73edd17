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
