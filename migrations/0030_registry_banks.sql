-- Whether an agency is a bank, or stands for the banks of the province: its refusal of a resolution goes to the bank-expert
-- panel (note to article 62). So far this was guessed from the evidence that a resolution asks.
alter table registry.agency add column bank boolean not null default false;

-- The banks' agency of the shipped list. Row-level security is forced for the owner too: one province at a time.
do $f$
declare
  p smallint;
  before text := current_setting('app.province', true);
begin
  for p in select id from people.province loop
    perform set_config('app.province', p::text, true);
    update registry.agency set bank = true, version = version + 1 where province_id = p and code = 'banks';
  end loop;
  perform set_config('app.province', coalesce(before, ''), true);
end $f$;
