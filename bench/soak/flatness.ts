import type { Row } from '../load/report.ts';
import { isFlat, leastOf, meanOf, trendOf } from './trend.ts';
import type { Sample } from './watch-system.ts';

/** In less the heap has not found its size: a slope then says nothing. */
const TELLING_MINUTES = 10;
/** The least of each of that many parts are tested for a slope: what collections of garbage leave. */
const PARTS = 15;
/** What a figure may grow by after the warm-up without being called a leak: a share of it, and at least this many. */
const TOLERANCE = { share: 0.03, mebibytes: 6, files: 10 };

/**
 * What must not grow. The server process as a whole is not among it: V8 keeps room for young objects ready, 100 MiB or
 * none, and garbage until it collects it. The database's open files are bounded by its own settings.
 */
const FIGURES = {
  'native MiB': ({ native }: Sample) => native,
  'objects MiB': ({ objects }: Sample) => objects,
  'buffers MiB': ({ buffers }: Sample) => buffers,
  'database MiB': ({ database }: Sample) => database,
  'server files': ({ serverFiles }: Sample) => serverFiles,
};

/**
 * The part of the time after which a figure is judged. What C allocates spreads over its arenas until the busiest moment
 * has been seen often enough; a leak goes on growing.
 */
const warmUpOf = (name: string) => (name === 'native MiB' ? 2 / 3 : 1 / 4);

interface Flatness {
  /** A line on each figure's slope after the warm-up. */
  readonly lines: readonly string[];
  /** What surely grows. */
  readonly failures: readonly string[];
  /** What the verdict says of memory when nothing fails. */
  readonly verdict: string;
}

/** Whether what the processes hold stays as it is, once a part of the time has warmed them up. */
export function flatnessOf(samples: readonly Sample[], minutes: number): Flatness {
  const slopes = Object.entries(FIGURES).map(([name, figure]) => slopeOf(name, figure, samples, minutes * 60));
  const isTelling = minutes >= TELLING_MINUTES;
  return {
    lines: slopes.map(({ line }) => line),
    failures: isTelling ? slopes.filter(({ flat }) => !flat).map(({ name }) => `${name} grows`) : [],
    verdict: isTelling ? 'flat' : `whether it is flat shows in ${TELLING_MINUTES} minutes or more`,
  };
}

function slopeOf(name: string, figure: (sample: Sample) => number, samples: readonly Sample[], seconds: number) {
  const warmUp = warmUpOf(name);
  const warm = samples.filter(({ second }) => second > seconds * warmUp);
  // Calls that began together drift apart: the fewest files of a part rise to their mean, which is what stays.
  const parted = name === 'server files' ? meanOf : leastOf;
  const trend = trendOf(parted(warm.map(figure), PARTS));
  const least = name.endsWith('MiB') ? TOLERANCE.mebibytes : TOLERANCE.files;
  const flat = isFlat(trend, Math.max(least, trend.middle * TOLERANCE.share));
  const slope = `${trend.growth.toFixed(1)} in ${(seconds * (1 - warmUp)).toFixed(0)} s at ${trend.middle.toFixed(0)}`;
  return { name, flat, line: `${name}: ${flat ? 'flat' : 'NOT FLAT'} (${slope}, z ${trend.z.toFixed(1)})` };
}

/** The figures of each minute. @param upName what the least number of calls up is called */
export function byMinute(samples: readonly Sample[], minutes: number, upName: string): Row[] {
  return Array.from({ length: Math.ceil(minutes) }, (_, at) => {
    const part = samples.filter(({ second }) => Math.ceil(second / 60) === at + 1);
    const mean = (of: (sample: Sample) => number) => part.reduce((sum, one) => sum + of(one), 0) / part.length;
    const figures = Object.fromEntries(Object.entries(FIGURES).map(([name, figure]) => [name, mean(figure)]));
    return {
      name: `minute ${at + 1}`,
      figures: {
        'server MiB': mean((one) => one.server),
        ...figures,
        'database files': mean((one) => one.databaseFiles),
        'CPU %': mean((one) => one.cpuPercent),
        [upName]: Math.min(...part.map(({ up }) => up)),
      },
    };
  });
}
