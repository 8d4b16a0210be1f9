import type { DocumentFacts } from './document-facts.ts';
import type { LampState } from './lamp.ts';
import { type XmlElement, xmlDocument } from './xml-document.ts';

/** What a watcher is told: whether it can be reached, what it is doing, and that in words. */
interface Presence {
  readonly basic: 'open' | 'closed';
  /** RFC 4480 §3.2. */
  readonly activity: 'on-the-phone' | 'busy' | null;
  readonly note: string;
}

/** What a lamp shows as presence (RFC 3856, RFC 3863), with the activity of RFC 4480. */
export function presenceDocument(state: LampState, { entity }: DocumentFacts): string {
  const presence = presenceOf(state);
  const tuple: XmlElement = {
    name: 'tuple',
    attributes: { id: 'line' },
    content: [
      { name: 'status', content: [{ name: 'basic', content: presence.basic }] },
      { name: 'contact', content: entity },
      { name: 'note', content: presence.note },
    ],
  };
  const attributes = {
    xmlns: 'urn:ietf:params:xml:ns:pidf',
    'xmlns:dm': 'urn:ietf:params:xml:ns:pidf:data-model',
    'xmlns:rpid': 'urn:ietf:params:xml:ns:pidf:rpid',
    entity,
  };
  return xmlDocument({ name: 'presence', attributes, content: [tuple, ...person(presence)] });
}

export function presenceEssence(state: LampState): string {
  return presenceOf(state).note;
}

function person({ activity, note }: Presence): XmlElement[] {
  if (activity === null) return [];
  const activities: XmlElement = { name: 'rpid:activities', content: [{ name: `rpid:${activity}` }] };
  return [
    { name: 'dm:person', attributes: { id: 'person' }, content: [activities, { name: 'dm:note', content: note }] },
  ];
}

function presenceOf(state: LampState): Presence {
  if (state.shows === 'light') return lit(state.isLit);
  if (state.shows === 'messages') return lit(state.fresh > 0);
  const { calls, isRegistered, doNotDisturb } = state;
  if (calls.some((call) => call.state === 'confirmed')) return onThePhone('On the phone');
  if (calls.length > 0) return onThePhone('Ringing');
  if (!isRegistered) return { basic: 'closed', activity: null, note: 'Not registered' };
  if (doNotDisturb) return { basic: 'open', activity: 'busy', note: 'Do not disturb' };
  return { basic: 'open', activity: null, note: 'Available' };
}

function onThePhone(note: string): Presence {
  return { basic: 'open', activity: 'on-the-phone', note };
}

function lit(isLit: boolean): Presence {
  return { basic: 'open', activity: isLit ? 'busy' : null, note: isLit ? 'On' : 'Off' };
}
