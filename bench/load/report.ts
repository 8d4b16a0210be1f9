import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

/** One measured thing: its figures by name. */
export interface Row {
  readonly name: string;
  readonly figures: Readonly<Record<string, number>>;
}

/** Prints a table and writes the same as JSON under bench/results. */
export function report(bench: string, rows: readonly Row[], notes: readonly string[] = []): void {
  console.table(Object.fromEntries(rows.map((row) => [row.name, rounded(row.figures)])));
  for (const note of notes) console.log(note);
  const directory = fileURLToPath(new URL('../results', import.meta.url));
  mkdirSync(directory, { recursive: true });
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) };
  const result = { bench, at: new Date().toISOString(), machine, node: process.version, rows, notes };
  writeFileSync(`${directory}/${bench}.json`, `${JSON.stringify(result, null, 2)}\n`);
}

function rounded(figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toPrecision(4))]));
}
