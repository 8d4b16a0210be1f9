/**
 * Writes src/api-types.ts from the OpenAPI document of the server; with --check it only says whether the file is what
 * the document gives (exit 1 if not). --document names a file that has the document; else a server is asked for it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { startTestServer } from '../../../apps/server/src/testing/test-server.ts';

const HEADER = '// Made from the OpenAPI document by `npm run client:types`; not to be changed by hand.\n\n';
const file = join(import.meta.dirname, '..', 'src', 'api-types.ts');
const biome = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.bin', 'biome');

const { values: options } = parseArgs({ options: { check: { type: 'boolean' }, document: { type: 'string' } } });

async function readDocument() {
  if (options.document) return JSON.parse(readFileSync(options.document, 'utf8'));
  const server = await startTestServer();
  try {
    return (await server.request('GET', '/openapi.json')).body;
  } finally {
    await server.close();
  }
}

const types = astToString(await openapiTypescript(await readDocument()));
const text = execFileSync(biome, ['format', `--stdin-file-path=${file}`], { input: HEADER + types }).toString();
if (!options.check) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write('packages/client/src/api-types.ts is out of date: npm run client:types\n');
  process.exitCode = 1;
}
