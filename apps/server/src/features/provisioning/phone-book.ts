import type { Contact, ProvisionedFile } from './configuration.ts';
import { element, textElement, type XmlElement, xmlDocument } from './write/xml.ts';

/** The tenant's people in a vendor's dialect (contract 20 §3.5). */
export function phoneBookFile(root: XmlElement): ProvisionedFile {
  return { name: 'phonebook.xml', answers: /^phonebook\.xml$/, type: 'text/xml', text: xmlDocument(root) };
}

/** As most vendors have it: entries of name and telephone under a root of their own. */
export function directoryFile(root: string, contacts: readonly Contact[], title?: string): ProvisionedFile {
  const entries = contacts.map(({ name, number }) =>
    element('DirectoryEntry', [textElement('Name', name), textElement('Telephone', number)]),
  );
  return phoneBookFile(element(root, [...(title === undefined ? [] : [textElement('Title', title)]), ...entries]));
}

/** The first word of a name, and the others. */
export function firstAndLast(name: string): { readonly first: string; readonly last: string } {
  const [first = '', ...rest] = name.split(' ');
  return { first, last: rest.join(' ') };
}
