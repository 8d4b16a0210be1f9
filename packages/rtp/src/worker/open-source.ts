import { ToneGenerator } from '../audio/tone-generator.ts';
import type { PlaySource } from '../plane/play-source.ts';
import type { AudioStore } from '../streams/audio-store.ts';
import { fileTimeline } from '../streams/programme.ts';
import { planChimes } from '../streams/read-programme.ts';
import type { StreamShelf } from '../streams/stream-shelf.ts';
import { TimelineSource } from '../streams/timeline-source.ts';
import { ChainSource, type SampleSource, SilenceSource } from './sample-source.ts';

/** Where a media thread has audio from. */
export interface AudioSupply {
  readonly store: AudioStore;
  readonly streams: StreamShelf;
}

/** Makes a source anew each time: a sequence that loops plays its items again from their start. */
type Opener = () => SampleSource;

/** Loads what a source needs and opens it at its start. Rejects with `bad-source`. */
export async function openSource(source: PlaySource, supply: AudioSupply): Promise<SampleSource> {
  const open = await openerOf(source, supply);
  return open();
}

async function openerOf(source: PlaySource, supply: AudioSupply): Promise<Opener> {
  switch (source.kind) {
    case 'tone':
      return () => new ToneGenerator(source.tone);
    case 'silence':
      return () => new SilenceSource(Math.round(source.ms * 8));
    case 'file':
      return openerOfFile(source.path, source.loop ?? false, supply.store);
    case 'sequence': {
      const openers = await Promise.all(source.items.map((item) => openerOf(item, supply)));
      const { loop } = source;
      return () => new ChainSource((index) => openers[loop ? index % openers.length : index]?.() ?? null);
    }
    case 'stream':
      return supply.streams.join(source.name);
    case 'music': {
      const { name, paths, shuffle = false, chimes } = source;
      const { store } = supply;
      const files = await Promise.all(paths.map((path) => store.header(path)));
      const plan = chimes ? await planChimes(chimes, (path) => store.header(path).catch(() => null)) : null;
      return supply.streams.joinOnce({ name, files, shuffle, chimes: plan });
    }
  }
}

async function openerOfFile(path: string, loop: boolean, store: AudioStore): Promise<Opener> {
  const header = await store.header(path);
  await store.load(header);
  const timeline = fileTimeline(header, loop);
  return () => new TimelineSource({ store, timeline: () => timeline });
}
