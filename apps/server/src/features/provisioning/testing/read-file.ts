import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import type { ProvisionedFile } from '../configuration.ts';

/** The document a phone would read. @throws Error unless it is well-formed XML */
export function xmlOf({ text }: { readonly text: string }): XmlElement {
  const { root } = parseXml(text);
  if (!root) throw new Error('a document without a root');
  return root;
}

export function childrenOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement);
}

/** The element at the end of a path of names. @throws Error where there is none */
export function at(element: XmlElement, ...path: readonly string[]): XmlElement {
  return path.reduce((parent, name) => {
    const found = childrenOf(parent).find((child) => child.name === name);
    if (!found) throw new Error(`no ${name} in ${parent.name}`);
    return found;
  }, element);
}

/** Text by name, of elements that have no elements. */
export function texts(element: XmlElement): Record<string, string> {
  return Object.fromEntries(childrenOf(element).map((child) => [child.name, textOf(child)]));
}

export function textOf(element: XmlElement): string {
  return element.children.map((child) => (child instanceof XmlText ? child.text : '')).join('');
}

/** Settings of a `key = value` file; of a name that stands twice, the last. */
export function assignments({ text }: Pick<ProvisionedFile, 'text'>): Record<string, string> {
  const lines = text.split('\n').filter((line) => /^[^#].* =/.test(line));
  return Object.fromEntries(lines.map((line) => [line.split(' =', 1)[0] ?? '', line.replace(/^.*? = ?/, '')]));
}

/** Settings of a `NAME="value"` file. */
export function quoted({ text }: Pick<ProvisionedFile, 'text'>): Record<string, string> {
  const found = [...text.matchAll(/^([A-Z0-9_]+)="(.*)"\r$/gm)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]));
}
