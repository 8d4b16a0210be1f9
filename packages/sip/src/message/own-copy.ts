/** A copy of a part of a message's text that may be kept: the part itself would keep the whole message in memory. */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
