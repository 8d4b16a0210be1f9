import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { foldName } from './fold-name.ts';
import { readMultipart } from './multipart.ts';
import { nestForm } from './nested-form.ts';
import { parseParams } from './parse-params.ts';

describe('parameters (contract 40 B1)', () => {
  it.each(['Tenant Domain', 'tenant-domain', 'tenantDomain', 'tenant_domain', 'TENANT_DOMAIN', ' Tenant  Domain '])(
    '%j is tenant_domain',
    (name) => {
      expect(foldName(name)).toBe('tenant_domain');
    },
  );

  const schema = Type.Object({
    gateway_name: Type.String({ minLength: 1 }),
    gateway_register: Type.Optional(Type.Boolean()),
    gateway_channels: Type.Optional(Type.Integer({ minimum: 0 })),
    nodes: Type.Optional(Type.Array(Type.Object({ cidr: Type.String(), allow: Type.Optional(Type.Boolean()) }))),
  });

  it('are read from words and digits; names that nobody knows are ignored', () => {
    const sent = {
      gateway_name: 'one',
      gateway_register: 'off',
      gateway_channels: '4',
      serverid: '7',
      nodes: [{ cidr: 'x', extra: 1 }],
    };
    expect(parseParams(schema, sent)).toEqual({
      gateway_name: 'one',
      gateway_register: false,
      gateway_channels: 4,
      nodes: [{ cidr: 'x' }],
    });
  });

  it('may be written without any separators', () => {
    expect(parseParams(schema, { gatewayname: 'one' })).toEqual({ gateway_name: 'one' });
  });

  it('nest in forms, by brackets or as JSON', () => {
    const nested = nestForm([
      ['gateway_name', 'one'],
      ['nodes[1][cidr]', 'b'],
      ['nodes[0][cidr]', 'a'],
      ['nodes[0][allow]', 'yes'],
      ['tags[]', 'x'],
      ['tags[]', 'y'],
    ]);
    expect(nested['tags']).toEqual(['x', 'y']);
    expect(parseParams(schema, nested)['nodes']).toEqual([{ cidr: 'a', allow: true }, { cidr: 'b' }]);
    const asJson = { gateway_name: 'one', nodes: '[{"Cidr":"a","allow":"no"}]' };
    expect(parseParams(schema, asJson)['nodes']).toEqual([{ cidr: 'a', allow: false }]);
  });

  it('that are absent or empty are named; those that do not fit as well', () => {
    expect(() => parseParams(schema, {})).toThrow('Missing Parameters: Required parameters not provided: gateway_name');
    expect(() => parseParams(schema, { gateway_name: '' })).toThrow('Missing Parameters');
    expect(() => parseParams(schema, { gateway_name: 'x', gateway_channels: 'many' })).toThrow(
      'Invalid Request: gateway_channels',
    );
  });
});

describe('forms with files (RFC 7578)', () => {
  const CONTENT = `a,b\r\n--boundar\r\n1,2\r\n`;
  const FORM = [
    '--boundary\r\nContent-Disposition: form-data; name="tenant_domain"\r\n\r\na.example\r\n',
    '--boundary\r\nContent-Disposition: form-data; name="empty"\r\n\r\n\r\n',
    `--boundary\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\nContent-Type: text/csv\r\n\r\n${CONTENT}\r\n`,
    '--boundary--\r\n',
  ].join('');

  async function read(chunks: readonly string[]) {
    const parts: Record<string, string> = {};
    await readMultipart(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), 'boundary', ({ field, fileName }) => {
      const name = fileName ?? field;
      parts[name] = '';
      const write = (bytes: Buffer) => {
        parts[name] += bytes.toString();
      };
      return { write, end: () => undefined };
    });
    return parts;
  }

  it.each([1, 2, 3, 7, 50, 10_000])('are the same however they are cut: %i', async (size) => {
    const chunks = FORM.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
    expect(await read(chunks)).toEqual({ tenant_domain: 'a.example', empty: '', 'x.csv': CONTENT });
  });

  it('are refused when they end in the middle', async () => {
    await expect(read([FORM.slice(0, -10)])).rejects.toThrow('Invalid Request: The form ends in the middle');
  });
});
