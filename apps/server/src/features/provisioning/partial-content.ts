/** Part of a file that is asked for, its last octet included. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/**
 * The part that a Range header asks for (RFC 9110 §14.1.2); `whole` where it asks for none, in a way we do not know, or
 * for several.
 * @param length octets there are
 */
export function partAsked(header: string | undefined, length: number): Part | 'whole' | 'unsatisfiable' {
  const range = /^bytes=(?<from>\d{0,9})-(?<to>\d{0,9})$/.exec(header?.trim() ?? '')?.groups;
  const [from = '', to = ''] = [range?.['from'], range?.['to']];
  if (!range || (from === '' && to === '')) return 'whole';
  if (from === '') {
    return Number(to) === 0 ? 'unsatisfiable' : { from: Math.max(0, length - Number(to)), to: length - 1 };
  }
  if (to !== '' && Number(to) < Number(from)) return 'whole';
  if (Number(from) >= length) return 'unsatisfiable';
  return { from: Number(from), to: to === '' ? length - 1 : Math.min(Number(to), length - 1) };
}
