-- The catalogue grows up: descriptions, examples, what intake asks, deadlines, and a history that keeps old codes answering.
alter table obstacles.grp
  add column description_fa text not null default '',
  add column description_en text not null default '',
  -- told as producers tell it; triage starts cold from these
  add column examples       text[] not null default '{}',
  -- names of intake fields that this group asks for (intakeFields in catalogue/model.ts)
  add column asks           text[] not null default '{}',
  -- days; null means the ladder's default
  add column ack_days       smallint check (ack_days > 0),
  add column act_days       smallint check (act_days > 0),
  add column status         text not null default 'active' check (status in ('active', 'retired')),
  -- where an old code answers now: one code after a rename or merge, several after a split
  add column successors     text[] not null default '{}',
  add column version        integer not null default 1;

-- Every version of a group as it was, and what made the next one.
create table obstacles.grp_version (
  code       text not null references obstacles.grp,
  version    integer not null,
  at         timestamptz,               -- null: as the program brought it
  act        text not null check (act in ('create', 'edit', 'rename', 'split', 'merge', 'retire', 'restore', 'import')),
  body       jsonb not null,
  reason     text not null default '',
  -- who decided: ids of another province's people mean nothing here, so only the province and the account's id stand
  province_id_of_decision smallint,
  account_id uuid,
  primary key (code, version)
);
select public.reference('obstacles.grp_version');

-- One row: changes with every write, so that each process notices cheaply; its lock makes writers of the catalogue take turns.
create table obstacles.catalogue_stamp (
  one   boolean primary key default true check (one),
  stamp uuid not null
);
select public.reference('obstacles.catalogue_stamp');
insert into obstacles.catalogue_stamp (stamp) values ('00000000-0000-0000-0000-000000000000');

-- What an operator proposes and a panel decides.
create table obstacles.proposal (
  province_id smallint not null,
  id          uuid not null,
  act         text not null check (act in ('create', 'edit', 'rename', 'split', 'merge', 'retire', 'restore')),
  codes       text[] not null,                   -- of every group it touches
  body        jsonb not null,                    -- the change, and the versions its author saw
  reason      text not null,
  state       text not null default 'proposed' check (state in ('proposed', 'accepted', 'refused', 'withdrawn')),
  answer      text not null default '',
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by  uuid,
  decided_at  timestamptz,
  version     integer not null default 1,
  primary key (province_id, id)
);
select public.tenant('obstacles.proposal');
create index proposal_state on obstacles.proposal (province_id, state, id desc);

