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
  count       integer not null,
  days        bigint not null default 0,         -- sum of days from notification to the end, of ended ones
  constraint tally_row unique nulls not distinct (province_id, month, body_id, agency_id, domain_code, county_id, outcome, reason)
);
select public.tenant('workgroup.tally');

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
