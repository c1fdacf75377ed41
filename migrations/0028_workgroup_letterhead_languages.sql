-- English papers have a letterhead of their own: null until the province writes it. Logo, format of numbers and version are shared.
alter table workgroup.letterhead
  add column head_en text,
  add column subhead_en text,
  add column address_en text,
  add column signer_name_en text,
  add column signer_post_en text;
