import { type ClockChange, signedOffset } from '../../clock/zone-clock.ts';
import type { DeviceConfiguration } from '../../configuration.ts';
import type { Settings } from '../../write/settings-text.ts';

/** Zones whose name and rule the phones know themselves. */
const KNOWN_NAMES: Readonly<Record<string, string>> = {
  'America/New_York': 'United States-Eastern Time',
  'America/Chicago': 'United States-Central Time',
  'America/Denver': 'United States-Mountain Time',
  'America/Los_Angeles': 'United States-Pacific Time',
  'Europe/London': 'United Kingdom(London)',
  'Europe/Berlin': 'Germany(Berlin)',
  'Europe/Paris': 'France(Paris)',
  'Europe/Rome': 'Italy(Rome)',
  'Europe/Madrid': 'Spain(Madrid)',
};

const AUTOMATIC = 2;
const BY_RULE = 1;
const NO_SAVING = 0;
/** A rule names weeks of months, not days. */
const BY_WEEK = 1;

export function clockSettings({ clock, variables }: DeviceConfiguration): Settings {
  return {
    'local_time.ntp_server1': variables.ntp_server_primary,
    'local_time.ntp_server2': variables.ntp_server_secondary,
    'local_time.time_zone': shortOffset(clock.offset),
    ...savingSettings(clock),
  };
}

function savingSettings({ zone, saving }: DeviceConfiguration['clock']): Settings {
  const name = KNOWN_NAMES[zone];
  if (name !== undefined) return { 'local_time.time_zone_name': name, 'local_time.summer_time': AUTOMATIC };
  const named = { 'local_time.time_zone_name': zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone };
  if (!saving) return { ...named, 'local_time.summer_time': NO_SAVING };
  return {
    ...named,
    'local_time.summer_time': BY_RULE,
    'local_time.dst_time_type': BY_WEEK,
    'local_time.start_time': changeText(saving.start),
    'local_time.end_time': changeText(saving.end),
    'local_time.offset_time': saving.seconds / 60,
  };
}

/** Month/week/weekday/hour; Sunday is 7. */
function changeText({ month, week, weekday, hour }: ClockChange): string {
  return `${month}/${week}/${weekday === 0 ? 7 : weekday}/${hour}`;
}

/** `-5`, `+5:30`, `0`. */
function shortOffset(seconds: number): string {
  if (seconds === 0) return '0';
  return signedOffset(seconds)
    .replace(/:00$/, '')
    .replace(/^([+-])0/, '$1');
}
