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

/** As the watched phone sees it: a watcher that names these tags in Replaces takes that phone's call (RFC 3891 §3). */
function dialogOf(call: LampCall, state: string, { entity, domainName }: DocumentFacts): XmlElement {
  const { id, direction, dialog, remote } = call;
  const identifiers =
    dialog === null ? {} : { 'call-id': dialog.callId, 'local-tag': dialog.theirTag, 'remote-tag': dialog.ourTag };
  return {
    name: 'dialog',
    attributes: { id, ...identifiers, direction },
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
