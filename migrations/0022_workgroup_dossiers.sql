-- Dossiers (پرونده کارگروه): one unit or investor, one or more cases. The acts are the truth; the row is an index of their fold.
create table workgroup.dossier (
  province_id  smallint not null,
  id           uuid not null,
  no           integer not null,
  code         text not null,                    -- EA-D-1405-0012
  unit_id      uuid,
  investor_id  uuid,
  unit_name    text not null,
  county_id    uuid,
  subject      text not null,                    -- one line: what it is about
  request      text not null default '',         -- what the applicant asks for
  group_code   text,                             -- the obstacle group of its weightiest case
  domain_code  text,
  body_id      uuid not null,                    -- where it is to be decided
  committee_id uuid,                             -- who prepares it
  from_body_id uuid,                             -- the body before this one: who referred it up still sees it
  state        text not null,                    -- workgroup/dossiers/model.ts
  flags        text[] not null default '{}',
  late         boolean not null default false,   -- of the flags: not heard by hear_by
  origin       text not null check (origin in ('hand', 'ladder', 'promotion')),
  priority     text not null default 'normal' check (priority in ('normal', 'production_stopped')),
  confidential boolean not null default false,
  parallel     text not null default '',         -- the same matter in a parallel body: its name and file number
  -- what the agenda orders by
  loss_irr_day numeric not null default 0 check (loss_irr_day >= 0),  -- cost of delay a day as told, in rials
  jobs         integer not null default 0,
  cases        integer not null default 0,
  open_cases   integer not null default 0,
  unlocks      integer not null default 0,       -- its open cases, with those of a knot it would untie
  revived      boolean not null default false,   -- said at its end: an idle unit works again
  jobs_kept    integer not null default 0,
  due_at       timestamptz,                      -- the earliest deadline missed or to be met: of its cases, or "heard within a week"
  hear_by      timestamptz,                      -- to be heard within a week of reaching the secretariat (guide.md §8)
  step_at      timestamptz,                      -- when the clock has something to do
  deferred     smallint not null default 0,
  session_id   uuid,                             -- the session whose agenda it stands on
  session_at   timestamptz,
  opened_at    timestamptz not null,
  ready_at     timestamptz,
  updated_at   timestamptz not null,
  closed_at    timestamptz,
  opened_by    uuid,
  version      integer not null default 1,       -- = number of acts
  search       tsvector generated always as (fa.tsv(unit_name, 'A') || fa.tsv(subject || ' ' || request)) stored,
  primary key (province_id, id),
  constraint dossier_code unique (province_id, code),
  foreign key (province_id, body_id) references workgroup.body,
  foreign key (province_id, committee_id) references workgroup.body,
  foreign key (province_id, from_body_id) references workgroup.body,
  check (num_nonnulls(unit_id, investor_id) <= 1)
);
select public.tenant('workgroup.dossier');
create index dossier_search on workgroup.dossier using gin (search);
create index dossier_state on workgroup.dossier (province_id, state, updated_at desc, id desc);
create index dossier_recent on workgroup.dossier (province_id, updated_at desc, id desc);
create index dossier_body on workgroup.dossier (province_id, body_id, state, due_at);
create index dossier_committee on workgroup.dossier (province_id, committee_id, state) where committee_id is not null;
create index dossier_from on workgroup.dossier (province_id, from_body_id) where from_body_id is not null;
create index dossier_late on workgroup.dossier (province_id, updated_at desc, id desc) where late;
create index dossier_county on workgroup.dossier (province_id, county_id, updated_at desc, id desc) where county_id is not null;
create index dossier_session on workgroup.dossier (province_id, session_id) where session_id is not null;
create index dossier_unit on workgroup.dossier (province_id, unit_id, id desc) where unit_id is not null;
create index dossier_investor on workgroup.dossier (province_id, investor_id, id desc) where investor_id is not null;
create index dossier_hear on workgroup.dossier (province_id, hear_by) where hear_by is not null and closed_at is null;
create index dossier_step on workgroup.dossier (province_id, step_at, id) where step_at is not null;

create table workgroup.dossier_case (
  province_id smallint not null,
  dossier_id  uuid not null,
  case_id     uuid not null,
  added_at    timestamptz not null,
  primary key (province_id, dossier_id, case_id),
  foreign key (province_id, dossier_id) references workgroup.dossier
);
select public.tenant('workgroup.dossier_case');
create index dossier_case_case on workgroup.dossier_case (province_id, case_id);

create table workgroup.dossier_act (
  province_id smallint not null,
  dossier_id  uuid not null,
  seq         integer not null,
  name        text not null,
  at          timestamptz not null,
  actor_id    uuid,
  actor_role  text not null,
  details     jsonb not null default '{}',
  primary key (province_id, dossier_id, seq),
  foreign key (province_id, dossier_id) references workgroup.dossier
);
select public.tenant('workgroup.dossier_act');

create table workgroup.dossier_file (
  province_id smallint not null,
  id          uuid not null,
  dossier_id  uuid not null,
  sha256      text not null,
  name        text not null,
  mime        text not null,
  bytes       bigint not null,
  document    smallint,                          -- the place in the list of documents that it answers
  by_applicant boolean not null default false,   -- brought by the applicant, who sees it; the others are of the house
  created_at  timestamptz not null,
  created_by  uuid,
  primary key (province_id, id),
  foreign key (province_id, dossier_id) references workgroup.dossier
);
select public.tenant('workgroup.dossier_file');
create index dossier_file_dossier on workgroup.dossier_file (province_id, dossier_id, id);

-- Words under row-level security: the same door as casework.search_cases (0018). Ids of the caller's province only, the newest
-- first; the caller reads the rows under its own policy and drops those that this person may not see.
create policy search on workgroup.dossier for select to current_user using (true);
create function workgroup.search_dossiers(q tsquery, before_at timestamptz, before_id uuid, n integer)
returns table (id uuid, updated_at timestamptz, score real) language plpgsql stable security definer set search_path = pg_catalog as $f$
begin
  return query execute
    'with hit as materialized (
       select d.id, d.updated_at from workgroup.dossier d where d.search @@ $1 and d.province_id = $2
         and ($3 is null or (d.updated_at, d.id) < ($3, $4)) order by d.updated_at desc, d.id desc limit $5)
     select hit.id, hit.updated_at, ts_rank_cd(''{0.1, 0.2, 0.4, 1}'', d.search, $1, 33)
     from hit join workgroup.dossier d on d.province_id = $2 and d.id = hit.id'
    using q, public.app_province(), before_at, before_id, n;
end $f$;
