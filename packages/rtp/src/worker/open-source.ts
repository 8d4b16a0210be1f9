import { ToneGenerator } from '../audio/tone-generator.ts';
import { MediaError } from '../plane/media-error.ts';
import type { PlaySource } from '../plane/play-source.ts';
import type { ClipStore } from './clip-store.ts';
import { joinMusic } from './music.ts';
import { ChainSource, ClipSource, type SampleSource, SilenceSource } from './sample-source.ts';

/** Makes a source anew each time: a sequence that loops plays its items again from their start. */
type Opener = () => SampleSource;

/** Loads what a source needs and opens it at its start. Rejects with `bad-source`. */
export async function openSource(source: PlaySource, clips: ClipStore, unixNow: () => number): Promise<SampleSource> {
  const open = await openerOf(source, clips, unixNow);
  return open();
}

async function openerOf(source: PlaySource, clips: ClipStore, unixNow: () => number): Promise<Opener> {
  switch (source.kind) {
    case 'tone':
      return () => new ToneGenerator(source.tone);
    case 'silence':
      return () => new SilenceSource(Math.round(source.ms * 8));
    case 'file': {
      const samples = await clips.load(source.path);
      return () => new ClipSource(samples, { loop: source.loop ?? false });
    }
    case 'sequence': {
      const openers = await Promise.all(source.items.map((item) => openerOf(item, clips, unixNow)));
      const { loop } = source;
      return () => new ChainSource((index) => openers[loop ? index % openers.length : index]?.() ?? null);
    }
    case 'music': {
      const loaded = await Promise.all(source.paths.map((path) => clips.load(path)));
      const stream = { name: source.name, clips: loaded, shuffle: source.shuffle ?? false };
      return () => {
        const joined = joinMusic(stream, unixNow());
        if (!joined) throw new MediaError('bad-source', 'there is no music to play');
        return joined;
      };
    }
  }
}
