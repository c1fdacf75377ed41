-- The catalogue of obstacle groups, as intake needs it: domains, groups, usual agencies, evidence types.
create schema obstacles;

create table obstacles.domain (
  code    text primary key,
  name_fa text not null,
  name_en text not null
);
select public.reference('obstacles.domain');

create table obstacles.grp (
  code          text primary key,
  domain_code   text not null references obstacles.domain,
  name_fa       text not null,
  name_en       text not null,
  agency_fa     text not null,
  agency_en     text not null,
  -- a key of evidenceTypes in src/features/obstacles/model.ts
  evidence_type text not null,
  -- words producers use for it, for suggestions; ranked in memory (rules.ts), 160 rows need no index
  keywords      text not null default ''
);
select public.reference('obstacles.grp');
create index grp_domain on obstacles.grp (domain_code);

-- Which agency of this province a group usually goes to.
create table obstacles.usual_agency (
  province_id smallint not null,
  group_code  text not null,
  agency_id   uuid not null,
  primary key (province_id, group_code, agency_id),
  foreign key (province_id, agency_id) references registry.agency
);
select public.tenant('obstacles.usual_agency');
create index usual_agency_agency on obstacles.usual_agency (province_id, agency_id);
