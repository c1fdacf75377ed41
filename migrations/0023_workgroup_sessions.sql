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
  by_calendar  boolean not null default false,   -- planned by the clock from the body's calendar
  reason       text not null default '',         -- why extraordinary
  outcome      text not null default '',         -- why cancelled or not held
  capacity     smallint not null,
  state        text not null check (state in ('planned', 'called', 'sitting', 'closed', 'minuted', 'not_held', 'cancelled')),
  chaired_by   text not null default '' check (chaired_by in ('', 'governor_general', 'deputy', 'other')),
  chair_seat_id uuid,
  chair_name   text not null default '',
  waiting      integer not null default 0,       -- candidates beyond the capacity, when the agenda was last built
  built_at     timestamptz,
  pack_hash    text not null default '',         -- SHA-256 of the frozen pack in workgroup.pack; empty while not called
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

-- What was done with a session and why: called back, moved, added by hand. Only ever added to.
create table workgroup.session_act (
  province_id smallint not null,
  session_id  uuid not null,
  id          uuid not null,                     -- in the order of time
  name        text not null,
  at          timestamptz not null,
  actor_id    uuid,
  actor_role  text not null,
  details     jsonb not null default '{}',
  primary key (province_id, session_id, id),
  foreign key (province_id, session_id) references workgroup.session
);
select public.tenant('workgroup.session_act');

-- Frozen packs: what the members were sent. An item added later is a pack of its own that names the hash before it.
create table workgroup.pack (
  province_id smallint not null,
  session_id  uuid not null,
  no          smallint not null,
  kind        text not null check (kind in ('pack', 'addition')),
  hash        text not null,                     -- SHA-256 of the canonical JSON of content
  content     jsonb not null,
  frozen_at   timestamptz not null,
  frozen_by   uuid,
  recalled_at timestamptz,                       -- the call was taken back
  paper_id    uuid,
  primary key (province_id, session_id, no),
  foreign key (province_id, session_id) references workgroup.session
);
select public.tenant('workgroup.pack');

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
  answer_note text not null default '',
  answered_at timestamptz,
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
  source       text not null check (source in ('unfinished', 'carried', 'ready', 'hand')),
  by_hand      boolean not null default false,   -- added by a person: building anew keeps it
  added_reason text not null default '',
  moved_reason text not null default '',         -- moved by a person: building anew keeps its place
  added_late   boolean not null default false,   -- after the call
  factors      jsonb not null default '{}',      -- overdue days, cost of delay, unlocks, score: as they were when it was ordered
  state        text not null default 'waiting' check (state in ('waiting', 'open', 'resolved', 'deferred', 'refused', 'referred_up', 'noted', 'not_reached')),
  discussion   text not null default '',
  reason       text not null default '',
  decision     jsonb not null default '{}',      -- beside the outcome: where it is referred, the act upon a resolution, the quorum it was taken with
  opened_at    timestamptz,                      -- the last opening
  spent_seconds integer not null default 0,      -- of earlier openings
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

-- What would come next if the session had more room; written when the agenda is built.
create table workgroup.candidate (
  province_id   smallint not null,
  session_id    uuid not null,
  position      smallint not null,
  dossier_id    uuid,
  resolution_id uuid,
  source        text not null check (source in ('unfinished', 'carried', 'ready')),
  factors       jsonb not null,
  primary key (province_id, session_id, position),
  foreign key (province_id, session_id) references workgroup.session,
  foreign key (province_id, dossier_id) references workgroup.dossier
);
select public.tenant('workgroup.candidate');
create index candidate_dossier on workgroup.candidate (province_id, dossier_id) where dossier_id is not null;
create index candidate_resolution on workgroup.candidate (province_id, resolution_id) where resolution_id is not null;

-- Taken off a planned agenda by a person: building anew leaves it out of this session.
create table workgroup.left_out (
  province_id smallint not null,
  session_id  uuid not null,
  subject_id  uuid not null,                     -- the dossier or the resolution
  reason      text not null,
  at          timestamptz not null,
  by          uuid,
  primary key (province_id, session_id, subject_id),
  foreign key (province_id, session_id) references workgroup.session
);
select public.tenant('workgroup.left_out');

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
  tally       jsonb,                             -- settled by its votes: the count as it was then; null: by agreement, or open
  at          timestamptz not null,
  settled_at  timestamptz,
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

-- What was done in the room, in order: who and what is newer when two write one item. seq and item_version are those after the act.
create table workgroup.sitting_act (
  province_id  smallint not null,
  session_id   uuid not null,
  seq          integer not null,
  name         text not null,
  item_id      uuid,
  item_version integer,
  at           timestamptz not null,
  actor_id     uuid,
  actor_name   text not null,
  details      jsonb not null default '{}',
  primary key (province_id, session_id, seq),
  foreign key (province_id, session_id) references workgroup.session,
  foreign key (province_id, item_id) references workgroup.item
);
select public.tenant('workgroup.sitting_act');
create index sitting_act_item on workgroup.sitting_act (province_id, item_id, item_version) where item_id is not null;
