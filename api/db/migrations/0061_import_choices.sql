-- What columns of a form were said to be, so that the next import of that form needs not be told again.
create table tn.import_choice (
  commune_id uuid not null references tn.commune,
  form text not null,                            -- digest of the form's headings
  heading text not null,                         -- folded
  choice text,                                   -- a field, platforms:CODE, or null: left out
  said_at timestamptz not null default now(),
  primary key (commune_id, form, heading)
);

alter table tn.import_choice enable row level security;
alter table tn.import_choice force row level security;
grant select, insert, update on tn.import_choice to tn_app;
create policy import_choice_staff on tn.import_choice for all to tn_app
  using (commune_id = (select tn.current_commune()) and (select tn.current_role_name()) = 'staff')
  with check (commune_id = (select tn.current_commune()) and (select tn.current_role_name()) = 'staff');
