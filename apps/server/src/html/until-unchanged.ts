/** Broken HTML may come out of the parser as something that it reads otherwise once more: rounds until it no longer does. */
const MOST_ROUNDS = 8;

/** What cleaning leaves when it is done until nothing changes any more. */
export function untilUnchanged(html: string, clean: (html: string) => string): string {
  let cleaned = clean(html);
  for (let round = 1; round < MOST_ROUNDS; round += 1) {
    const again = clean(cleaned);
    if (again === cleaned) break;
    cleaned = again;
  }
  return cleaned;
}
