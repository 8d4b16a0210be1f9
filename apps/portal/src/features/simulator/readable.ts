/** A name of the API in readable letters: `ring_group` as `Ring group`. */
export function readable(name: string): string {
  const words = name.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
