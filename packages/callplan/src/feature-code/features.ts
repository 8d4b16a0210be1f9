import { directory } from '../directory/listings.ts';
import { eavesdrop } from '../eavesdrop/eavesdrop.ts';
import { conferenceCall } from '../meeting/conference-call.ts';
import { emergencyCalls } from '../outbound/emergency-calls.ts';
import { page } from '../paging/page.ts';
import { pageGroup } from '../paging/page-group.ts';
import { park, parkInSlot } from '../parking/park.ts';
import { callContact } from '../speed-dial/call-contact.ts';
import * as agents from './agents.ts';
import * as callAgain from './call-again.ts';
import * as callerSettings from './caller-settings.ts';
import type { FeatureName } from './catalogue.ts';
import type { Feature } from './feature.ts';
import * as pickup from './pickup.ts';
import { recordPrompt } from './record-prompt.ts';
import * as testCodes from './test-codes.ts';
import * as voicemail from './voicemail.ts';
import { wakeUp } from './wake-up.ts';
import { withholdCallerId } from './withhold.ts';

/**
 * What each dialled code does, by its name in the catalogue. A code without a line here is not in service: it is listed
 * as off and answered with 404.
 *
 * To give a code its steps: write a `Feature` in a file of its own (`feature-code/<what>.ts`, `ofExtension` around it
 * where only an extension can dial it), add one line here, and add its step to `plan.ts` (`Step`) and `step-run-for.ts`.
 * `isProtected`, missing digits and whether the code is on have been seen to before it is asked.
 */
export const FEATURES: Readonly<Partial<Record<FeatureName, Feature>>> = {
  agent_break: agents.agentBreak,
  agent_login: agents.agentLogin,
  agent_toggle: agents.agentToggle,
  agent_toggle_by_id: agents.agentToggleById,
  any_voicemail: voicemail.anyVoicemail,
  any_voicemail_by_number: voicemail.anyVoicemail,
  call_return: callAgain.callReturn,
  conference_call: conferenceCall,
  directory,
  do_not_disturb: callerSettings.doNotDisturb('on'),
  do_not_disturb_off: callerSettings.doNotDisturb('off'),
  do_not_disturb_on: callerSettings.doNotDisturb('on'),
  do_not_disturb_toggle: callerSettings.doNotDisturb('toggle'),
  eavesdrop,
  emergency_calls: emergencyCalls,
  echo: testCodes.echo(0),
  echo_delayed: testCodes.echo(5000),
  follow_me_toggle: callerSettings.followMeToggle,
  forward_all_off: callerSettings.forwardAll('off'),
  forward_all_on: callerSettings.forwardAllTo,
  forward_all_toggle: callerSettings.forwardAll('toggle'),
  group_pickup: pickup.groupPickup,
  leave_message: voicemail.leaveInMailbox,
  milliwatt: testCodes.hear('tone_stream://%(10000,0,1004);loops=-1', 'hears_tone'),
  music_test: testCodes.musicOnHold,
  own_voicemail: voicemail.ownVoicemail,
  page,
  page_group: pageGroup,
  park,
  park_slot: parkInSlot,
  pickup: pickup.directedPickup,
  pickup_polycom: pickup.directedPickup,
  queue_waiting: agents.queueWaiting,
  record_prompt: recordPrompt,
  redial: callAgain.redial,
  ring_group_forward_toggle: callerSettings.ringGroupForwardToggle,
  say_date: testCodes.sayClock('date'),
  say_date_and_time: testCodes.sayClock('datetime'),
  say_time: testCodes.sayClock('time'),
  speed_dial: callContact,
  tone_stream: testCodes.hear('tone_stream://%(2000,4000,440,480);loops=-1', 'hears_tone_stream'),
  voicemail_of: voicemail.anyVoicemail,
  wake_up: wakeUp,
  withhold_caller_id: withholdCallerId,
};
