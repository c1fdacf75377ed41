-- What comes in and goes out: messages (SMS, mail), phone calls, the bell.
create schema channels;

-- An edited text of a message; the shipped texts stand in code (channels/rules.ts) until somebody edits one.
create table channels.template (
  province_id smallint not null,
  key         text not null,
  fa          text,                      -- null = the shipped text again; the row stays, so that its version never goes back
  en          text,
  updated_at  timestamptz not null,
  updated_by  uuid,
  version     integer not null default 1,
  primary key (province_id, key)
);
select public.tenant('channels.template');

create table channels.message (
  province_id  smallint not null,
  id           uuid not null,
  direction    text not null check (direction in ('out', 'in')),
  channel      text not null check (channel in ('sms', 'mail')),
  address      text not null,            -- the other side: E.164 phone or e-mail
  template     text,
  text         text not null,
  secret       boolean not null default false,  -- holds a one-time code: shown only in demo mode
  case_id      uuid,
  unit_id      uuid,
  state        text not null check (state in ('waiting', 'sending', 'sent', 'delivered', 'failed', 'cancelled', 'received')),
  attempts     smallint not null default 0,
  next_try_at  timestamptz,              -- waiting: not before; sending: the attempt is given up after this
  expires_at   timestamptz,              -- of no use later: a one-time code, or news that nobody could send
  gateway_ref  text,                     -- the gateway's name for it
  reported_at  timestamptz,              -- time of the newest delivery report, on the gateway's clock
  error        text not null default '',
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (province_id, id)
);
select public.tenant('channels.message');
create index message_recent on channels.message (province_id, direction, id desc);
create index message_state on channels.message (province_id, state, id desc);
create index message_due on channels.message (province_id, next_try_at) where state in ('waiting', 'sending');
create index message_expiry on channels.message (province_id, expires_at) where state in ('waiting', 'sending');
create index message_case on channels.message (province_id, case_id, id);
create index message_address on channels.message (province_id, address, id desc);
create index message_gateway on channels.message (province_id, gateway_ref) where gateway_ref is not null;
-- The same SMS handed in twice is one. (Outgoing references are not trusted to be unique: some gateways repeat them.)
create unique index message_incoming on channels.message (province_id, gateway_ref) where direction = 'in' and gateway_ref is not null;

-- What gateways said about messages, each report once. Kept because a report may come before the answer to the sending.
create table channels.delivery (
  province_id  smallint not null,
  gateway_ref  text not null,
  state        text not null check (state in ('delivered', 'failed')),
  at           timestamptz not null,
  received_at  timestamptz not null,
  primary key (province_id, gateway_ref, state, at)
);
select public.tenant('channels.delivery');
create index delivery_age on channels.delivery (province_id, received_at);

-- One SMS gateway a province (channels/gateway/model.ts). secrets = AES-256-GCM of a JSON object, key of the installation.
create table channels.gateway (
  province_id smallint not null,
  config      jsonb not null,
  secrets     bytea,
  hook_hash   bytea,                     -- sha256 of the key in the callback address, for gateways that cannot send a bearer token
  updated_at  timestamptz not null,
  updated_by  uuid,
  version     integer not null default 1,
  primary key (province_id)
);
select public.tenant('channels.gateway');

create table channels.call (
  province_id smallint not null,
  id          uuid not null,
  caller      text not null,             -- E.164 when it is a phone, else as the PBX said it
  line        text not null default '',
  pbx_ref     text,
  at          timestamptz not null,
  state       text not null check (state in ('ringing', 'answered', 'done', 'missed')),
  operator_id uuid,
  unit_id     uuid,
  case_id     uuid,
  note        text not null default '',
  primary key (province_id, id)
);
select public.tenant('channels.call');
create index call_recent on channels.call (province_id, id desc);
create index call_caller on channels.call (province_id, caller, id desc);
create index call_current on channels.call (province_id, id desc) where state in ('ringing', 'answered');
create index call_unit on channels.call (province_id, unit_id, id desc);
create unique index call_pbx on channels.call (province_id, pbx_ref) where pbx_ref is not null;

create table channels.bell (
  province_id smallint not null,
  id          uuid not null,
  account_id  uuid not null,
  kind        text not null,             -- the word key of the sentence
  params      jsonb not null default '{}',
  link        text not null,
  created_at  timestamptz not null,
  read_at     timestamptz,
  primary key (province_id, id)
);
select public.tenant('channels.bell');
create index bell_account on channels.bell (province_id, account_id, id desc);
create index bell_unread on channels.bell (province_id, account_id) where read_at is null;
