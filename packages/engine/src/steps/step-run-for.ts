import type { Step } from '@strowger/callplan';
import { takeBlockedCall } from '../call-block/take-blocked-call.ts';
import { conferenceStay } from '../conferences/conference.ts';
import { CallDidRun } from '../crossings/call-did-run.ts';
import { ApplicationRun } from '../dialogue/application-run.ts';
import { RenewedRun } from '../dialogue/renewed-run.ts';
import { directory } from '../directory/directory.ts';
import { eavesdrop } from '../eavesdrop/eavesdrop.ts';
import { receiveFax } from '../fax/receive-fax.ts';
import { CallAgainRun } from '../features/call-again.ts';
import { changeSetting } from '../features/change-setting.ts';
import { dialOn } from '../features/dial-on.ts';
import { recordPrompt } from '../features/record-prompt.ts';
import { echo, hear, sayClock } from '../features/test-applications.ts';
import { toggleCallFlow } from '../features/toggle-call-flow.ts';
import { greetWoken, orderWakeUp } from '../features/wake-up.ts';
import { WithholdRun } from '../features/withhold-run.ts';
import { walkFlow } from '../flows/walk-flow.ts';
import { MeetRun } from '../meetings/meet-run.ts';
import { menu } from '../menu/menu.ts';
import { askOutboundPin } from '../outbound/ask-outbound-pin.ts';
import { DialRun } from '../outbound/dial-run.ts';
import { sayEmergencyCalls } from '../outbound/say-emergency-calls.ts';
import { PageGroupRun } from '../paging/page-group-run.ts';
import { ParkRun } from '../parking/park-run.ts';
import { PickUpRun } from '../pickup/pick-up-run.ts';
import { logInAgent, sayWaiting, switchAgent } from '../queues/agent-codes.ts';
import { QueueRun } from '../queues/queue-run.ts';
import { checkMailbox } from '../voicemail/check-mailbox.ts';
import { leaveMessage } from '../voicemail/leave-message.ts';
import { HangupRun } from './hangup-run.ts';
import { MissedCallRun } from './missed-call-run.ts';
import { PlayRun, promptNamed, soundNamed } from './play-run.ts';
import { RingRun } from './ring-run.ts';
import type { StepContext, StepRun } from './step-run.ts';
import { TransferRun } from './transfer-run.ts';

/** The object that carries out a step. */
export function stepRunFor(step: Step, context: StepContext): StepRun {
  switch (step.step) {
    case 'ring':
      return new RingRun(step, context);
    case 'missed_call':
      return new MissedCallRun(step, context);
    case 'blocked':
      return new ApplicationRun(takeBlockedCall(step), context);
    case 'call_did':
      return new CallDidRun(step, context);
    case 'receive_fax':
      return new ApplicationRun(receiveFax(step), context);
    case 'walk_flow':
      return new ApplicationRun(walkFlow(step), context);
    case 'dial':
      return new DialRun(step, context);
    case 'outbound_pin':
      return new ApplicationRun(askOutboundPin(step), context);
    case 'emergency_calls':
      return new ApplicationRun(sayEmergencyCalls(step), context);
    case 'transfer':
      return new TransferRun(step, context);
    case 'play':
      return new PlayRun(soundNamed(step.sound, context), context);
    case 'say':
      return new PlayRun(promptNamed(step.prompt, context), context);
    case 'queue':
      return new QueueRun(step, context);
    case 'agent_switch':
      return new ApplicationRun(switchAgent(step), context);
    case 'agent_login':
      return new ApplicationRun(logInAgent(), context);
    case 'queue_count':
      return new ApplicationRun(sayWaiting(step), context);
    case 'conference':
      return new RenewedRun(conferenceStay(step, context.services.rooms), context);
    case 'meet':
      return new MeetRun(step, context);
    case 'eavesdrop':
      return new ApplicationRun(eavesdrop(step), context);
    case 'page_group':
      return new PageGroupRun(step, context);
    case 'park':
      return new ParkRun(step, context);
    case 'dial_on':
      return new ApplicationRun(dialOn(step), context);
    case 'caller_setting':
      return new ApplicationRun(changeSetting(step), context);
    case 'toggle_call_flow':
      return new ApplicationRun(toggleCallFlow(step), context);
    case 'record_prompt':
      return new ApplicationRun(recordPrompt(step), context);
    case 'pickup':
      return new PickUpRun(step, context);
    case 'call_again':
      return new CallAgainRun(step, context);
    case 'withhold':
      return new WithholdRun(context);
    case 'echo':
      return new ApplicationRun(echo(step), context);
    case 'hear':
      return new ApplicationRun(hear(step), context);
    case 'say_clock':
      return new ApplicationRun(sayClock(step), context);
    case 'order_wake_up':
      return new ApplicationRun(orderWakeUp(step), context);
    case 'greet_woken':
      return new ApplicationRun(greetWoken(step), context);
    case 'menu':
      return new ApplicationRun(menu(step), context);
    case 'directory':
      return new ApplicationRun(directory(step), context);
    case 'leave_message':
      return new ApplicationRun(leaveMessage(step), context);
    case 'check_mailbox':
      return new ApplicationRun(checkMailbox(step), context);
    case 'hangup':
      return new HangupRun(step);
  }
}
