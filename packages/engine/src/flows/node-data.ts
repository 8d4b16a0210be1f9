import type { VoiceFlowNode } from '@strowger/callplan';

/** What designers write into a node: names and forms vary, so that each is read as what it is meant to be. */
type Data = VoiceFlowNode['data'];

/** The first of these fields that says something; empty: none does. */
export function textIn(data: Data, ...names: readonly string[]): string {
  for (const name of names) {
    const value = data[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  }
  return '';
}

/** The first of these fields that is a number of at least 0, no more than `most`. */
export function numberIn(data: Data, fallback: number, most: number, ...names: readonly string[]): number {
  const value = Number(textIn(data, ...names));
  const isSaid = textIn(data, ...names) !== '' && Number.isFinite(value) && value >= 0;
  return Math.min(isSaid ? value : fallback, most);
}
