/**
 * Writes src/schema.ts from the migrated database; with --check it only says whether the file is what the migrations produce (exit 1
 * if not). DATABASE_URL may name a migrated database; without it a temporary one is made.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../src/testing/index.ts';

const programs = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.bin');
const schemaFile = join(import.meta.dirname, '..', 'src', 'schema.ts');

const CODEGEN = [
  '--dialect=postgres',
  '--default-schema=public',
  '--include-pattern=public.*',
  '--exclude-pattern=schema_migrations',
  '--date-parser=string',
  '--numeric-parser=string',
  '--type-mapping={"int8":"number"}',
  '--log-level=error',
];

function generate(url) {
  const directory = mkdtempSync(join(tmpdir(), 'strowger-schema-'));
  const file = join(directory, 'schema.ts');
  try {
    execFileSync(join(programs, 'kysely-codegen'), [...CODEGEN, `--out-file=${file}`], {
      env: { ...process.env, DATABASE_URL: url },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const text = readFileSync(file);
    return execFileSync(join(programs, 'biome'), ['check', '--write', `--stdin-file-path=${schemaFile}`], {
      input: text,
    }).toString();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const own = process.env.DATABASE_URL === undefined ? await createTestDatabase() : undefined;
const schema = generate(own?.url ?? process.env.DATABASE_URL);
await own?.drop();

if (!process.argv.includes('--check')) {
  writeFileSync(schemaFile, schema);
} else if (schema !== readFileSync(schemaFile, 'utf8')) {
  process.stderr.write('src/schema.ts is not what the migrations produce: run npm run db:types.\n');
  process.exitCode = 1;
}
