import { describe, expect, it } from 'vitest';
import { chimesOf, toSend } from './music-values.ts';

describe('chimes (contract 20 §10.3)', () => {
  it('are sounds with commas between them, those within a tone left alone', () => {
    const list = 'Welcome, tone_stream://%(500,0,440),ivr/ivr-one_moment_please.wav';
    expect(chimesOf(list)).toEqual(['Welcome', 'tone_stream://%(500,0,440)', 'ivr/ivr-one_moment_please.wav']);
    expect(chimesOf(null)).toEqual([]);
  });

  it('are sent as one text, or none', () => {
    expect(toSend({ chimes: ['Welcome', '', 'say:Hello'] })).toEqual({ music_on_hold_chime_list: 'Welcome,say:Hello' });
    expect(toSend({ chimes: [] })).toEqual({ music_on_hold_chime_list: null });
    expect(toSend({ music_on_hold_name: 'Jazz' })).toEqual({ music_on_hold_name: 'Jazz' });
  });
});
