import type { Switch } from '@strowger/switch';
import { callsInProgress } from '../engine/calls-in-progress.ts';
import type { Metrics } from './metrics.ts';

/** Counts what the engine does, for the metrics. Gives the function that ends it. */
export function countCalls(engine: Switch, metrics: Metrics): () => void {
  metrics.observeEngine(async () => {
    const [channels, registrations, trunks] = await Promise.all([
      engine.channels(),
      engine.registrations(),
      engine.trunks(),
    ]);
    const trunkStates = trunks.map(({ state }) => state);
    return { calls: callsInProgress(channels), registrations: registrations.length, trunkStates };
  });
  return engine.subscribe((event) => {
    if (event.type === 'channel.created' && event.channel.leg === 'a') metrics.callSetup();
    if (event.type === 'channel.hangup' && event.channel.leg === 'a') metrics.callEnded(event.hangupCause);
  });
}
