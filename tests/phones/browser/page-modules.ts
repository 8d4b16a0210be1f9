import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { sep } from 'node:path';

/**
 * The text of a script that gives a page a CommonJS package as `globalThis[name]`: all modules that it may ask for, and
 * a `require` among them. What only Node has is an empty object there.
 */
export function pageScript(packageName: string, name: string): string {
  const modules = new Map<string, string>();
  const entry = gather(createRequire(import.meta.url).resolve(packageName), modules);
  const table = [...modules].map(
    ([id, source]) => `${JSON.stringify(id)}: (module, exports, require) => {${source}\n}`,
  );
  return `globalThis[${JSON.stringify(name)}] = (() => {
    const table = {${table.join(',\n')}};
    const loaded = {};
    const load = (id) => {
      if (!table[id]) return {};
      if (!loaded[id]) {
        loaded[id] = { exports: {} };
        table[id](loaded[id], loaded[id].exports, load);
      }
      return loaded[id].exports;
    };
    return load(${JSON.stringify(entry)});
  })();`;
}

/** Puts a module and what it requires into the table under their file names. */
function gather(file: string, modules: Map<string, string>): string {
  if (modules.has(file)) return file;
  modules.set(file, '');
  const from = createRequire(file);
  const text = readFileSync(file, 'utf8');
  const source = file.endsWith('.json') ? `module.exports = ${text}` : text;
  const linked = source.replace(/\brequire\((['"])([^'"]+)\1\)/g, (whole, _quote, wanted: string) => {
    const found = resolved(from, wanted);
    return found === null ? whole : `require(${JSON.stringify(gather(found, modules))})`;
  });
  modules.set(file, linked);
  return file;
}

/** A package goes before a module of Node with its name. */
function resolved(from: NodeJS.Require, wanted: string): string | null {
  try {
    const found = from.resolve(isBuiltin(wanted) ? `${wanted}/` : wanted);
    return found.includes(sep) ? found : null;
  } catch {
    return null;
  }
}
