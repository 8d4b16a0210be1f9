import type { ExtensionConfiguration } from './configuration.ts';
import { type Destination, parseDestination } from './destination.ts';

/** What telling an extension's own number needs of it; an extension not made yet has no uuid. */
export type ForwardingExtension = Pick<ExtensionConfiguration, 'number' | 'alias'> & { readonly uuid: string | null };

/**
 * Checks a forward of an extension before it is saved: an error text when the destination cannot be read or names the
 * extension itself, by number, alias or uuid (contract 20 §1.2), else null. Empty destinations pass; whether that is
 * allowed depends on which forward it is.
 */
export function checkForward(extension: ForwardingExtension, destination: string | null): string | null {
  const read = parseDestination(destination);
  if (!read.ok) return read.error;
  return namesExtension(extension, read.value) ? `extension ${extension.number} cannot forward to itself` : null;
}

function namesExtension(extension: ForwardingExtension, destination: Destination): boolean {
  if (destination.kind === 'object') return destination.uuid === extension.uuid?.toLowerCase();
  if (destination.kind !== 'number') return false;
  return destination.number === extension.number || destination.number === extension.alias;
}
