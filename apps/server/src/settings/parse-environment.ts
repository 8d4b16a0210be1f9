import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { parseEnv } from 'node:util';
import type { Environment } from './environment.ts';
import { ENVIRONMENT_TABLE, type EnvironmentValues, type Variable } from './environment-table.ts';
import { BadValue } from './environment-values.ts';
import { nearestName } from './nearest-name.ts';
import { firstPublicAddress, firstPublicAddress6 } from './public-address.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** The environment does not fit; each problem is one line that begins with the variable's name. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/**
 * What the process was started with: the variables of a `.env` file in the working directory, overruled by those of the
 * process.
 * @throws EnvironmentError when the file is there and cannot be read
 */
export function readVariables(directory: string, processVariables: Variables): Variables {
  let text: string;
  try {
    text = readFileSync(join(directory, '.env'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return processVariables;
    throw new EnvironmentError(['.env: this program cannot read the file']);
  }
  return { ...parseEnv(text), ...processVariables };
}

/**
 * Parses the environment (contract 00 "Settings"). An empty variable counts as absent.
 * @throws EnvironmentError with every problem at once
 */
export function parseEnvironment(variables: Variables): Environment {
  const problems = unknownNames(variables);
  const values: Record<string, unknown> = {};
  for (const [key, variable] of Object.entries(ENVIRONMENT_TABLE)) {
    values[key] = readOne(variable, variables[variable.name], problems);
  }
  const complete = isComplete(values) ? values : null;
  if (complete) problems.push(...contradictions(complete));
  if (problems.length > 0 || !complete) throw new EnvironmentError(problems);
  return toEnvironment(complete);
}

function readOne(variable: Variable<unknown>, text: string | undefined, problems: string[]): unknown {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return variable.absent;
  try {
    return variable.read(trimmed);
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    problems.push(`${variable.name}: ${error.message}`);
    return variable.absent;
  }
}

/** Every key of the table was read by its own variable, which is what gives it its type. */
function isComplete(values: Record<string, unknown>): values is EnvironmentValues {
  return Object.keys(ENVIRONMENT_TABLE).every((key) => Object.hasOwn(values, key));
}

function unknownNames(variables: Variables): string[] {
  const known = Object.values(ENVIRONMENT_TABLE).map((variable) => variable.name);
  return Object.keys(variables)
    .filter((name) => name.startsWith('STROWGER_') && !known.some((one) => one === name))
    .sort()
    .map((name) => {
      const nearest = nearestName(name, known);
      return `${name}: no such setting${nearest === null ? '' : `; did you mean ${nearest}?`}`;
    });
}

/** What each variable alone cannot know. */
function contradictions(values: EnvironmentValues): string[] {
  const problems: string[] = [];
  const { tlsCert, tlsKey, sipPort, sipsPort } = values;
  if (tlsCert !== null && tlsKey === null) problems.push('STROWGER_TLS_KEY: must be set with STROWGER_TLS_CERT');
  if (tlsKey !== null && tlsCert === null) problems.push('STROWGER_TLS_CERT: must be set with STROWGER_TLS_KEY');
  if (tlsCert !== null && tlsKey !== null && !isPair(tlsCert.text, tlsKey.text)) {
    problems.push('STROWGER_TLS_KEY: must be the private key of the certificate in STROWGER_TLS_CERT');
  }
  if (sipsPort !== 0 && sipsPort === sipPort) problems.push('STROWGER_SIPS_PORT: must differ from STROWGER_SIP_PORT');
  return problems;
}

function isPair(cert: string, key: string): boolean {
  try {
    createSecureContext({ cert, key });
    return true;
  } catch {
    return false;
  }
}

function toEnvironment(values: EnvironmentValues): Environment {
  const { tlsCert, tlsKey, publicAddress, publicAddress6, freeswitchNodes: _, ...same } = values;
  return {
    ...same,
    tls:
      tlsCert !== null && tlsKey !== null
        ? { cert: tlsCert.text, key: tlsKey.text, files: { cert: tlsCert.path, key: tlsKey.path } }
        : null,
    publicAddress: publicAddress ?? firstPublicAddress(),
    publicAddress6: publicAddress6 ?? firstPublicAddress6(),
  };
}
