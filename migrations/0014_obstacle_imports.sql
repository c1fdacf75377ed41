-- A backlog that comes as a spreadsheet. Every row is kept as it was; what is proposed for it and what a person decided
-- stand beside it. The analysis goes on where it stopped: a row without analysed_at is not analysed.
create table obstacles.import (
  province_id  smallint not null,
  id           uuid not null,
  name         text not null,
  file_sha256  text not null,
  file_name    text not null,
  encoding     text not null default '',
  sheet        text not null default '',
  header_rows  smallint not null default 1,
  columns      jsonb not null default '{}',      -- field → column number
  headings     text[] not null default '{}',
  headings_hash text not null default '',
  notes        jsonb not null default '[]',      -- what was found in the file: hidden columns, merged cells, formulas …
  state        text not null check (state in ('mapping', 'reading', 'analysing', 'review', 'finishing', 'done', 'failed', 'cancelled')),
  failure      jsonb,
  options      jsonb not null default '{}',      -- how money without a unit and years of two digits are to be read
  same_done    boolean not null default false,   -- repetitions were looked for: the last step of the analysis
  working_id   uuid,                             -- the process that works on it now …
  working_until timestamptz,                     -- … unless it has been silent since then
  row_count    integer not null default 0,
  read_count   integer not null default 0,
  analysed_count integer not null default 0,
  decided_count integer not null default 0,
  finished_count integer not null default 0,
  faulty_count integer not null default 0,
  started_by   uuid not null,
  started_at   timestamptz not null,
  updated_at   timestamptz not null,
  version      integer not null default 1,
  primary key (province_id, id)
);
select public.tenant('obstacles.import');
create index import_recent on obstacles.import (province_id, started_at desc, id desc);

create table obstacles.import_row (
  province_id  smallint not null,
  import_id    uuid not null,
  no           integer not null,                 -- the row's number in the sheet, counted from 1
  raw          text[] not null,                  -- as it was
  text         text not null default '',
  fields       jsonb not null default '{}',      -- told day, phone, amount in rial, county as told …
  faults       jsonb not null default '[]',      -- what could not be read, per field
  -- proposals
  group_code   text,
  probability  real,
  others       jsonb not null default '[]',
  words        text[] not null default '{}',     -- those that weighed
  -- where it lies on the review desk: a group's code, `none` (could not be judged), `same` (repeats another), `empty` (no text)
  pile         text not null default '',
  unit_id      uuid,
  unit_key     text not null default '',         -- the told name, folded: all rows of an unknown unit
  unit_why     text not null default '',         -- id | licence | name | fuzzy | chosen
  unit_score   real,
  county_id    uuid,
  same_no      integer,                          -- an earlier row of this import that it repeats
  same_id      uuid,                             -- an obstacle already known
  same_score   real,
  analysed_at  timestamptz,
  -- what a person decided
  decision     text not null default 'none' check (decision in ('none', 'case', 'archive', 'skip')),
  decided_code text,
  batch_id     uuid,
  obstacle_id  uuid,                             -- once it is a case or in the archive
  finished_at  timestamptz,
  refusal      jsonb,                            -- why it could not become a case
  primary key (province_id, import_id, no),
  foreign key (province_id, import_id) references obstacles.import
);
select public.tenant('obstacles.import_row');
create index import_row_todo on obstacles.import_row (province_id, import_id, no) where analysed_at is null;
create index import_row_review on obstacles.import_row (province_id, import_id, pile, decision, probability desc, no);
create index import_row_faults on obstacles.import_row (province_id, import_id, no) where faults <> '[]' or refusal is not null;
create index import_row_unit on obstacles.import_row (province_id, import_id, unit_key, no);
create index import_row_batch on obstacles.import_row (province_id, import_id, batch_id) where batch_id is not null;
create index import_row_finish on obstacles.import_row (province_id, import_id, no) where decision in ('case', 'archive') and finished_at is null;

-- How many rows lie on each pile, by tenths of probability; kept with every change, so that the desk never counts all rows.
create table obstacles.import_pile (
  province_id  smallint not null,
  import_id    uuid not null,
  pile         text not null,
  tenth        smallint not null,                -- 0 … 9; 9 is 0.9 … 1
  row_count    integer not null,
  waiting      integer not null,                 -- not decided yet
  primary key (province_id, import_id, pile, tenth),
  foreign key (province_id, import_id) references obstacles.import
);
select public.tenant('obstacles.import_pile');

-- Names of units that the registry does not know for certain: one row a name, decided once for all its rows.
create table obstacles.import_unit (
  province_id  smallint not null,
  import_id    uuid not null,
  key          text not null,
  name         text not null,
  row_count    integer not null,
  choices      jsonb not null default '[]',      -- [{id, name, score}] that come near
  unit_id      uuid,
  primary key (province_id, import_id, key),
  foreign key (province_id, import_id) references obstacles.import
);
select public.tenant('obstacles.import_unit');
create index import_unit_waiting on obstacles.import_unit (province_id, import_id, row_count desc, key) where unit_id is null;

-- One act of the reviewer over many rows; taken back as one.
create table obstacles.import_batch (
  province_id smallint not null,
  id          uuid not null,
  import_id   uuid not null,
  decision    text not null,
  pile        text not null default '',
  group_code  text,
  row_count   integer not null,
  at          timestamptz not null,
  actor_id    uuid not null,
  undone_at   timestamptz,
  primary key (province_id, id),
  foreign key (province_id, import_id) references obstacles.import
);
select public.tenant('obstacles.import_batch');
create index import_batch_import on obstacles.import_batch (province_id, import_id, at desc);

-- How columns of sheets with these headings were matched last time.
create table obstacles.import_mapping (
  province_id smallint not null,
  headings_hash text not null,
  columns     jsonb not null,
  used_at     timestamptz not null,
  primary key (province_id, headings_hash)
);
select public.tenant('obstacles.import_mapping');
