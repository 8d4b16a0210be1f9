const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Octets in the largest decimal unit: `2.5 MB`. */
export function sizeText(bytes: number, language: string): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1000 ** power);
  return `${number} ${UNITS[power]}`;
}
