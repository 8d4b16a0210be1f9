import type { Calls } from '../calls/calls.ts';
import type { Services } from '../services.ts';
import { agentLamp } from './agent-lamp.ts';
import { extensionLamp } from './extension-lamp.ts';
import { mailboxLamp } from './mailbox-lamp.ts';
import { parkLamp } from './park-lamp.ts';
import { queueLamp } from './queue-lamp.ts';
import { doNotDisturbLamp, flowLamp, forwardLamp } from './setting-lamps.ts';

/** Every kind of lamp with where it comes from (contract 20 §12.3). */
export function provideLamps({ lamps, locations, clock, slots, queues, host }: Services, calls: Calls): void {
  lamps.provide('extension', extensionLamp(calls, locations, clock));
  lamps.provide('park', parkLamp(slots, lamps));
  lamps.provide('flow', flowLamp);
  lamps.provide('agent', agentLamp(queues, calls));
  lamps.provide('dnd', doNotDisturbLamp);
  lamps.provide('forward', forwardLamp);
  lamps.provide('voicemail', mailboxLamp(host.mailboxes, lamps));
  lamps.provide('callcenter', queueLamp(queues));
}
