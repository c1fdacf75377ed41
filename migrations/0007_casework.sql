-- Cases and their referrals. The acts are the truth; the other columns of case and referral are an index of their fold.
create schema casework;

create table casework.case (
  province_id     smallint not null,
  id              uuid not null,
  code            text not null,                 -- EA-1405-000123
  unit_id         uuid,
  investor_id     uuid,
  unit_name       text not null,                 -- as told; follows the registry when a unit is linked
  county_id       uuid,
  reporter_phone  text not null,                 -- E.164
  reporter_name   text not null default '',
  reporter_id     uuid,                          -- the producer's account, when they were signed in
  channel         text not null check (channel in ('web', 'phone', 'sms', 'field', 'api')),
  group_code      text,
  text            text not null,
  priority        text not null default 'normal' check (priority in ('normal', 'production_stopped')),
  confidential    boolean not null default false,
  status          text not null,
  flags           text[] not null default '{}',
  rung            smallint not null default 0,
  holder          text not null,                 -- centre | desk | agencyHead | workingGroup | hq | producer | none
  holder_desk_id  uuid,                          -- the desk that holds it, or whose head does
  lead_desk_id    uuid,
  merged_into     uuid,
  due_at          timestamptz,                   -- the next deadline that somebody can miss
  step_at         timestamptz,                   -- when the clock has something to do (nudge, reminder, climb)
  opened_at       timestamptz not null,
  updated_at      timestamptz not null,
  closed_at       timestamptz,
  version         integer not null default 1,    -- = number of acts
  search          tsvector generated always as (fa.tsv(unit_name, 'A') || fa.tsv(text)) stored,
  primary key (province_id, id),
  unique (province_id, code),
  check (num_nonnulls(unit_id, investor_id) <= 1)
);
select public.tenant('casework.case');
create index case_search on casework.case using gin (search);
create index case_recent on casework.case (province_id, updated_at desc, id desc);
create index case_opened on casework.case (province_id, opened_at desc, id desc);
create index case_status on casework.case (province_id, status, updated_at desc, id desc);
create index case_due on casework.case (province_id, due_at, id) where closed_at is null;
create index case_step on casework.case (province_id, step_at, id) where step_at is not null;
create index case_unit on casework.case (province_id, unit_id, id desc);
create index case_investor on casework.case (province_id, investor_id, id desc) where investor_id is not null;
create index case_phone on casework.case (province_id, reporter_phone, id desc);
create index case_group on casework.case (province_id, group_code, id desc);
create index case_rung on casework.case (province_id, rung, due_at) where closed_at is null;
create index case_reporter on casework.case (province_id, reporter_id, id desc) where reporter_id is not null;
create index case_merged on casework.case (province_id, merged_into) where merged_into is not null;
create index case_flagged on casework.case (province_id, updated_at desc, id desc) where flags <> '{}';
-- What the centre must act on, and all counts of the overview, without touching the table.
create index case_holder on casework.case (province_id, holder, due_at, id) where closed_at is null;
create index case_counts on casework.case (province_id, status, holder, rung, priority) where closed_at is null;

-- Full-text search under row-level security. `@@` is not leakproof, so under a policy PostgreSQL may not use the GIN index
-- before the policy has been applied to every row. This function runs as the owner of the table, who has a policy of its own
-- without a condition; it asks for the province itself and tells ids only, of one province, to whoever may see cases there:
-- the caller reads the rows under its own policy.
create policy search on casework.case for select to current_user using (true);
create function casework.find_cases(q tsquery, before_at timestamptz, before_id uuid, n integer)
returns table (id uuid, updated_at timestamptz) language plpgsql stable security definer set search_path = pg_catalog as $f$
begin
  return query execute
    'select c.id, c.updated_at from casework.case c where c.search @@ $1 and c.province_id = $2
       and ($3 is null or (c.updated_at, c.id) < ($3, $4)) order by c.updated_at desc, c.id desc limit $5'
    using q, public.app_province(), before_at, before_id, n;
end $f$;

