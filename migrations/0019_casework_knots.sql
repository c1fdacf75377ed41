-- Cases that hang on a knot, cases that came with a backlog, and how far the register of obstacles has followed.
alter table casework.case
  -- the knot it hangs on, or hung on until the rule was changed: rates are shown with and without these
  add column knot_id uuid,
  drop constraint case_channel_check,
  add constraint case_channel_check check (channel in ('web', 'phone', 'sms', 'field', 'api', 'import'));

create index case_knot on casework.case (province_id, knot_id, id) where knot_id is not null;
-- The counts of the overview, now also without knots; still without touching the table.
drop index casework.case_counts;
create index case_counts on casework.case (province_id, status, holder, rung, priority, knot_id) where closed_at is null;
-- How cases ended lately.
create index case_closed on casework.case (province_id, closed_at) include (status, knot_id) where closed_at is not null;

-- The register of obstacles is kept in step behind the requests: every case changed up to here is noted there.
create table casework.noted (
  province_id smallint not null,
  upto        timestamptz not null,
  primary key (province_id)
);
select public.tenant('casework.noted');
