import type { LeaveMessageStep } from '@strowger/callplan';
import type { PlaySource } from '@strowger/rtp';
import type { Mailbox } from '@strowger/switch';
import type { Application } from '../dialogue/application-run.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { takeMessage } from './take-message.ts';

/** Greets the caller and takes his message (contract 20 §7.3). */
export function leaveMessage(step: LeaveMessageStep): Application {
  return async (dialogue, { plan, party, services }) => {
    const { mailbox: place, login } = step;
    const mailbox = { tenantId: plan.tenantId, uuid: place.uuid };
    party.describe({ application: 'voicemail', applicationArgument: place.number });
    // Asked while he is greeted: how long the database takes is not heard as silence.
    const isFull = dialogue.until(services.host.mailboxes.isFull(mailbox));
    isFull.catch(() => undefined);
    await dialogue.receive();
    const key = await greet(dialogue, step, mailbox);
    if (key === '*') return { kind: 'instead', steps: [login, { step: 'hangup', cause: 'NORMAL_CLEARING' }] };
    if (key === '0') {
      const { operatorNumber: destination, history } = login;
      return { kind: 'route', transfer: { step: 'transfer', destination, reason: 'transfer', history, by: null } };
    }
    if (await isFull) {
      await dialogue.speak([{ say: 'prompt', name: 'vm_mailbox_full' }], '');
      return { kind: 'next' };
    }
    if (step.givesInstructions) await dialogue.speak([{ say: 'prompt', name: 'vm_leave_message' }], '#');
    await takeMessage(dialogue, step, mailbox);
    return { kind: 'next' };
  };
}

/** @returns the key that stopped the greeting; null: it was heard */
async function greet(dialogue: Dialogue, step: LeaveMessageStep, mailbox: Mailbox): Promise<string | null> {
  const greeting = await greetingOf(dialogue, step, mailbox);
  if (greeting === null) return null;
  const keys = step.login.operatorNumber === '' ? '#*' : '#*0';
  return (await dialogue.say(greeting, keys)) ? null : dialogue.keys.take();
}

async function greetingOf(
  dialogue: Dialogue,
  { greeting }: LeaveMessageStep,
  mailbox: Mailbox,
): Promise<PlaySource | null> {
  const { services, language } = dialogue;
  const builtIn = (number: string, busy: boolean) =>
    services.sounds.say([{ say: 'mailbox_greeting', number, busy }], language);
  switch (greeting.kind) {
    case 'none':
      return null;
    case 'built_in':
      return builtIn(greeting.number, greeting.isBusy);
    case 'recorded': {
      const path = await dialogue.until(services.host.mailboxes.greeting(mailbox, greeting.greetingId));
      return path === null ? builtIn(greeting.otherwise, false) : { kind: 'file', path };
    }
  }
}
