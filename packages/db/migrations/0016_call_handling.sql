-- The objects that calls go through (contract 20 §4 to §11). Texts of destinations, sounds and music are kept as sent.

create table ring_groups (
  ring_group_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  domain_uuid uuid not null references domains on delete cascade,
  ring_group_name text not null,
  ring_group_extension text not null,
  ring_group_strategy text not null default 'simultaneous',
  ring_group_call_timeout integer not null default 30,
  ring_group_greeting text,
  ring_group_ringback text,
  ring_group_distinctive_ring text,
  ring_group_exit_key text,
  ring_group_caller_id_name text,
  ring_group_caller_id_number text,
  ring_group_cid_name_prefix text,
  ring_group_cid_number_prefix text,
  ring_group_timeout_app text,
  ring_group_timeout_data text,
  ring_group_forward_enabled boolean not null default false,
  ring_group_forward_destination text,
  ring_group_call_screen_enabled boolean not null default false,
  ring_group_call_forward_enabled boolean not null default false,
  ring_group_follow_me_enabled boolean not null default false,
  ring_group_missed_call_app text,
  ring_group_missed_call_data text,
  ring_group_context text,
  ring_group_enabled boolean not null default true,
  ring_group_description text,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now()
);
create index ring_groups_tenant on ring_groups (tenant_id, ring_group_name);
select strowger_fence('ring_groups');

create table ring_group_destinations (
  ring_group_destination_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  ring_group_uuid uuid not null references ring_groups on delete cascade,
  destination_number text not null,
  destination_delay integer not null default 0,
  destination_timeout integer not null default 30,
  destination_order integer not null default 0,
  destination_prompt integer not null default 0,
  destination_enabled boolean not null default true,
  destination_description text
);
create index ring_group_destinations_group on ring_group_destinations (ring_group_uuid);
create index ring_group_destinations_tenant on ring_group_destinations (tenant_id);
select strowger_fence('ring_group_destinations');

create table call_queues (
  call_center_queue_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  domain_uuid uuid not null references domains on delete cascade,
  queue_name text not null,
  queue_extension text not null,
  queue_strategy text not null default 'ring-all',
  queue_moh_sound text,
  queue_greeting text,
  queue_record_template text,
  queue_time_base_score text not null default 'queue',
  queue_time_base_score_sec integer not null default 0,
  queue_max_wait_time integer not null default 0,
  queue_max_wait_time_with_no_agent integer not null default 90,
  queue_max_wait_time_with_no_agent_time_reached integer not null default 30,
  queue_tier_rules_apply boolean not null default false,
  queue_tier_rule_wait_second integer not null default 300,
  queue_tier_rule_wait_multiply_level boolean not null default true,
  queue_tier_rule_no_agent_no_wait boolean not null default false,
  queue_discard_abandoned_after integer not null default 900,
  queue_abandoned_resume_allowed boolean not null default false,
  queue_announce_sound text,
  queue_announce_frequency integer not null default 0,
  queue_announce_position_frequency integer not null default 0,
  queue_announce_position boolean not null default false,
  queue_announce_holdtime boolean not null default true,
  queue_announce_round_seconds integer not null default 0,
  queue_cid_prefix text,
  queue_terminate_on_cancel boolean not null default false,
  queue_agents_can_reject boolean not null default true,
  queue_ring_progressively_delay integer not null default 10,
  queue_timeout_action text,
  queue_exit_key text,
  queue_description text,
  queue_enabled boolean not null default true,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now(),
  unique (domain_uuid, queue_name)
);
create index call_queues_tenant on call_queues (tenant_id, queue_name);
select strowger_fence('call_queues');

-- Agents belong to the tenant and may serve several queues.
create table call_center_agents (
  call_center_agent_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  domain_uuid uuid not null references domains on delete cascade,
  agent_name text not null,
  agent_id text,
  -- Sealed.
  agent_password text,
  agent_type text not null default 'callback',
  agent_contact text,
  agent_call_timeout integer not null default 20,
  agent_status text not null default 'Available',
  -- Since when it has this status.
  agent_status_since timestamptz not null default now(),
  agent_max_no_answer integer not null default 3,
  agent_wrap_up_time integer not null default 10,
  agent_reject_delay_time integer not null default 30,
  agent_busy_delay_time integer not null default 60,
  agent_no_answer_delay_time integer not null default 10,
  agent_description text,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now(),
  unique (domain_uuid, agent_name)
);
create index call_center_agents_tenant on call_center_agents (tenant_id, agent_name);
select strowger_fence('call_center_agents');

