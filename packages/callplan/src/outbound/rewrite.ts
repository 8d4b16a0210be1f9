/**
 * A number as a provider wants it: of the pairs `strip|add` (a comma list, anchored at the beginning) the first one that
 * changes the number. Without `|` a pair only strips, with nothing to strip it only adds (contract 30 §5.3 step 5).
 */
export function rewriteNumber(number: string, rules: string): string {
  for (const rule of rules.split(',')) {
    const [strip = '', add = ''] = rule
      .trim()
      .split('|', 2)
      .map((part) => part.trim());
    if (!number.startsWith(strip)) continue;
    const rewritten = `${add}${number.slice(strip.length)}`;
    if (rewritten !== number) return rewritten;
  }
  return number;
}