create table casework.referral (
  province_id  smallint not null,
  id           uuid not null,
  case_id      uuid not null,
  desk_id      uuid not null,
  agency_id    uuid not null,
  lead         boolean not null default false,
  alternatives text,                              -- siblings that share this name supersede each other
  state        text not null,
  rung         smallint not null default 1,
  due_at       timestamptz,
  sent_at      timestamptz not null,
  accepted_at  timestamptz,
  ended_at     timestamptz,
  primary key (province_id, id),
  foreign key (province_id, case_id) references casework.case
);
select public.tenant('casework.referral');
create unique index referral_one_live on casework.referral (province_id, case_id, desk_id)
  where state in ('sent', 'accepted', 'in_progress', 'waiting');
create index referral_case on casework.referral (province_id, case_id);
create index referral_desk on casework.referral (province_id, desk_id, state, due_at);
create index referral_agency on casework.referral (province_id, agency_id, state, due_at);

-- Append-only. seq counts from 1 within a case, so two writers cannot both be next.
create table casework.act (
  province_id smallint not null,
  case_id     uuid not null,
  seq         integer not null,
  referral_id uuid,
  name        text not null,
  at          timestamptz not null,
  actor_id    uuid,
  actor_role  text not null,
  details     jsonb not null default '{}',
  primary key (province_id, case_id, seq),
  foreign key (province_id, case_id) references casework.case
);
select public.tenant('casework.act');

-- Somebody without an account who proved the phone of one case; the cookie holds the secret, the table its hash.
create table casework.follow_session (
  province_id smallint not null,
  id          uuid not null,
  token_hash  bytea not null,
  case_id     uuid not null,
  phone       text not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  primary key (province_id, id),
  unique (province_id, token_hash),
  foreign key (province_id, case_id) references casework.case
);
select public.tenant('casework.follow_session');
create index follow_session_case on casework.follow_session (province_id, case_id);
create index follow_session_age on casework.follow_session (province_id, expires_at);

-- A half-filled form of a producer or an operator; the case starts at submit.
create table casework.draft (
  province_id smallint not null,
  id          uuid not null,
  secret_hash bytea not null,
  account_id  uuid,
  body        jsonb not null,
  updated_at  timestamptz not null,
  primary key (province_id, id)
);
select public.tenant('casework.draft');
create index draft_age on casework.draft (province_id, updated_at);

create table casework.attachment (
  province_id smallint not null,
  id          uuid not null,
  case_id     uuid,                               -- null while it hangs on a draft
  draft_id    uuid,
  seq         integer,                            -- the act it came with
  sha256      text not null,
  name        text not null,
  mime        text not null,
  bytes       bigint not null,
  visibility  text not null check (visibility in ('producer', 'internal')),
  created_at  timestamptz not null,
  created_by  uuid,
  primary key (province_id, id),
  check (num_nonnulls(case_id, draft_id) >= 1)
);
select public.tenant('casework.attachment');
create index attachment_case on casework.attachment (province_id, case_id, id);
create index attachment_draft on casework.attachment (province_id, draft_id) where draft_id is not null;

-- The ladder's budgets as data. A missing row means the default of casework/rules.
create table casework.policy (
  province_id smallint not null,
  priority    text not null,
  rung        smallint not null,
  step        text not null,                      -- ack | act | nudge | remind1 …
  amount      numeric not null check (amount > 0),
  unit        text not null check (unit in ('workingHours', 'workingDays', 'hours', 'days')),
  version     integer not null default 1,
  primary key (province_id, priority, rung, step)
);
select public.tenant('casework.policy');

-- What the clock did: once per case, round and step, whatever the job does.
create table casework.step (
  province_id smallint not null,
  case_id     uuid not null,
  round       integer not null,
  name        text not null,
  at          timestamptz not null,
  primary key (province_id, case_id, round, name),
  foreign key (province_id, case_id) references casework.case
);
select public.tenant('casework.step');

-- Blocks of case numbers, per province and Jalali year, handed out in memory: no writer waits for another.
create table casework.number_block (
  province_id smallint not null,
  year        smallint not null,
  next        integer not null,
  primary key (province_id, year)
);
select public.tenant('casework.number_block');
