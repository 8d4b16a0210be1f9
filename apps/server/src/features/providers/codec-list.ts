const KNOWN: ReadonlySet<string> = new Set(['PCMU', 'PCMA', 'G722', 'G729', 'OPUS', 'T38']);

const FAX_ONLY = 2;
const VOICE_AND_FAX = 3;

/** What a SIP provider speaks that names no codecs itself (contract 30 §2.1). */
export function defaultCodecs(serviceFlag: number): string {
  return (serviceFlag & VOICE_AND_FAX) === FAX_ONLY ? 'PCMU,PCMA,T38' : 'PCMU,PCMA,OPUS,G722';
}

/** A list in the engine's names, most wanted first; null: it names an unknown one. */
export function readCodecs(text: string): string | null {
  const names = text
    .toUpperCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.every((name) => KNOWN.has(name)) ? [...new Set(names)].join(',') : null;
}
