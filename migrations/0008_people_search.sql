-- Search over people needs the Persian normaliser of 0003, so it comes after it.
alter table people.account add column search tsvector generated always as (fa.tsv(name)) stored;
create index account_search on people.account using gin (search);
create index account_name on people.account (name, id);

-- The journal is read by day; facts arrive nearly in order of time, so a few blocks tell where a day lies.
create index fact_at on journal.fact using brin (at);
