/** What a caller hears where nothing is recorded. */
export type ToneName = 'ask' | 'notice' | 'done' | 'refused' | 'beep';

/** Descriptions as they follow `tone_stream://` (contract 20 §0.9): parts of `%(on ms,off ms,Hz)`. */
export const TONES: Readonly<Record<ToneName, string>> = {
  ask: '%(120,80,660);%(120,200,660)',
  notice: '%(250,250,520)',
  done: '%(120,40,520);%(200,200,780)',
  refused: '%(200,80,480);%(350,250,360)',
  beep: '%(400,100,1000)',
};
