-- Resolutions (مصوبه): an owner, an action, a date, an evidence. The acts are the truth; the row is an index of their fold.
create table workgroup.resolution (
  province_id   smallint not null,
  id            uuid not null,
  no            integer,                         -- given with approval
  code          text not null,                   -- EA-R-1405-0012, given with approval; until then its id
  body_id       uuid not null,
  committee_id  uuid,                            -- prepared the dossier: its members see the resolution
  session_id    uuid,
  item_id       uuid,
  dossier_id    uuid not null,
  unit_id       uuid,
  investor_id   uuid,
  unit_name     text not null,
  county_id     uuid,
  group_code    text,
  domain_code   text,
  owner_agency_id uuid not null,
  owner_desk_id uuid,
  alt_agency_id uuid,                            -- who executes if the owner cannot
  text          text not null,
  fields        jsonb not null default '{}',     -- the fixed form of the obstacle group's evidence type
  amount        numeric,
  currency      text,
  evidence_type text not null,
  article       text not null default '',
  due_at        timestamptz not null,
  priority      text not null default 'normal' check (priority in ('normal', 'production_stopped')),
  confidential  boolean not null default false,
  state         text not null,                   -- workgroup/resolutions/model.ts
  flags         text[] not null default '{}',
  reason        text,                            -- why not executed
  path          text check (path in ('bank', 'nonfeasance')),
  stage         text,                            -- where on that path it stands
  suspended     boolean not null default false,
  approved_at   timestamptz,
  notified_at   timestamptz,
  received_at   timestamptz,
  object_by     timestamptz,
  objected_at   timestamptz,
  claimed_at    timestamptz,
  claimed_by    uuid,
  confirmed_at  timestamptz,
  closed_at     timestamptz,
  step_at       timestamptz,                     -- when the clock has something to do
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  version       integer not null default 1,      -- = number of acts
  search        tsvector generated always as (fa.tsv(unit_name, 'A') || fa.tsv(text)) stored,
  primary key (province_id, id),
  constraint resolution_code unique (province_id, code),
  foreign key (province_id, body_id) references workgroup.body,
  foreign key (province_id, committee_id) references workgroup.body,
  foreign key (province_id, session_id) references workgroup.session,
  foreign key (province_id, item_id) references workgroup.item,
  foreign key (province_id, dossier_id) references workgroup.dossier
);
select public.tenant('workgroup.resolution');
create index resolution_search on workgroup.resolution using gin (search);
create index resolution_recent on workgroup.resolution (province_id, updated_at desc, id desc);
create index resolution_state on workgroup.resolution (province_id, state, due_at, id);
create index resolution_due on workgroup.resolution (province_id, due_at, id) where closed_at is null;
create index resolution_owner on workgroup.resolution (province_id, owner_agency_id, state, due_at, id);
-- What waits for an agency and its desks.
create index resolution_live on workgroup.resolution (province_id, owner_agency_id, due_at, id) where notified_at is not null and closed_at is null;
-- What waits for those who keep minutes.
create index resolution_shelved on workgroup.resolution (province_id, due_at, id)
  where closed_at is null and (state in ('approved', 'objected') or path is not null or 'disputed' = any (flags));
create index resolution_alt on workgroup.resolution (province_id, alt_agency_id) where alt_agency_id is not null;
create index resolution_body on workgroup.resolution (province_id, body_id, due_at, id);
create index resolution_committee on workgroup.resolution (province_id, committee_id) where committee_id is not null;
create index resolution_investor on workgroup.resolution (province_id, investor_id, id desc) where investor_id is not null;
create index resolution_session on workgroup.resolution (province_id, session_id, id);
create index resolution_item on workgroup.resolution (province_id, item_id, id);
create index resolution_dossier on workgroup.resolution (province_id, dossier_id, id);
create index resolution_unit on workgroup.resolution (province_id, unit_id, id desc) where unit_id is not null;
create index resolution_step on workgroup.resolution (province_id, step_at, id) where step_at is not null;
-- What stands first on the next agenda of its body.
create index resolution_unfinished on workgroup.resolution (province_id, body_id, due_at, id)
  where closed_at is null and (state = 'objected' or flags && array['overdue', 'again']);
alter table workgroup.item add foreign key (province_id, resolution_id) references workgroup.resolution;
alter table workgroup.candidate add foreign key (province_id, resolution_id) references workgroup.resolution;

create table workgroup.resolution_case (
  province_id   smallint not null,
  resolution_id uuid not null,
  case_id       uuid not null,
  primary key (province_id, resolution_id, case_id),
  foreign key (province_id, resolution_id) references workgroup.resolution
);
select public.tenant('workgroup.resolution_case');
create index resolution_case_case on workgroup.resolution_case (province_id, case_id);

-- What the producer must do, with its own date.
create table workgroup.duty (
  province_id   smallint not null,
  id            uuid not null,
  resolution_id uuid not null,
  text          text not null,
  due_at        timestamptz not null,
  state         text not null default 'open' check (state in ('open', 'claimed', 'done', 'broken', 'waived')),
  note          text not null default '',
  settled_at    timestamptz,
  primary key (province_id, id),
  foreign key (province_id, resolution_id) references workgroup.resolution
);
select public.tenant('workgroup.duty');
create index duty_resolution on workgroup.duty (province_id, resolution_id, due_at, id);
create index duty_due on workgroup.duty (province_id, due_at) where state in ('open', 'claimed');

create table workgroup.resolution_act (
  province_id   smallint not null,
  resolution_id uuid not null,
  seq           integer not null,
  name          text not null,
  at            timestamptz not null,
  actor_id      uuid,
  actor_role    text not null,
  details       jsonb not null default '{}',
  primary key (province_id, resolution_id, seq),
  foreign key (province_id, resolution_id) references workgroup.resolution
);
select public.tenant('workgroup.resolution_act');

create table workgroup.resolution_file (
  province_id   smallint not null,
  id            uuid not null,
  resolution_id uuid not null,
  sha256        text not null,
  name          text not null,
  mime          text not null,
  bytes         bigint not null,
  created_at    timestamptz not null,
  created_by    uuid,
  primary key (province_id, id),
  foreign key (province_id, resolution_id) references workgroup.resolution
);
select public.tenant('workgroup.resolution_file');
create index resolution_file_resolution on workgroup.resolution_file (province_id, resolution_id, id);
