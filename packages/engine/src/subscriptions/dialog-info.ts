import type { CallerId } from '@strowger/callplan';
import { formatUri, sipUri } from '@strowger/sip';
import type { DocumentFacts } from './document-facts.ts';
import type { LampCall, LampState } from './lamp.ts';
import { type XmlElement, xmlDocument } from './xml-document.ts';

/** So many calls fit a datagram or two. */
const MOST_CALLS = 8;

/**
 * What a lamp shows as dialog information (RFC 4235), always the full state. A lamp that knows no calls is one dialog,
 * confirmed while it is lit; phones that ignore an empty list see an idle extension as a dialog that has ended.
 */
export function dialogInfo(state: LampState, facts: DocumentFacts): string {
  const attributes = {
    xmlns: 'urn:ietf:params:xml:ns:dialog-info',
    version: String(facts.version),
    state: 'full',
    entity: facts.entity,
  };
  const content = state.shows === 'calls' ? dialogsOf(state.calls, facts) : [lamp(isLit(state), facts)];
  return xmlDocument({ name: 'dialog-info', attributes, content });
}

export function dialogEssence(state: LampState): string {
  return state.shows === 'calls' ? JSON.stringify(state.calls) : String(isLit(state));
}

function isLit(state: Exclude<LampState, { shows: 'calls' }>): boolean {
  return state.shows === 'light' ? state.isLit : state.fresh > 0;
}

function dialogsOf(calls: readonly LampCall[], facts: DocumentFacts): XmlElement[] {
  const dialogs = [
    ...calls.slice(0, MOST_CALLS).map((call) => dialogOf(call, call.state, facts)),
    ...facts.ended.slice(0, MOST_CALLS).map((call) => dialogOf(call, 'terminated', facts)),
  ];
  return dialogs.length > 0 ? dialogs : [lamp(false, facts)];
}

function lamp(isOn: boolean, { entity }: DocumentFacts): XmlElement {
  return {
    name: 'dialog',
    attributes: { id: entity.replace(/^sip:/, ''), direction: 'initiator' },
    content: [{ name: 'state', content: isOn ? 'confirmed' : 'terminated' }],
  };
}

/**
 * The identifiers are ours, not those of the phone's own dialog: by them a watcher may take a call that rings (RFC 3891 §3),
 * and can do nothing to one that talks (RFC 4235 §6).
 */
function dialogOf(call: LampCall, state: string, { entity, domainName }: DocumentFacts): XmlElement {
  const { id, direction, remote } = call;
  return {
    name: 'dialog',
    attributes: { id, 'call-id': id, 'local-tag': 'phone', 'remote-tag': 'pbx', direction },
    content: [
      { name: 'state', content: state },
      { name: 'local', content: party(entity, '') },
      { name: 'remote', content: remoteParty(remote, domainName) },
    ],
  };
}

function remoteParty(remote: CallerId | null, domainName: string): XmlElement[] {
  if (remote === null) return party('sip:anonymous@anonymous.invalid', 'Anonymous');
  return party(formatUri(sipUri({ user: remote.number, host: domainName })), remote.name);
}

function party(address: string, display: string): XmlElement[] {
  const attributes: Record<string, string> = display === '' ? {} : { display };
  return [
    { name: 'identity', attributes, content: address },
    { name: 'target', attributes: { uri: address } },
  ];
}
