/** Whether a music field means this category: in any case, and `_` also matches a space (contract 20 §10.3). */
export function isNameOfMusic(asked: string, name: string): boolean {
  return plain(asked) === plain(name);
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll(' ', '_');
}
