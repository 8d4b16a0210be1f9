import type { Words } from './grammar.ts';

/** "you have", then what is there of new and of saved messages, joined by "and"; `none` when there is neither. */
export function messageCounts(
  counts: { readonly fresh: number; readonly saved: number },
  none: Words,
  phrase: (count: number, kind: 'fresh' | 'saved') => Words,
): Words {
  const fresh = counts.fresh > 0 ? phrase(counts.fresh, 'fresh') : [];
  const saved = counts.saved > 0 ? phrase(counts.saved, 'saved') : [];
  if (fresh.length === 0 && saved.length === 0) return none;
  const joint = fresh.length > 0 && saved.length > 0 ? ['vm-and'] : [];
  return ['vm-youhave', ...fresh, ...joint, ...saved];
}
