import { type Switch, SwitchRefusal } from '@strowger/switch';

/** Stands where a call engine would in a process that carries no calls: it has none and refuses to make any. */
export function noEngine(): Switch {
  const refuse = async (): Promise<never> => {
    throw new SwitchRefusal('unavailable', 'This process runs no call engine');
  };
  const nothing = async (): Promise<void> => undefined;
  return {
    start: nothing,
    stop: nothing,
    subscribe: () => () => undefined,
    channels: async () => [],
    registrations: async () => [],
    queues: async () => ({ waiting: [], agents: [] }),
    trunks: async () => [],
    probeTrunk: refuse,
    originate: refuse,
    attempt: refuse,
    hangup: refuse,
    hold: refuse,
    transfer: refuse,
    notifyContacts: refuse,
    conferenceMembers: async () => [],
    controlMember: refuse,
    configurationChanged: () => undefined,
    dropRegistrations: nothing,
    endCalls: nothing,
    trace: async () => null,
    health: async () => ({ ok: true, detail: 'no call engine', upSince: null }),
  };
}
