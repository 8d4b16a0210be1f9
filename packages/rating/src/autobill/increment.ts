/** Seconds that a call is billed by: the first block, then each begun one after it. */
export interface Increment {
  readonly first: number;
  readonly next: number;
}

const INCREMENT = /^(\d{1,5})(?:\/(\d{1,5}))?$/;

/** `60`, `30/6` (contract 40 B12.3); null for what is none. */
export function parseIncrement(text: string): Increment | null {
  const [, first, next = first] = INCREMENT.exec(text.replaceAll(' ', '')) ?? [];
  if (first === undefined || next === undefined) return null;
  const increment = { first: Number(first), next: Number(next) };
  return increment.first >= 1 && increment.next >= 1 ? increment : null;
}

export function formatIncrement({ first, next }: Increment): string {
  return first === next ? String(first) : `${first}/${next}`;
}
