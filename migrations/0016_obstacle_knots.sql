-- Knots (گره ریشه‌ای): a systemic cause under many obstacles, and the clusters in which suspected ones are found.
create table obstacles.knot (
  province_id  smallint not null,
  id           uuid not null,
  no           integer not null,
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
  -- what hangs on it, counted with each act and by the sweep, so that the board reads no obstacle
  unlocks      integer not null default 0,       -- open obstacles that a change would free
  units        integer not null default 0,
  jobs         integer not null default 0,
  money_irr    numeric not null default 0,
  counted_at   timestamptz,
  search       tsvector generated always as (fa.tsv(title, 'A') || fa.tsv(cause || ' ' || target)) stored,
  primary key (province_id, id),
  constraint knot_code unique (province_id, code),
  constraint knot_no unique (province_id, no),
  foreign key (province_id, panel_id) references obstacles.panel
);
select public.tenant('obstacles.knot');
create index knot_search on obstacles.knot using gin (search);
create index knot_state on obstacles.knot (province_id, state, updated_at desc, id);
create index knot_weight on obstacles.knot (province_id, unlocks desc, id desc);
create index knot_panel on obstacles.knot (province_id, panel_id, state);
create index knot_due on obstacles.knot (province_id, due_at) where due_at is not null;
create index knot_counted on obstacles.knot (province_id, counted_at nulls first);

-- Append-only history of a knot: the truth, of which the row above is an index.
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

-- Whom a change was put before, and what they said.
create table obstacles.knot_answer (
  province_id smallint not null,
  knot_id     uuid not null,
  obstacle_id uuid not null,
  asked_at    timestamptz not null,
  answer      text check (answer in ('confirmed', 'disputed', 'unconfirmed', 'withdrawn')),  -- null: still waited for
  answered_at timestamptz,
  primary key (province_id, knot_id, obstacle_id),
  foreign key (province_id, knot_id) references obstacles.knot
);
select public.tenant('obstacles.knot_answer');
create index knot_answer_open on obstacles.knot_answer (province_id, obstacle_id) where answer is null;

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

-- One run of the clustering over the open obstacles; the last ones are kept to compare with. A run without done_at is under
-- way or was broken off: nobody is shown its clusters.
create table obstacles.cluster_run (
  province_id smallint not null,
  id          uuid not null,
  at          timestamptz not null,
  asked_by    uuid,
  stage       text not null check (stage in ('waiting', 'reading', 'joining', 'naming', 'writing', 'done', 'failed')),
  progress    real not null default 0,           -- 0..1
  told_at     timestamptz not null,              -- when stage or progress last moved
  done_at     timestamptz,
  obstacles   integer not null default 0,
  seconds     real not null default 0,
  modularity  real not null default 0,
  primary key (province_id, id)
);
select public.tenant('obstacles.cluster_run');
create index cluster_run_recent on obstacles.cluster_run (province_id, at desc);
create index cluster_run_done on obstacles.cluster_run (province_id, done_at desc) where done_at is not null;

create table obstacles.cluster (
  province_id smallint not null,
  run_id      uuid not null,
  no          integer not null,
  size        integer not null,
  units       integer not null,
  counties    integer not null,
  words       text[] not null,                   -- its telling words, most telling first
  group_code  text,                              -- the group most of them are in
  group_share real,
  cohesion    real not null,                     -- mean similarity to the middle, 0..1
  x           real not null,
  y           real not null,
  r           real not null,                     -- radius on the map
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
  rank        integer not null,                  -- 0: the most typical
  x           real not null,
  y           real not null,
  primary key (province_id, run_id, obstacle_id),
  foreign key (province_id, run_id, cluster_no) references obstacles.cluster
);
select public.tenant('obstacles.cluster_member');
create index cluster_member_no on obstacles.cluster_member (province_id, run_id, cluster_no, rank);

-- Which cluster of an earlier run a cluster comes from: the one with most of the same obstacles.
create table obstacles.cluster_prior (
  province_id  smallint not null,
  run_id       uuid not null,
  no           integer not null,
  prior_run_id uuid not null,
  prior_no     integer not null,
  prior_size   integer not null,
  shared       integer not null,
  primary key (province_id, run_id, prior_run_id, no),
  foreign key (province_id, run_id, no) references obstacles.cluster,
  foreign key (province_id, prior_run_id, prior_no) references obstacles.cluster
);
select public.tenant('obstacles.cluster_prior');
create index cluster_prior_no on obstacles.cluster_prior (province_id, run_id, no);
create index cluster_prior_of on obstacles.cluster_prior (province_id, prior_run_id, prior_no);
