import type { AnswerOf } from '@strowger/client';

/** A category of music as the API gives it. */
export type Music = AnswerOf<'/api/music_on_hold/{music_on_hold_uuid}'>;

/** What the form of a category edits. */
export interface MusicValues {
  music_on_hold_name: string;
  music_on_hold_rate: Music['music_on_hold_rate'];
  music_on_hold_shuffle: 'true' | 'false';
  music_on_hold_chime_freq: number;
  music_on_hold_chime_max: number;
  chimes: string[];
}

export const NEW_MUSIC: MusicValues = {
  music_on_hold_name: '',
  music_on_hold_rate: 8000,
  music_on_hold_shuffle: 'false',
  music_on_hold_chime_freq: 0,
  music_on_hold_chime_max: 0,
  chimes: [],
};

/** Commas within parentheses belong to the description of a tone. */
const BETWEEN_SOUNDS = /,(?![^(]*\))/;

/** The sounds of a list of chimes (contract 20 §10.3). */
export function chimesOf(list: string | null): string[] {
  return (list ?? '')
    .split(BETWEEN_SOUNDS)
    .map((sound) => sound.trim())
    .filter((sound) => sound !== '');
}

/** The form's values of a category as the API gives it. */
export function valuesOf(music: Music): MusicValues {
  return {
    music_on_hold_name: music.music_on_hold_name,
    music_on_hold_rate: music.music_on_hold_rate,
    music_on_hold_shuffle: music.music_on_hold_shuffle,
    music_on_hold_chime_freq: music.music_on_hold_chime_freq,
    music_on_hold_chime_max: music.music_on_hold_chime_max,
    chimes: chimesOf(music.music_on_hold_chime_list),
  };
}

/** Values as they are sent: the chimes as one text. */
export function toSend<Values extends Partial<MusicValues>>({ chimes, ...values }: Values) {
  const list = chimes?.filter((sound) => sound !== '').join(',');
  return { ...values, ...(list === undefined ? {} : { music_on_hold_chime_list: list === '' ? null : list }) };
}
