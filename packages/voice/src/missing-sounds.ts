import type { FoundSounds } from './find-sounds.ts';
import { FALLBACK_LANGUAGE, LANGUAGES, type Language } from './language.ts';

const RECORDED_BY_DEBIAN: readonly Language[] = ['en', 'fr', 'es', 'it', 'ru'];
const MUSIC_PACKAGE = 'asterisk-moh-opsound-wav';

/** One line for each thing that callers will not hear as they should, with what puts it right. Empty: all is there. */
export function missingSoundNotices(found: FoundSounds): readonly string[] {
  const missing = LANGUAGES.filter((language) => found.recordings[language].size === 0);
  const installable = missing.filter((language) => RECORDED_BY_DEBIAN.includes(language));
  const others = missing.filter((language) => !RECORDED_BY_DEBIAN.includes(language));
  const instead = missing.includes(FALLBACK_LANGUAGE) ? 'tones' : 'English';
  return [
    ...(installable.length > 0
      ? [
          `Recorded prompts are missing in ${list(installable)}: callers hear ${instead} instead. ${remedy(installable)}`,
        ]
      : []),
    ...(others.length > 0
      ? [
          `No package has recorded prompts in ${list(others)}: callers hear ${instead} until a folder of sounds has them.`,
        ]
      : []),
    ...(found.music.length === 0
      ? [`Music on hold is missing: callers hear a melody instead. ${install([MUSIC_PACKAGE])}`]
      : []),
  ];
}

function remedy(languages: readonly Language[]): string {
  return install(languages.map((language) => `asterisk-core-sounds-${language}-wav`));
}

function install(packages: readonly string[]): string {
  return `Install Debian's ${packages.join(' ')}.`;
}

function list(languages: readonly Language[]): string {
  return languages.join(', ');
}
