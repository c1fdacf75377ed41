-- The bodies of the Facilitation Working Group: provincial and county groups, committees, the bank-expert panel, the national HQ.
create schema workgroup;

create table workgroup.body (
  province_id  smallint not null,
  id           uuid not null,
  kind         text not null check (kind in ('province', 'county', 'committee', 'bank_panel', 'national')),
  name_fa      text not null,
  name_en      text not null default '',
  county_id    uuid,
  parent_id    uuid,                             -- the body to which it refers up, or for which a committee prepares
  domain_codes text[] not null default '{}',     -- a committee's field: domains and groups of the catalogue; both empty: everything
  group_codes  text[] not null default '{}',
  parallel     boolean not null default false,   -- another institution's body, e.g. the judiciary's HQ: only noted, never decides here
  quorum_rule  text not null default 'majority' check (quorum_rule in ('majority', 'two_thirds', 'count', 'none')),
  quorum_count smallint,
  votes        boolean not null default false,
  weekday      smallint check (weekday between 0 and 6),  -- 0 Sunday, as in the working calendar; null: no fixed day
  every_weeks  smallint not null default 1 check (every_weeks between 1 and 26),
  counted_from date,                             -- weeks are counted from here; null: from a fixed week long ago
  starts_at    text not null default '09:00',    -- wall clock of Tehran
  minutes      smallint not null default 120,
  place        text not null default '',
  video_link   text not null default '',
  capacity     smallint not null default 10,     -- items a session can hear
  notice_days  smallint not null default 3,      -- the pack goes out so many days before
  active       boolean not null default true,
  created_at   timestamptz not null,
  version      integer not null default 1,
  primary key (province_id, id),
  constraint body_name unique (province_id, name_fa),
  foreign key (province_id, parent_id) references workgroup.body
);
select public.tenant('workgroup.body');
-- One deciding group for the province, one for each county and one national HQ: a dossier must know whose it is.
create unique index body_single on workgroup.body (province_id, kind)
  where kind in ('province', 'national') and active and not parallel;
create unique index body_county on workgroup.body (province_id, county_id)
  where kind = 'county' and active and not parallel;
create index body_kind on workgroup.body (province_id, kind, id);
create index body_parent on workgroup.body (province_id, parent_id);

-- A seat (عضویت): an agency or a post, who fills it, and their deputy.
create table workgroup.seat (
  province_id      smallint not null,
  id               uuid not null,
  body_id          uuid not null,
  agency_id        uuid,
  post             text not null,                -- e.g. «مدیرعامل شرکت توزیع برق»
  holder_name      text not null default '',
  account_id       uuid,
  phone            text not null default '',
  deputy_name      text not null default '',
  deputy_account_id uuid,
  deputy_phone     text not null default '',
  chair            boolean not null default false,
  clerk            boolean not null default false, -- secretary of this body: keeps its agenda and minutes
  voting           boolean not null default true,
  position         smallint not null default 0,
  since            timestamptz not null,
  until            timestamptz,                  -- past seats stay, because old minutes name them
  version          integer not null default 1,
  primary key (province_id, id),
  foreign key (province_id, body_id) references workgroup.body
);
select public.tenant('workgroup.seat');
create index seat_body on workgroup.seat (province_id, body_id, position, id);
create unique index seat_chair on workgroup.seat (province_id, body_id) where chair and until is null;
create index seat_account on workgroup.seat (province_id, account_id) where account_id is not null;
create index seat_deputy on workgroup.seat (province_id, deputy_account_id) where deputy_account_id is not null;
create index seat_agency on workgroup.seat (province_id, agency_id) where agency_id is not null;

-- Running numbers: dossiers, sessions, resolutions and letters, by year.
create table workgroup.counter (
  province_id smallint not null,
  name        text not null,                     -- e.g. dossier:1405
  value       integer not null,
  primary key (province_id, name)
);
select public.tenant('workgroup.counter');

-- A province's own deadlines; what is not here has the shipped default (workgroup/bodies/policies/rules.ts).
create table workgroup.policy (
  province_id smallint not null,
  step        text not null,
  priority    text not null check (priority in ('normal', 'production_stopped')),
  amount      integer not null check (amount >= 0),
  unit        text not null check (unit in ('hours', 'days', 'workingDays', 'workingHours')),
  updated_at  timestamptz not null,
  updated_by  uuid,
  primary key (province_id, step, priority)
);
select public.tenant('workgroup.policy');
