/** A voice of the synthesiser, as its own list names it. */
export interface ListedVoice {
  /** `English_(Great_Britain)`. */
  readonly name: string;
  /** What the synthesiser calls it by: `gmw/en`, `!v/adam`. */
  readonly file: string;
  /** What it speaks, in lower case, with how far off it is; its own language is 0. */
  readonly languages: ReadonlyMap<string, number>;
}

/** What a machine can read aloud with. */
export interface Voices {
  readonly voices: readonly ListedVoice[];
  /** Speakers that any voice may sound like. */
  readonly variants: readonly ListedVoice[];
}

/** How a text is to sound; empty: however the rest decides. */
export interface VoiceWish {
  /** `en`, `fr-CA` … */
  readonly language: string;
  /** A voice or a variant by its name. */
  readonly voice: string;
}

/** What the synthesiser is to be called with, or the field that names nothing it has. */
export type VoiceChoice =
  | { readonly ok: true; readonly argument: string }
  | { readonly ok: false; readonly field: keyof VoiceWish };

const LINE = /^\s*\d+\s+(\S+)\s+\S+\s+(\S+)\s+([\w!/+-]+)\s*((?:\(\S+ \d+\))*)\s*$/;
/** Voices of another synthesiser, which is not there. */
const FOREIGN = 'mb/';
const VARIANT = '!v/';

/** The voices of a listing as `espeak-ng --voices` writes it; lines that say anything else are left out. */
export function parseVoices(listing: string): ListedVoice[] {
  return listing.split('\n').flatMap((line) => {
    const [, language = '', name = '', file = '', others = ''] = LINE.exec(line) ?? [];
    if (file === '' || file.startsWith(FOREIGN)) return [];
    const more = Array.from(
      others.matchAll(/\((\S+) (\d+)\)/g),
      ([, code = '', far = '']) => [code.toLowerCase(), Number(far)] as const,
    );
    return [{ name, file, languages: new Map([...more, [language.toLowerCase(), 0]]) }];
  });
}

export function isVariant({ file }: ListedVoice): boolean {
  return file.startsWith(VARIANT);
}

/** A named voice speaks its own language; a variant, and no name, the language that is named. */
export function chooseVoice({ voices, variants }: Voices, { language, voice }: VoiceWish): VoiceChoice {
  const whole = voice === '' ? undefined : voices.find((one) => isCalled(one, voice));
  if (whole !== undefined) return { ok: true, argument: whole.file };
  const base = speakerOf(voices, language);
  if (base === undefined) return { ok: false, field: 'language' };
  if (voice === '') return { ok: true, argument: base.file };
  const variant = variants.find((one) => isCalled(one, voice));
  if (variant === undefined) return { ok: false, field: 'voice' };
  return { ok: true, argument: `${base.file}+${variant.file.slice(VARIANT.length)}` };
}

function isCalled({ name, file }: ListedVoice, wanted: string): boolean {
  const asWritten = wanted.toLowerCase().replaceAll(' ', '_');
  const own = file.toLowerCase();
  return [name.toLowerCase(), own, own.slice(own.lastIndexOf('/') + 1)].includes(asWritten);
}

/** Of `fr-CA` where nobody speaks it whoever speaks `fr`. */
function speakerOf(voices: readonly ListedVoice[], language: string): ListedVoice | undefined {
  const wanted = language.toLowerCase().replaceAll('_', '-');
  const [primary = ''] = wanted.split('-');
  return nearest(voices, wanted) ?? nearest(voices, primary);
}

function nearest(voices: readonly ListedVoice[], language: string): ListedVoice | undefined {
  const farness = ({ languages }: ListedVoice) => languages.get(language) ?? Number.POSITIVE_INFINITY;
  return voices
    .filter((voice) => Number.isFinite(farness(voice)))
    .toSorted((one, other) => farness(one) - farness(other))[0];
}