create table call_center_tiers (
  call_center_tier_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  call_center_queue_uuid uuid not null references call_queues on delete cascade,
  call_center_agent_uuid uuid not null references call_center_agents on delete cascade,
  tier_level integer not null default 1,
  tier_position integer not null default 1,
  unique (call_center_queue_uuid, call_center_agent_uuid)
);
create index call_center_tiers_agent on call_center_tiers (call_center_agent_uuid);
create index call_center_tiers_tenant on call_center_tiers (tenant_id);
select strowger_fence('call_center_tiers');

create table ivr_menus (
  ivr_menu_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  domain_uuid uuid not null references domains on delete cascade,
  ivr_menu_name text not null,
  ivr_menu_extension text not null,
  ivr_menu_language text not null default 'en',
  ivr_menu_greet_long text,
  ivr_menu_greet_short text,
  ivr_menu_invalid_sound text,
  ivr_menu_exit_sound text,
  ivr_menu_timeout integer not null default 10000,
  ivr_menu_inter_digit_timeout integer not null default 2000,
  ivr_menu_max_failures integer not null default 3,
  ivr_menu_max_timeouts integer not null default 3,
  ivr_menu_direct_dial boolean not null default false,
  ivr_menu_exit_app text,
  ivr_menu_exit_data text,
  ivr_menu_cid_prefix text,
  ivr_menu_ringback text,
  -- Sealed.
  ivr_menu_pin_number text,
  ivr_menu_context text,
  ivr_menu_enabled boolean not null default true,
  ivr_menu_description text,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now()
);
create index ivr_menus_tenant on ivr_menus (tenant_id, ivr_menu_name);
select strowger_fence('ivr_menus');

create table ivr_menu_options (
  ivr_menu_option_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  ivr_menu_uuid uuid not null references ivr_menus on delete cascade,
  ivr_menu_option_digits text not null,
  ivr_menu_option_action text,
  ivr_menu_option_param text,
  ivr_menu_option_order integer not null default 0,
  ivr_menu_option_description text,
  ivr_menu_option_enabled boolean not null default true
);
create index ivr_menu_options_menu on ivr_menu_options (ivr_menu_uuid);
create index ivr_menu_options_tenant on ivr_menu_options (tenant_id);
select strowger_fence('ivr_menu_options');

create table voicemails (
  voicemail_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  domain_uuid uuid not null references domains on delete cascade,
  voicemail_id text not null,
  -- Sealed.
  voicemail_password text not null,
  -- The owner has chosen his own PIN: until then it works from inside only.
  pin_chosen boolean not null default false,
  voicemail_mail_to text,
  voicemail_sms_to text,
  voicemail_file text not null default 'attach',
  voicemail_local_after_email boolean not null default true,
  voicemail_transcription_enabled boolean not null default false,
  voicemail_tutorial boolean not null default false,
  voicemail_recording_instructions boolean not null default false,
  voicemail_recording_options boolean not null default false,
  voicemail_alternate_greet_id text,
  greeting_id integer,
  -- The name that the owner has spoken: path within the media store.
  recorded_name text,
  voicemail_enabled boolean not null default true,
  voicemail_description text,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now()
);
create index voicemails_tenant on voicemails (tenant_id, voicemail_id);
select strowger_fence('voicemails');

-- Other mailboxes that get copies.
create table voicemail_destinations (
  voicemail_destination_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  voicemail_uuid uuid not null references voicemails on delete cascade,
  voicemail_uuid_copy uuid not null references voicemails on delete cascade,
  destination_order integer not null default 0,
  unique (voicemail_uuid, voicemail_uuid_copy)
);
create index voicemail_destinations_copy on voicemail_destinations (voicemail_uuid_copy);
create index voicemail_destinations_tenant on voicemail_destinations (tenant_id);
select strowger_fence('voicemail_destinations');

create table voicemail_greetings (
  voicemail_greeting_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  voicemail_uuid uuid not null references voicemails on delete cascade,
  greeting_id integer not null,
  greeting_name text not null,
  greeting_filename text not null,
  greeting_description text,
  -- Paths within the media store: 8 kHz, and 16 kHz where it was uploaded.
  greeting_file text not null,
  greeting_file_wide text,
  date_created timestamptz not null default now(),
  unique (voicemail_uuid, greeting_id)
);
create index voicemail_greetings_tenant on voicemail_greetings (tenant_id);
select strowger_fence('voicemail_greetings');

