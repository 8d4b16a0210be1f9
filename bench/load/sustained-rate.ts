import type { LoadRun } from './system-under-load.ts';

const SECONDS = 30;
/** How near the highest rate that holds and the lowest that does not are to be, as a part of the rate. */
const CLOSE_ENOUGH = 0.05;
/** A generator that cannot keep the rate has shown nothing about the server. */
const KEPT = 0.93;

/**
 * The highest rate a second that holds for half a minute without a failure: doubled until it does not, then bisected.
 *
 * @param run puts the server under load, `calls` units at `rate` a second
 */
export async function sustainedRate(
  from: number,
  run: (rate: number, calls: number) => Promise<LoadRun>,
): Promise<number> {
  let holds = 0;
  let fails = Number.POSITIVE_INFINITY;
  for (let rate = from; fails - holds > Math.max(1, holds * CLOSE_ENOUGH); rate = nextRate(rate, holds, fails)) {
    const { failed, seconds } = await run(rate, rate * SECONDS);
    const reached = (rate * SECONDS) / seconds;
    const held = !failed && reached >= rate * KEPT;
    console.log(`${rate} a second: ${held ? 'holds' : failed ? 'calls failed' : `only ${reached.toFixed(0)} reached`}`);
    if (held) holds = rate;
    else fails = rate;
  }
  return holds;
}

function nextRate(rate: number, holds: number, fails: number): number {
  return fails === Number.POSITIVE_INFINITY ? rate * 2 : Math.round((holds + fails) / 2);
}
