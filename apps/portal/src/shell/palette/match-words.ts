/** Small letters without accents, so that `busqueda` finds `Búsqueda`. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * How well a title fits what was typed; every word of it has to stand in the title.
 * @returns the lower the better: 0 begins with it, 1 words begin with it, 2 it stands within words; null: it does not fit
 */
export function fit(title: string, typed: string): number | null {
  const [sought, text] = [plain(typed).trim(), plain(title)];
  if (text.startsWith(sought)) return 0;
  const words = text.split(/[^\p{L}\p{N}]+/u);
  const parts = sought.split(/\s+/);
  if (parts.every((part) => words.some((word) => word.startsWith(part)))) return 1;
  return parts.every((part) => text.includes(part)) ? 2 : null;
}

/** What fits, the best first; otherwise in its order. */
export function bestFirst<T>(entries: readonly T[], titleOf: (entry: T) => string, typed: string): T[] {
  return entries
    .flatMap((entry) => {
      const rank = fit(titleOf(entry), typed);
      return rank === null ? [] : [{ entry, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}
