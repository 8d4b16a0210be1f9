/**
 * Numbers of objects by kind as one sentence: `3 ring groups, 1 users`. Kinds are the server's names of them, which
 * grow with it.
 */
export function listedCounts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${count} ${kind.replaceAll('_', ' ')}`)
    .join(', ');
}
