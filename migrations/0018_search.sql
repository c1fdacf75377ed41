-- Search over cases by relevance and recency. Of the cases that answer, the newest n are ranked: by how close together and in
-- which part (the unit's name weighs most) the words stand. Ranking all answers of a common word would read the province.
-- Like the function it replaces (0007) it runs as the owner, so that the GIN index may be used under row-level security; it
-- asks for the province itself and tells ids only: the caller reads the rows under its own policy. `f` narrows the answers:
-- {status, holder, group_code, county_id, priority, unit_id, rung, open}.
drop function casework.find_cases(tsquery, timestamptz, uuid, integer);
create function casework.search_cases(q tsquery, f jsonb, before_at timestamptz, before_id uuid, n integer)
returns table (id uuid, updated_at timestamptz, score real) language plpgsql stable security definer set search_path = pg_catalog as $f$
declare
  narrow text := '';
  name text;
begin
  foreach name in array array['status', 'holder', 'group_code', 'county_id', 'priority', 'unit_id', 'rung'] loop
    if f ? name then
      narrow := narrow || format(' and c.%I = ($6 ->> %L)::%s', name, name,
        case when name in ('county_id', 'unit_id') then 'uuid' when name = 'rung' then 'smallint' else 'text' end);
    end if;
  end loop;
  if f ? 'open' then
    narrow := narrow || case when (f ->> 'open')::boolean then ' and c.closed_at is null' else ' and c.closed_at is not null' end;
  end if;
  return query execute
    'with hit as materialized (
       select c.id, c.updated_at from casework.case c where c.search @@ $1 and c.province_id = $2'
       || case when before_at is null then '' else ' and (c.updated_at, c.id) < ($3, $4)' end || narrow ||
    ' order by c.updated_at desc, c.id desc limit $5)
     select hit.id, hit.updated_at, ts_rank_cd(''{0.1, 0.2, 0.4, 1}'', c.search, $1, 33)
     from hit join casework.case c on c.province_id = $2 and c.id = hit.id'
    using q, public.app_province(), before_at, before_id, n, f;
end $f$;
