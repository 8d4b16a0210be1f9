const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;
const STEP = 1024;

/** Octets in the largest unit, of 1024 as files are shown and limits are set: `2.5 MB`. */
export function sizeText(bytes: number, language: string): string {
  const power = bytes < STEP ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / STEP ** power);
  return `${number} ${UNITS[power]}`;
}
