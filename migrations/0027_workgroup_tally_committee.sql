-- The committee that prepared a resolution is a place of its count, so that who sits only there counts what they may list.
-- Counts kept before stay under «none» until the nightly check of the tally, which sets them right from the log.
alter table workgroup.tally add column committee_id uuid;
alter table workgroup.tally_move add column committee_id uuid;
alter table workgroup.tally drop constraint tally_row;
alter table workgroup.tally add constraint tally_row
  unique nulls not distinct (province_id, month, body_id, committee_id, agency_id, domain_code, county_id, outcome, reason, claimed);
