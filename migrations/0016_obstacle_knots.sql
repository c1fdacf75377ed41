-- Knots (گره ریشه‌ای): a systemic cause under many obstacles, and the clusters in which suspected ones are found.
create table obstacles.knot (
  province_id  smallint not null,
  id           uuid not null,
  code         text not null,                    -- EA-G-0012
  title        text not null,
  state        text not null check (state in ('suspected', 'confirmed', 'proposed', 'accepted', 'changed', 'verified', 'refused', 'cannot_change', 'dismissed', 'joined')),
  -- the article, circular or practice to change
  target_kind  text not null default 'practice' check (target_kind in ('law', 'regulation', 'circular', 'practice', 'system')),
  target       text not null default '',
  owner_body   text not null default '',         -- who can change it
  owner_agency_id uuid,
  panel_id     uuid,
  group_codes  text[] not null default '{}',
  cause        text not null default '',
  proposal     text not null default '',
  outcome      text not null default '',         -- what was changed, or why not
  joined_into  uuid,
  due_at       timestamptz,                      -- the clock of the present state
  found_by     text not null check (found_by in ('person', 'clustering')),
  cluster_run  uuid,
  cluster_no   integer,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  changed_at   timestamptz,
  version      integer not null default 1,       -- = number of acts
  search       tsvector generated always as (fa.tsv(title, 'A') || fa.tsv(cause || ' ' || target)) stored,
  primary key (province_id, id),
  unique (province_id, code),
  foreign key (province_id, panel_id) references obstacles.panel
);
select public.tenant('obstacles.knot');
create index knot_state on obstacles.knot (province_id, state, updated_at desc, id);
create index knot_panel on obstacles.knot (province_id, panel_id, state);
create index knot_due on obstacles.knot (province_id, due_at) where due_at is not null;

-- Append-only history of a knot.
create table obstacles.knot_act (
  province_id smallint not null,
  knot_id     uuid not null,
  seq         integer not null,
  name        text not null,
  at          timestamptz not null,
  actor_id    uuid,
  actor_role  text not null,
  details     jsonb not null default '{}',
  primary key (province_id, knot_id, seq),
  foreign key (province_id, knot_id) references obstacles.knot
);
select public.tenant('obstacles.knot_act');

create table obstacles.knot_file (
  province_id smallint not null,
  id          uuid not null,
  knot_id     uuid not null,
  sha256      text not null,
  name        text not null,
  mime        text not null,
  bytes       bigint not null,
  created_at  timestamptz not null,
  created_by  uuid,
  primary key (province_id, id),
  foreign key (province_id, knot_id) references obstacles.knot
);
select public.tenant('obstacles.knot_file');
create index knot_file_knot on obstacles.knot_file (province_id, knot_id, id);

-- One run of the clustering over the open obstacles; the last ones are kept to compare with.
create table obstacles.cluster_run (
  province_id smallint not null,
  id          uuid not null,
  at          timestamptz not null,
  obstacles   integer not null,
  seconds     real not null,
  modularity  real not null,
  primary key (province_id, id)
);
select public.tenant('obstacles.cluster_run');
create index cluster_run_recent on obstacles.cluster_run (province_id, at desc);

create table obstacles.cluster (
  province_id smallint not null,
  run_id      uuid not null,
  no          integer not null,
  size        integer not null,
  units       integer not null,
  words       text[] not null,                   -- its telling words, most telling first
  group_code  text,                              -- the group most of them are in
  group_share real,
  cohesion    real not null,                     -- mean similarity inside, 0..1
  x           real not null,
  y           real not null,
  prior_no    integer,                           -- the cluster of the run before with most of the same obstacles
  prior_size  integer,
  knot_id     uuid,                              -- the knot made of it
  primary key (province_id, run_id, no),
  foreign key (province_id, run_id) references obstacles.cluster_run
);
select public.tenant('obstacles.cluster');

create table obstacles.cluster_member (
  province_id smallint not null,
  run_id      uuid not null,
  obstacle_id uuid not null,
  cluster_no  integer not null,
  x           real not null,
  y           real not null,
  primary key (province_id, run_id, obstacle_id),
  foreign key (province_id, run_id, cluster_no) references obstacles.cluster
);
select public.tenant('obstacles.cluster_member');
create index cluster_member_no on obstacles.cluster_member (province_id, run_id, cluster_no);