create table voicemail_messages (
  voicemail_message_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  voicemail_uuid uuid not null references voicemails on delete cascade,
  created_at timestamptz not null default now(),
  caller_id_name text not null default '',
  caller_id_number text not null default '',
  -- Seconds.
  message_length integer not null,
  message_status text not null default 'new' check (message_status in ('new', 'saved')),
  -- Path within the media store.
  message_file text not null,
  transcription text,
  -- It goes once all its mails have been accepted.
  goes_after_mail boolean not null default false,
  -- `call_id` of the leg that left it: one call leaves a message once, whatever is repeated.
  left_by uuid
);
create index voicemail_messages_box on voicemail_messages (voicemail_uuid, created_at);
create index voicemail_messages_tenant on voicemail_messages (tenant_id);
create unique index voicemail_messages_once on voicemail_messages (voicemail_uuid, left_by) where left_by is not null;
select strowger_fence('voicemail_messages');

create table conferences (
  conference_center_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  domain_uuid uuid not null references domains on delete cascade,
  conference_center_name text not null,
  conference_center_extension text not null,
  conference_center_pin_length integer not null default 4,
  conference_center_greeting text,
  conference_center_description text,
  conference_center_enabled boolean not null default true,
  -- Sealed.
  participant_pin text,
  moderator_pin text,
  max_members integer not null default 0,
  wait_mod boolean not null default false,
  moderator_endconf boolean not null default false,
  announce_name boolean not null default false,
  announce_count boolean not null default true,
  mute boolean not null default false,
  record boolean not null default false,
  enter_sound text,
  exit_sound text,
  start_datetime timestamptz,
  stop_datetime timestamptz,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now()
);
create index conferences_tenant on conferences (tenant_id, conference_center_name);
select strowger_fence('conferences');

create table time_conditions (
  dialplan_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  domain_uuid uuid not null references domains on delete cascade,
  tc_name text not null,
  tc_extension text not null,
  tc_time_start text not null default '08:00',
  tc_time_stop text not null default '17:00',
  tc_wday_start text not null default 'mon',
  tc_wday_stop text not null default 'fri',
  tc_open_destination text,
  tc_closed_destination text,
  tc_context text,
  tc_description text,
  tc_enabled boolean not null default true,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now(),
  unique (domain_uuid, tc_name)
);
create index time_conditions_tenant on time_conditions (tenant_id, tc_name);
select strowger_fence('time_conditions');

create table time_condition_rules (
  time_condition_rule_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  dialplan_uuid uuid not null references time_conditions on delete cascade,
  name text not null default '',
  match jsonb not null default '{}',
  destination text,
  rule_order integer not null default 0
);
create index time_condition_rules_condition on time_condition_rules (dialplan_uuid);
create index time_condition_rules_tenant on time_condition_rules (tenant_id);
select strowger_fence('time_condition_rules');

create table call_flows (
  call_flow_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  domain_uuid uuid not null references domains on delete cascade,
  -- Of its row among the dial plans.
  dialplan_uuid uuid not null default gen_random_uuid(),
  call_flow_name text not null,
  call_flow_extension text not null,
  call_flow_feature_code text,
  call_flow_status boolean not null default true,
  call_flow_label text not null default 'Open',
  call_flow_alternate_label text not null default 'Closed',
  call_flow_app text not null default 'transfer',
  call_flow_data text,
  call_flow_alternate_app text not null default 'transfer',
  call_flow_alternate_data text,
  call_flow_sound text,
  call_flow_alternate_sound text,
  -- Sealed.
  call_flow_pin_number text,
  call_flow_context text,
  call_flow_enabled boolean not null default true,
  call_flow_description text,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now()
);
create index call_flows_tenant on call_flows (tenant_id, call_flow_name);
create unique index call_flows_code on call_flows (domain_uuid, call_flow_feature_code);
select strowger_fence('call_flows');

create table call_block (
  call_block_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  domain_uuid uuid not null references domains on delete cascade,
  call_block_name text,
  call_block_number text not null,
  call_block_country_code text,
  call_block_direction text not null default 'inbound',
  call_block_action text not null default 'reject',
  call_block_app text,
  call_block_data text,
  extension_uuid uuid references extensions on delete cascade,
  call_block_count integer not null default 0,
  call_block_enabled boolean not null default true,
  call_block_description text,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now()
);
create index call_block_tenant on call_block (tenant_id, call_block_number);
create index call_block_extension on call_block (extension_uuid);
select strowger_fence('call_block');

