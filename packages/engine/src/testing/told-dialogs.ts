import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';

/** A dialog as a watcher reads it from dialog information (RFC 4235 §4.1). */
export interface ToldDialog {
  readonly id: string;
  readonly state: string;
  readonly direction: string;
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  readonly remote: string;
  readonly remoteName: string;
}

/** @throws Error unless `text` is well-formed dialog information */
export function toldDialogs(text: string): { version: number; entity: string; dialogs: ToldDialog[] } {
  const { root } = parseXml(text);
  if (root?.name !== 'dialog-info') throw new Error(`no dialog information: ${text}`);
  const { version, entity = '' } = root.attributes;
  return { version: Number(version), entity, dialogs: elementsIn(root).map(toldDialog) };
}

/** Text of the element at the end of a path of names below the root; null when there is none. */
export function textAt(text: string, ...path: readonly string[]): string | null {
  let at: XmlElement | undefined = parseXml(text).root ?? undefined;
  for (const name of path) at = at && childOf(at, name);
  return at === undefined ? null : textOf(at);
}

function toldDialog(element: XmlElement): ToldDialog {
  const { attributes } = element;
  const remote = childOf(element, 'remote');
  const identity = remote && childOf(remote, 'identity');
  const state = childOf(element, 'state');
  return {
    id: attributes.id ?? '',
    state: state === undefined ? '' : textOf(state),
    direction: attributes.direction ?? '',
    callId: attributes['call-id'] ?? '',
    localTag: attributes['local-tag'] ?? '',
    remoteTag: attributes['remote-tag'] ?? '',
    remote: identity === undefined ? '' : textOf(identity),
    remoteName: identity?.attributes.display ?? '',
  };
}

function elementsIn(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement);
}

function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return elementsIn(element).find((child) => child.name === name);
}

function textOf(element: XmlElement): string {
  return element.children.map((child) => (child instanceof XmlText ? child.text : '')).join('');
}
