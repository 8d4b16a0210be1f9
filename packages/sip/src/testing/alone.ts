/** Finds digits that stand for themselves: not those that happen to be in a UUID, a tag, a port or a cipher text. */
export function alone(digits: string): RegExp {
  return new RegExp(`(?<![\\w+/-])${digits}(?![\\w+/=-])`);
}