-- What intake asks of each group, most telling first.
update obstacles.grp set asks = '{bankBranch,loanAmount,product}' where code in ('F01');
update obstacles.grp set asks = '{bankBranch,loanAmount,introductionNumber}' where code in ('F02', 'F03', 'F04', 'F42');
update obstacles.grp set asks = '{bankBranch,loanAmount,letterNumber}' where code in ('F05', 'F06', 'F15');
update obstacles.grp set asks = '{bankBranch,contractNumber,debtAmount}' where code in ('F07', 'F08', 'F09', 'F10', 'F13', 'F14');
update obstacles.grp set asks = '{bankBranch,caseNumber,debtAmount}' where code in ('F11', 'F12');
update obstacles.grp set asks = '{orderNumber,currencyAmount,bankBranch}' where code in ('F16', 'F17', 'F18', 'F19');
update obstacles.grp set asks = '{declarationNumber,currencyAmount}' where code in ('F20');
update obstacles.grp set asks = '{bankBranch,orderNumber,currencyAmount}' where code in ('F21');
update obstacles.grp set asks = '{rulingNumber,bankBranch,eventDate}' where code in ('F22');
update obstacles.grp set asks = '{taxYear,assessmentNumber,debtAmount}' where code in ('F23', 'F24', 'F26', 'F27');
update obstacles.grp set asks = '{taxYear,requestNumber,debtAmount}' where code in ('F25');
update obstacles.grp set asks = '{systemName,requestNumber,eventDate}' where code in ('F28');
update obstacles.grp set asks = '{debtAmount,letterNumber,assessmentNumber}' where code in ('F29');
update obstacles.grp set asks = '{workshopCode,debtAmount,workers}' where code in ('F30', 'F31', 'F33');
update obstacles.grp set asks = '{workshopCode,contractNumber,counterparty}' where code in ('F32');
update obstacles.grp set asks = '{damageAmount,eventDate,letterNumber}' where code in ('F34', 'T06', 'T17', 'T19');
update obstacles.grp set asks = '{assessmentNumber,debtAmount,eventDate}' where code in ('F35', 'F36');
update obstacles.grp set asks = '{mineName,licenceNumber,debtAmount}' where code in ('F37');
update obstacles.grp set asks = '{subscriptionNumber,debtAmount,outageStart}' where code in ('F38');
update obstacles.grp set asks = '{counterparty,contractNumber,debtAmount}' where code in ('F39', 'F40');
update obstacles.grp set asks = '{loanAmount,workers,product}' where code in ('F41', 'M35', 'M36');
update obstacles.grp set asks = '{requestNumber,product,inquiryDate}' where code in ('L01', 'L03', 'L04');
update obstacles.grp set asks = '{licenceNumber,requestNumber}' where code in ('L02', 'L07', 'L09', 'L11');
update obstacles.grp set asks = '{licenceNumber,landArea,letterNumber}' where code in ('L05');
update obstacles.grp set asks = '{requestNumber,inquiryDate,counterparty}' where code in ('L06');
update obstacles.grp set asks = '{licenceNumber,product,letterNumber}' where code in ('L08', 'L10');
update obstacles.grp set asks = '{letterNumber,inquiryDate,counterparty}' where code in ('L12', 'L16', 'L33', 'L34', 'L38');
update obstacles.grp set asks = '{letterNumber,eventDate,licenceNumber}' where code in ('L13', 'L14', 'L15');
update obstacles.grp set asks = '{plotNumber,landArea,letterNumber}' where code in ('L17', 'L20', 'L21', 'L22');
update obstacles.grp set asks = '{landArea,requestNumber,product}' where code in ('L18', 'L19');
update obstacles.grp set asks = '{plotNumber,counterparty,caseNumber}' where code in ('L23');
update obstacles.grp set asks = '{caseNumber,counterparty,eventDate}' where code in ('L24', 'L25', 'L26', 'L28');
update obstacles.grp set asks = '{counterparty,eventDate,workers}' where code in ('L27');
update obstacles.grp set asks = '{workers,caseNumber,debtAmount}' where code in ('L29');
update obstacles.grp set asks = '{product,letterNumber,caseNumber}' where code in ('L30');
update obstacles.grp set asks = '{declarationNumber,caseNumber,eventDate}' where code in ('L31');
update obstacles.grp set asks = '{plotNumber,landArea,requestNumber}' where code in ('L32');
update obstacles.grp set asks = '{mineName,licenceNumber,requestNumber}' where code in ('L35', 'L36', 'L37', 'L41', 'T34', 'T36');
update obstacles.grp set asks = '{mineName,counterparty,licenceNumber}' where code in ('L39');
update obstacles.grp set asks = '{mineName,letterNumber,inquiryDate}' where code in ('L40');
update obstacles.grp set asks = '{letterNumber,eventDate}' where code in ('L42');
update obstacles.grp set asks = '{rulingNumber,counterparty,eventDate}' where code in ('L43');
update obstacles.grp set asks = '{requestNumber,eventDate,letterNumber}' where code in ('L44');
update obstacles.grp set asks = '{systemName,requestNumber}' where code in ('L45', 'M34');
update obstacles.grp set asks = '{workers,requestNumber}' where code in ('L46');
update obstacles.grp set asks = '{meterNumber,outageStart}' where code in ('T01');
update obstacles.grp set asks = '{meterNumber,outageStart,capacityKw}' where code in ('T02', 'T07');
update obstacles.grp set asks = '{requestNumber,capacityKw,subscriptionNumber}' where code in ('T03', 'T05');
update obstacles.grp set asks = '{requestNumber,eventDate,capacityKw}' where code in ('T04');
update obstacles.grp set asks = '{requestNumber,demand,meterNumber}' where code in ('T08');
update obstacles.grp set asks = '{demand,requestNumber,licenceNumber}' where code in ('T09', 'T10', 'T11');
update obstacles.grp set asks = '{rulingNumber,eventDate}' where code in ('T12', 'T13', 'T14', 'T16', 'T18');
update obstacles.grp set asks = '{requestNumber,demand}' where code in ('T15');
update obstacles.grp set asks = '{machine,demand}' where code in ('T20', 'T21', 'T22');
update obstacles.grp set asks = '{product,machine}' where code in ('T23', 'T24', 'T25', 'T26');
update obstacles.grp set asks = '{machine,capacityKw}' where code in ('T27');
update obstacles.grp set asks = '{machine,loanAmount,licenceNumber}' where code in ('T28', 'T29');
update obstacles.grp set asks = '{workers,skill}' where code in ('T30', 'T31', 'T32');
update obstacles.grp set asks = '{eventDate,workers}' where code in ('T33');
update obstacles.grp set asks = '{mineName,rulingNumber}' where code in ('T35');
update obstacles.grp set asks = '{product,demand,requestNumber}' where code in ('M01', 'M02', 'M03', 'M04', 'M05', 'M33');
update obstacles.grp set asks = '{product,eventDate}' where code in ('M06', 'M07', 'M14', 'M15', 'M16', 'M32');
update obstacles.grp set asks = '{product,demand,counterparty}' where code in ('M08', 'M09', 'M10');
update obstacles.grp set asks = '{product,contractNumber,counterparty}' where code in ('M11');
update obstacles.grp set asks = '{product,quantity}' where code in ('M12', 'M13', 'M17', 'M18');
update obstacles.grp set asks = '{product,destinationCountry}' where code in ('M19');
update obstacles.grp set asks = '{orderNumber,product,customsOffice}' where code in ('M20');
update obstacles.grp set asks = '{declarationNumber,customsOffice,product}' where code in ('M21', 'M22', 'M23', 'M24');
update obstacles.grp set asks = '{customsOffice,destinationCountry,eventDate}' where code in ('M25');
update obstacles.grp set asks = '{product,destinationCountry,letterNumber}' where code in ('M26');
update obstacles.grp set asks = '{product,destinationCountry,quantity}' where code in ('M27');
update obstacles.grp set asks = '{destinationCountry,currencyAmount,bankBranch}' where code in ('M28');
update obstacles.grp set asks = '{declarationNumber,destinationCountry,requestNumber}' where code in ('M29');
update obstacles.grp set asks = '{systemName,taxYear}' where code in ('M31');
update obstacles.grp set asks = '{workers,loanAmount}' where code in ('M30');
