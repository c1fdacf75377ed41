-- By when the applicant is to bring the documents for which a dossier was returned.
alter table workgroup.dossier add column bring_by timestamptz;

-- Those that wait already have no date yet: the clock looks at each at once, writes to the applicant and counts the days from then.
-- Row-level security is forced for the owner too: one province at a time.
do $f$
declare
  p smallint;
  before text := current_setting('app.province', true);
begin
  for p in select id from people.province loop
    perform set_config('app.province', p::text, true);
    update workgroup.dossier set step_at = now() where province_id = p and state = 'returned';
  end loop;
  perform set_config('app.province', coalesce(before, ''), true);
end $f$;
