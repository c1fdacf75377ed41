-- Sessions of a body: planned, called with a frozen pack, sat, closed, minuted.
create table workgroup.session (
  province_id  smallint not null,
  id           uuid not null,
  no           integer not null,                 -- number of the body's session in the Jalali year
  year         smallint not null,
  code         text not null,                    -- EA-S-1405-0012
  body_id      uuid not null,
  starts_at    timestamptz not null,
  minutes      smallint not null default 120,
  place        text not null default '',
  video_link   text not null default '',
  extraordinary boolean not null default false,
  reason       text not null default '',         -- why extraordinary, cancelled, or not held
  capacity     smallint not null,
  state        text not null check (state in ('planned', 'called', 'sitting', 'closed', 'minuted', 'not_held', 'cancelled')),
  chaired_by   text not null default '' check (chaired_by in ('', 'governor_general', 'deputy', 'other')),
  chair_seat_id uuid,
  chair_name   text not null default '',
  pack_hash    text not null default '',         -- SHA-256 of the frozen pack (canonical JSON)
  pack         jsonb,                            -- what was frozen
  frozen_at    timestamptz,
  opened_at    timestamptz,
  closed_at    timestamptz,
  minuted_at   timestamptz,
  quorum_met   boolean,
  note         text not null default '',         -- opening notes of the minutes
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  version      integer not null default 1,
  primary key (province_id, id),
  constraint session_code unique (province_id, code),
  constraint session_no unique (province_id, body_id, year, no),
  foreign key (province_id, body_id) references workgroup.body
);
select public.tenant('workgroup.session');
create index session_when on workgroup.session (province_id, starts_at desc, id desc);
create index session_body on workgroup.session (province_id, body_id, starts_at desc, id desc);
create index session_state on workgroup.session (province_id, state, starts_at);

-- Who was asked and who came.
create table workgroup.attendance (
  province_id smallint not null,
  session_id  uuid not null,
  seat_id     uuid not null,
  presence    text not null default 'unknown' check (presence in ('unknown', 'present', 'deputy', 'online', 'excused', 'absent')),
  name        text not null default '',          -- who sat there
  at          timestamptz,
  invited_at  timestamptz,
  answer      text not null default '' check (answer in ('', 'coming', 'deputy', 'not_coming')),
  primary key (province_id, session_id, seat_id),
  foreign key (province_id, session_id) references workgroup.session,
  foreign key (province_id, seat_id) references workgroup.seat
);
select public.tenant('workgroup.attendance');
create index attendance_seat on workgroup.attendance (province_id, seat_id, session_id);

create table workgroup.item (
  province_id  smallint not null,
  id           uuid not null,
  session_id   uuid not null,
  dossier_id   uuid,
  resolution_id uuid,                            -- an unfinished or overdue resolution that is heard again
  title        text not null default '',         -- of an item that is neither
  position     smallint not null,
  by_hand      boolean not null default false,
  moved_reason text not null default '',
  factors      jsonb not null default '{}',      -- overdue days, cost of delay, unlocks, score: as they were when it was ordered
  state        text not null default 'waiting' check (state in ('waiting', 'open', 'resolved', 'deferred', 'refused', 'referred_up', 'noted', 'not_reached')),
  discussion   text not null default '',
  reason       text not null default '',
  opened_at    timestamptz,
  closed_at    timestamptz,
  version      integer not null default 1,
  primary key (province_id, id),
  foreign key (province_id, session_id) references workgroup.session,
  foreign key (province_id, dossier_id) references workgroup.dossier,
  check (num_nonnulls(dossier_id, resolution_id) <= 1)
);
select public.tenant('workgroup.item');
create index item_session on workgroup.item (province_id, session_id, position, id);
create index item_dossier on workgroup.item (province_id, dossier_id, id) where dossier_id is not null;
create unique index item_once on workgroup.item (province_id, session_id, dossier_id) where dossier_id is not null;
create index item_resolution on workgroup.item (province_id, resolution_id, id) where resolution_id is not null;

-- A member who is party to an item: no vote on it, not counted for it.
create table workgroup.conflict (
  province_id smallint not null,
  item_id     uuid not null,
  seat_id     uuid not null,
  reason      text not null,
  declared_at timestamptz not null,
  declared_by uuid,
  primary key (province_id, item_id, seat_id),
  foreign key (province_id, item_id) references workgroup.item,
  foreign key (province_id, seat_id) references workgroup.seat
);
select public.tenant('workgroup.conflict');
create index conflict_seat on workgroup.conflict (province_id, seat_id);

create table workgroup.proposal (
  province_id smallint not null,
  id          uuid not null,
  item_id     uuid not null,
  seat_id     uuid,                              -- who proposed it
  text        text not null,
  state       text not null default 'open' check (state in ('open', 'adopted', 'rejected', 'dropped')),
  at          timestamptz not null,
  primary key (province_id, id),
  foreign key (province_id, item_id) references workgroup.item,
  foreign key (province_id, seat_id) references workgroup.seat
);
select public.tenant('workgroup.proposal');
create index proposal_item on workgroup.proposal (province_id, item_id, id);
create index proposal_seat on workgroup.proposal (province_id, seat_id);

create table workgroup.vote (
  province_id smallint not null,
  proposal_id uuid not null,
  seat_id     uuid not null,
  vote        text not null check (vote in ('for', 'against', 'abstain')),
  at          timestamptz not null,
  primary key (province_id, proposal_id, seat_id),
  foreign key (province_id, proposal_id) references workgroup.proposal,
  foreign key (province_id, seat_id) references workgroup.seat
);
select public.tenant('workgroup.vote');
create index vote_seat on workgroup.vote (province_id, seat_id);
