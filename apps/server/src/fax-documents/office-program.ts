import type { Logger } from 'pino';
import { findProgram } from '../find-program.ts';

const NAMES = ['soffice', 'libreoffice'];

/** Where LibreOffice is on this machine; null: nowhere. */
export function findOfficeProgram(path?: string): Promise<string | null> {
  return findProgram(NAMES, path);
}

const PACKAGES = 'libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui';

/** Says at start where office files cannot be converted, and how they could be. */
export async function tellOfOffice(log: Pick<Logger, 'info'>): Promise<void> {
  if ((await findOfficeProgram()) !== null) return;
  log.info(
    `office files are not taken as documents: LibreOffice is missing (apt-get install --no-install-recommends ${PACKAGES})`,
  );
}
