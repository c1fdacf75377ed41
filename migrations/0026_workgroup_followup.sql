-- Counts of resolutions, kept with each act, so that the board reads no resolution; and the figures other provinces sent.
create table workgroup.tally (
  province_id smallint not null,
  month       integer not null,                  -- Jalali month of notification: 140508
  body_id     uuid not null,
  agency_id   uuid not null,
  domain_code text not null default '',
  county_id   uuid,
  outcome     text not null,                     -- workgroup/followup/model.ts
  reason      text not null default '',
  claimed     boolean not null,                  -- its agency has said that it did it, whatever became of the word
  count       integer not null,
  days        bigint not null default 0,         -- sum of days from notification to the producer's word, of executed ones
  constraint tally_row unique nulls not distinct (province_id, month, body_id, agency_id, domain_code, county_id, outcome, reason, claimed)
);
select public.tenant('workgroup.tally');

create index tally_none on workgroup.tally (province_id) where count = 0 and days = 0;

-- What acts have changed since the counts were last added up: only inserted, so that writers never wait for one another.
-- A job adds them to the tally every few minutes; whoever reads counts reads both.
create table workgroup.tally_move (
  province_id smallint not null,
  id          uuid not null,
  month       integer not null,
  body_id     uuid not null,
  agency_id   uuid not null,
  domain_code text not null default '',
  county_id   uuid,
  outcome     text not null,
  reason      text not null default '',
  claimed     boolean not null,
  count       integer not null,
  days        bigint not null default 0,
  primary key (province_id, id)
);
select public.tenant('workgroup.tally_move');

-- Signed aggregate files of this and other installations.
create table workgroup.aggregate (
  province_id  smallint not null,
  id           uuid not null,
  origin_code  text not null,                    -- letters of the province that issued it
  origin_name_fa text not null,
  origin_name_en text not null default '',
  period       text not null,                    -- Jalali quarter: 1405-3
  issued_at    timestamptz not null,
  figures      jsonb not null,
  key_id       text not null,                    -- fingerprint of the signing key
  file_sha256  text not null,
  file         text not null,                    -- the envelope as it was signed, byte for byte
  own          boolean not null,
  imported_at  timestamptz not null,
  imported_by  uuid,
  primary key (province_id, id),
  constraint aggregate_once unique (province_id, origin_code, period, issued_at)
);
select public.tenant('workgroup.aggregate');
create index aggregate_period on workgroup.aggregate (province_id, period, origin_code, issued_at desc);

-- Public keys of other installations that a person of this province has compared and accepted.
create table workgroup.known_key (
  province_id smallint not null,
  key_id      text not null,
  public_key  text not null,
  origin_code text not null,
  accepted_at timestamptz not null,
  accepted_by uuid,
  revoked_at  timestamptz,
  primary key (province_id, key_id)
);
select public.tenant('workgroup.known_key');

-- Overdue is the date against now: those that are late are counted from this index alone.
create index resolution_late on workgroup.resolution (province_id, due_at) include (notified_at, body_id, owner_agency_id, domain_code, county_id)
  where state in ('notified', 'objected', 'executing') and not suspended and notified_at is not null and (path is distinct from 'bank' or stage = 'must_pay');
-- The rows behind a number of the board, newest notified first.
create index resolution_notified on workgroup.resolution (province_id, notified_at desc, id desc) where notified_at is not null;
create index resolution_owner_notified on workgroup.resolution (province_id, owner_agency_id, notified_at desc, id desc) where notified_at is not null;
create index resolution_body_notified on workgroup.resolution (province_id, body_id, notified_at desc, id desc) where notified_at is not null;
create index resolution_state_notified on workgroup.resolution (province_id, state, notified_at desc, id desc) where notified_at is not null;
create index duty_by_date on workgroup.duty (province_id, due_at, resolution_id);
-- Decisions of a quarter, and what waited on a day that is past.
create index dossier_act_marks on workgroup.dossier_act (province_id, name, at) include (dossier_id)
  where name in ('decide', 'refuse', 'withdraw', 'close', 'reopen');
create index dossier_closed on workgroup.dossier (province_id, closed_at) where closed_at is not null;
