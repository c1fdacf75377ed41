-- Who is where: units, investors, agencies and their desks, places, the working calendar.
create schema registry;

create table registry.county (
  province_id smallint not null,
  id          uuid not null,
  name_fa     text not null,
  name_en     text not null,
  primary key (province_id, id),
  constraint county_name unique (province_id, name_fa)
);
select public.tenant('registry.county');

create table registry.park (
  province_id smallint not null,
  id          uuid not null,
  county_id   uuid not null,
  name_fa     text not null,
  name_en     text not null,
  kind        text not null default 'park' check (kind in ('park', 'zone')),
  primary key (province_id, id),
  foreign key (province_id, county_id) references registry.county
);
select public.tenant('registry.park');
create index park_county on registry.park (province_id, county_id);

create table registry.agency (
  province_id smallint not null,
  id          uuid not null,
  code        text not null,
  name_fa     text not null,
  name_en     text not null,
  phone       text not null default '',
  -- official hours of this agency, null = the province's: [{"days":[6,0,1,2,3],"from":"07:30","to":"14:30"}]
  hours       jsonb,
  active      boolean not null default true,
  version     integer not null default 1,
  primary key (province_id, id),
  constraint agency_code unique (province_id, code)
);
select public.tenant('registry.agency');

-- A team of an agency in a territory. county_ids empty = the whole province.
create table registry.desk (
  province_id smallint not null,
  id          uuid not null,
  agency_id   uuid not null,
  name_fa     text not null,
  name_en     text not null,
  county_ids  uuid[] not null default '{}',
  -- people.account of the member who heads the desk; null: the head of the agency does.
  head_id     uuid,
  active      boolean not null default true,
  version     integer not null default 1,
  primary key (province_id, id),
  foreign key (province_id, agency_id) references registry.agency
);
select public.tenant('registry.desk');
create index desk_agency on registry.desk (province_id, agency_id);

create table registry.absence (
  province_id smallint not null,
  id          uuid not null,
  account_id  uuid not null,
  from_day    date not null,
  to_day      date not null check (to_day >= from_day),
  reason      text not null default '',
  primary key (province_id, id)
);
select public.tenant('registry.absence');
create index absence_account on registry.absence (province_id, account_id, to_day);
create index absence_day on registry.absence (province_id, to_day);

create table registry.unit (
  province_id      smallint not null,
  id               uuid not null,
  name             text not null check (name <> ''),
  -- 11 digits; collation C, so that a plain index finds what begins with the digits typed so far
  legal_entity_id  text collate "C",
  isic             text not null default '',
  activity         text not null default '',
  county_id        uuid not null,
  park_id          uuid,
  address          text not null default '',
  postal_code      text not null default '',
  state            text not null default 'active'
    check (state in ('active', 'semiActive', 'underCapacity', 'idle', 'closed', 'underConstruction', 'abandoned')),
  nominal_capacity numeric,
  actual_capacity  numeric,
  capacity_unit    text not null default '',
  shifts           smallint check (shifts between 1 and 3),
  employees        integer check (employees >= 0),
  search           tsvector generated always as (fa.tsv(name || ' ' || activity)) stored,
  created_at       timestamptz not null,
  version          integer not null default 1,
  primary key (province_id, id),
  constraint unit_legal_entity unique (province_id, legal_entity_id),
  foreign key (province_id, county_id) references registry.county,
  foreign key (province_id, park_id) references registry.park
);
select public.tenant('registry.unit');
create index unit_search on registry.unit using gin (search);
create index unit_name on registry.unit (province_id, name, id);
create index unit_county on registry.unit (province_id, county_id, name, id);
create index unit_state on registry.unit (province_id, state, name, id);
create index unit_park on registry.unit (province_id, park_id) where park_id is not null;

-- Business IDs (12 digits, one per licensed activity) and licences of a unit.
create table registry.licence (
  province_id smallint not null,
  id          uuid not null,
  unit_id     uuid not null,
  kind        text not null check (kind in ('businessId', 'establishment', 'operating', 'expansion', 'tradeUnit')),
  number      text collate "C" not null,
  isic        text not null default '',
  issued_on   date,
  expires_on  date,
  primary key (province_id, id),
  constraint licence_once unique (province_id, kind, number),
  foreign key (province_id, unit_id) references registry.unit
);
select public.tenant('registry.licence');
create index licence_unit on registry.licence (province_id, unit_id);
create index licence_number on registry.licence (province_id, number);

create table registry.investor (
  province_id smallint not null,
  id          uuid not null,
  name        text not null check (name <> ''),
  national_id text,
  plan        text not null default '',
  county_id   uuid,
  search      tsvector generated always as (fa.tsv(name || ' ' || plan)) stored,
  created_at  timestamptz not null,
  version     integer not null default 1,
  primary key (province_id, id),
  constraint investor_national_id unique (province_id, national_id),
  foreign key (province_id, county_id) references registry.county
);
select public.tenant('registry.investor');
create index investor_search on registry.investor using gin (search);
create index investor_county on registry.investor (province_id, county_id) where county_id is not null;

-- A person to speak with, of a unit or of an investor.
create table registry.contact (
  province_id smallint not null,
  id          uuid not null,
  unit_id     uuid,
  investor_id uuid,
  name        text not null,
  post        text not null default '',
  position    smallint not null default 0, -- the first is called first
  primary key (province_id, id),
  check (num_nonnulls(unit_id, investor_id) = 1),
  foreign key (province_id, unit_id) references registry.unit,
  foreign key (province_id, investor_id) references registry.investor
);
select public.tenant('registry.contact');
create index contact_unit on registry.contact (province_id, unit_id);
create index contact_investor on registry.contact (province_id, investor_id);

create table registry.phone (
  province_id smallint not null,
  id          uuid not null,
  contact_id  uuid not null,
  number      text collate "C" not null, -- E.164
  label       text not null default '',
  position    smallint not null default 0,
  primary key (province_id, id),
  constraint phone_once unique (province_id, contact_id, number),
  foreign key (province_id, contact_id) references registry.contact
);
select public.tenant('registry.phone');
create index phone_number on registry.phone (province_id, number);

-- The working calendar is data: weekly hours of the province here (null: people.province.settings.week, else the usual
-- hours), of an agency in registry.agency.hours, days off below. Every edit gives it a new stamp, which other processes
-- compare before they trust the calendar they hold in memory. (Not a counter: a rolled-back edit would reuse its number.)
create table registry.calendar (
  province_id smallint not null,
  week        jsonb,
  stamp       uuid not null,
  primary key (province_id)
);
select public.tenant('registry.calendar');

create table registry.day_off (
  province_id smallint not null,
  id          uuid not null,
  day         date not null,
  kind        text not null check (kind in ('holiday', 'closure')),
  county_ids  uuid[] not null default '{}',
  name_fa     text not null,
  name_en     text not null default '',
  -- a lunar holiday: its day hangs on the sighting of the moon
  provisional boolean not null default false,
  primary key (province_id, id),
  constraint day_off_once unique (province_id, day, kind, name_fa)
);
select public.tenant('registry.day_off');
