import { compileLinearRegex } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import { linesOf } from '../../../features/dialplans/dialplan-xml.ts';
import { emergencyNumbers } from '../../../features/extensions/reserved-numbers.ts';
import { errors } from '../../../http/errors.ts';
import type { Platform } from '../../../platform.ts';

const FIELD = 'dialplan_expression';

interface Asked {
  readonly expression: string;
  readonly isForEmergencies: boolean;
}

/**
 * One or several anchored patterns, one a line, none of which takes a number for emergencies unless the row is for them
 * (contract 40 B10.3). @throws ApiError 400 that names the expression
 */
export async function requireExpression(
  trx: Trx,
  platform: Pick<Platform, 'settings' | 'vault'>,
  tenantId: number | null,
  { expression, isForEmergencies }: Asked,
): Promise<void> {
  const lines = linesOf(expression);
  if (lines.length === 0) throw errors.badField(FIELD, 'has no pattern');
  const emergency = isForEmergencies ? [] : await emergencyOf(trx, platform, tenantId);
  for (const line of lines) {
    const isAnchored = line.startsWith('^') && line.endsWith('$') && !line.endsWith('\\$');
    if (!isAnchored) throw errors.badField(FIELD, 'must begin with ^ and end with $ in every line');
    const compiled = compileLinearRegex(line);
    if (!compiled.ok) throw errors.badField(FIELD, compiled.error);
    const taken = emergency.find((number) => compiled.value.matchWhole(number) !== null);
    if (taken !== undefined) {
      throw errors.badField(FIELD, `matches the emergency number ${taken}; send emergency=true if it is meant to`);
    }
  }
}

async function emergencyOf(
  trx: Trx,
  platform: Pick<Platform, 'settings' | 'vault'>,
  tenantId: number | null,
): Promise<string[]> {
  const numbers =
    tenantId === null
      ? platform.settings.get('emergency_numbers').split(',')
      : await emergencyNumbers(trx, platform, tenantId);
  return [...numbers].map((number) => number.trim()).filter((number) => number !== '');
}
