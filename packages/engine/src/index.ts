export { createEmbeddedSwitch, EmbeddedSwitch } from './embedded-switch.ts';
export type { EmbeddedSwitchOptions, EngineLog } from './options.ts';
