-- A printed slip by which a person signs in the first time, or again: one for an account, the newest counts.
create table tn.sign_in_slip (
  commune_id uuid not null references tn.commune,
  account_id text not null references auth."user" on delete cascade,
  digest text not null,                          -- of the account and the code; the code itself is nowhere
  made_at timestamptz not null default now(),
  made_by text,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (commune_id, account_id)
);
-- Accounts' business alone: nobody of a commune reads it through the tenant door.
alter table tn.sign_in_slip enable row level security;
alter table tn.sign_in_slip force row level security;
grant select, insert, update on tn.sign_in_slip to tn_auth;
create policy sign_in_slip_auth on tn.sign_in_slip for all to tn_auth using (true) with check (true);

-- Who made accounts and slips is noted in the transaction that makes them.
grant insert on tn.audit to tn_auth;
create policy audit_auth on tn.audit for insert to tn_auth with check (commune_id is not null);
-- Whose accounts they are.
create index account_profile_member on tn.account_profile (commune_id, member_id) where member_id is not null;