create table follow_me (
  follow_me_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  domain_uuid uuid not null references domains on delete cascade,
  extension_uuid uuid not null unique references extensions on delete cascade,
  -- Kept equal to the extension's.
  follow_me_enabled boolean not null default false,
  follow_me_ignore_busy boolean not null default false,
  cid_name_prefix text,
  cid_number_prefix text,
  dial_string text,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now()
);
create index follow_me_tenant on follow_me (tenant_id);
select strowger_fence('follow_me');

create table follow_me_destinations (
  follow_me_destination_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  follow_me_uuid uuid not null references follow_me on delete cascade,
  follow_me_destination text not null,
  follow_me_delay integer not null default 0,
  follow_me_timeout integer not null default 30,
  follow_me_prompt boolean not null default false,
  follow_me_order integer not null default 0
);
create index follow_me_destinations_of on follow_me_destinations (follow_me_uuid);
create index follow_me_destinations_tenant on follow_me_destinations (tenant_id);
select strowger_fence('follow_me_destinations');

-- Categories of music.
create table music_on_hold (
  music_on_hold_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  domain_uuid uuid not null references domains on delete cascade,
  music_on_hold_name text not null,
  music_on_hold_path text,
  music_on_hold_rate integer not null default 8000,
  music_on_hold_shuffle boolean not null default false,
  music_on_hold_channels integer not null default 1,
  music_on_hold_interval integer not null default 20,
  music_on_hold_timer_name text not null default 'soft',
  music_on_hold_chime_list text,
  music_on_hold_chime_freq integer not null default 0,
  music_on_hold_chime_max integer not null default 0,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now()
);
create unique index music_on_hold_name on music_on_hold (tenant_id, lower(music_on_hold_name));
select strowger_fence('music_on_hold');

create table music_on_hold_files (
  music_on_hold_file_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  music_on_hold_uuid uuid not null references music_on_hold on delete cascade,
  file_name text not null,
  -- Path within the media store.
  stored_file text not null,
  duration_ms integer not null,
  date_created timestamptz not null default now(),
  unique (music_on_hold_uuid, file_name)
);
create index music_on_hold_files_tenant on music_on_hold_files (tenant_id);
select strowger_fence('music_on_hold_files');

create table inbound_routes (
  destination_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  domain_uuid uuid not null references domains on delete cascade,
  dialplan_uuid uuid not null default gen_random_uuid(),
  destination_number text not null,
  -- Digits alone: what makes two rows the same number.
  number_digits text not null,
  destination_number_regex text,
  destination_type text not null default 'inbound',
  -- As sent; what is shown follows from the data and from what owns the number.
  destination_target_type text,
  destination_target text,
  destination_app text not null default 'transfer',
  destination_data text,
  destination_context text not null default 'public',
  destination_order integer not null default 100,
  destination_enabled boolean not null default true,
  destination_description text,
  destination_cid_name_prefix text,
  destination_record boolean not null default false,
  destination_accountcode text,
  destination_hold_music text,
  destination_ringback text,
  destination_distinctive_ring text,
  destination_fax_detect boolean not null default false,
  date_created timestamptz not null default now(),
  last_updated timestamptz not null default now()
);
create index inbound_routes_tenant on inbound_routes (tenant_id, destination_number);
create unique index inbound_routes_number on inbound_routes (number_digits)
  where destination_enabled and destination_number_regex is null;
select strowger_fence('inbound_routes');

-- What the phone of an extension last did: call return and redial (contract 20 §12.3).
create table extension_last_calls (
  extension_uuid uuid primary key references extensions on delete cascade,
  tenant_id integer not null references tenants on delete cascade,
  last_dialled text,
  last_caller text
);
create index extension_last_calls_tenant on extension_last_calls (tenant_id);
select strowger_fence('extension_last_calls');

-- Recordings of calls (contract 20 §1.8.2).
create table call_recordings (
  call_recording_uuid uuid primary key default gen_random_uuid(),
  tenant_id integer not null references tenants on delete cascade,
  -- Of the leg that its record belongs to.
  call_id uuid not null,
  -- Path within the media store.
  file text not null,
  duration_ms integer not null,
  size_bytes bigint not null,
  started_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index call_recordings_call on call_recordings (call_id);
create index call_recordings_tenant on call_recordings (tenant_id, created_at);
select strowger_fence('call_recordings');

-- Tries to log in by keypad: who guesses is kept out for a while (contract 20 §7.4).
create table pin_failures (
  subject text primary key,
  tenant_id integer not null references tenants on delete cascade,
  failures integer not null default 0,
  window_began timestamptz not null default now(),
  locked_until timestamptz
);
create index pin_failures_tenant on pin_failures (tenant_id);
select strowger_fence('pin_failures');
