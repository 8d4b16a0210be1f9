import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a server must be started with so that its main thread can be profiled. */
export const PROFILED = { NODE_OPTIONS: '--inspect=127.0.0.1:0' } as const;

const SAMPLE_MICROSECONDS = 500;
const SHOWN = 25;

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
}

interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/**
 * Profiles the main thread of a server that was started with PROFILED, through its inspector.
 *
 * @param output what the server has printed: it names its inspector there
 * @returns ends the profile: keeps it as a file for a browser's developer tools and gives what took longest by itself
 */
export async function startProfile(output: string, name: string): Promise<() => Promise<string[]>> {
  const url = /ws:\/\/127\.0\.0\.1:\d+\/\S+/.exec(output)?.[0];
  if (url === undefined) throw new Error('the server has no inspector');
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  await command(socket, 1, 'Profiler.enable');
  await command(socket, 2, 'Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS });
  await command(socket, 3, 'Profiler.start');
  return async () => {
    const { profile } = await command(socket, 4, 'Profiler.stop');
    socket.close();
    const path = join(tmpdir(), `strowger-${name}.cpuprofile`);
    writeFileSync(path, JSON.stringify(profile));
    return [`profile: ${path}`, ...longest(profile)];
  };
}

function command(socket: WebSocket, id: number, method: string, params = {}): Promise<{ profile: Profile }> {
  return new Promise((resolve, reject) => {
    const take = ({ data }: MessageEvent) => {
      const answer = JSON.parse(String(data));
      if (answer.id !== id) return;
      socket.removeEventListener('message', take);
      if (answer.error) reject(new Error(`${method}: ${answer.error.message}`));
      else resolve(answer.result);
    };
    socket.addEventListener('message', take);
    socket.send(JSON.stringify({ id, method, params }));
  });
}

/** Functions by their own time, as a share of the time that was not idle. */
function longest({ nodes, samples, timeDeltas }: Profile): string[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const own = new Map<string, number>();
  let busy = 0;
  for (const [at, id] of samples.entries()) {
    const frame = frames.get(id);
    const spent = timeDeltas[at] ?? 0;
    if (frame === undefined || frame.functionName === '(idle)') continue;
    const file = frame.url.split('/').slice(-2).join('/');
    const key = `${frame.functionName || '(anonymous)'} ${file}:${frame.lineNumber + 1}`;
    own.set(key, (own.get(key) ?? 0) + spent);
    busy += spent;
  }
  return [...own]
    .sort((a, b) => b[1] - a[1])
    .slice(0, SHOWN)
    .map(([key, spent]) => `${((100 * spent) / busy).toFixed(1).padStart(5)} %  ${key}`);
}
