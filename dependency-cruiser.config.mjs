// Who may import whom. A room is a workspace; what a room does not list, it may not import.
const ROOMS = {
  'packages/certificate': [],
  'packages/sip': ['packages/certificate'],
  'packages/rtp': ['packages/certificate'],
  'packages/fax': ['packages/rtp', 'packages/switch'],
  'packages/callplan': [],
  'packages/voice': [],
  'packages/rating': [],
  'packages/db': [],
  'packages/switch': ['packages/callplan'],
  'packages/engine': [
    'packages/certificate',
    'packages/switch',
    'packages/callplan',
    'packages/sip',
    'packages/rtp',
    'packages/voice',
    'packages/fax',
  ],
  'packages/freeswitch': ['packages/switch', 'packages/callplan'],
  'packages/client': [],
  'apps/server': [
    'packages/certificate',
    'packages/sip',
    'packages/rtp',
    'packages/fax',
    'packages/callplan',
    'packages/voice',
    'packages/rating',
    'packages/db',
    'packages/switch',
    'packages/engine',
    'packages/freeswitch',
  ],
  'apps/portal': ['packages/client'],
};

/** Runs the server for its OpenAPI document, from which the client is written. */
const WRITES_CLIENT = '^packages/client/scripts/';
const OURS = '^(packages|apps|tests|bench|scripts)/';
const TEST_FILE = '[.]test[.]ts$';

const under = (folders) => `^(${folders.join('|')})/`;

const roomRules = Object.entries(ROOMS).map(([room, mayImport]) => ({
  name: `walls-of-${room.replace('/', '-')}`,
  comment: `${room} may import ${mayImport.length === 0 ? 'nothing of ours' : mayImport.join(', ')}`,
  severity: 'error',
  from: { path: under([room]), pathNot: WRITES_CLIENT },
  to: { path: OURS, pathNot: under([room, ...mayImport]) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...roomRules,
    {
      name: 'every-room-has-walls',
      comment: 'A new workspace has to be entered in the table above',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: under(Object.keys(ROOMS)) },
      to: {},
    },
    {
      name: 'a-room-has-one-door',
      comment: 'Another workspace is imported by its name (@strowger/...), not by a path into it',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/', pathNot: WRITES_CLIENT },
      to: { path: '^(packages|apps)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'the-port-knows-plans-as-types-only',
      comment: 'The port that engines implement carries plans, it does not make them',
      severity: 'error',
      from: { path: '^packages/switch/', pathNot: TEST_FILE },
      to: { path: '^packages/callplan/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'fax-knows-the-port-as-types-only',
      comment: 'The outcome of a fax is told in the words of the port; nothing of the port runs in the fax thread',
      severity: 'error',
      from: { path: '^packages/fax/', pathNot: TEST_FILE },
      to: { path: '^packages/switch/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      comment:
        'Circles of type-only imports are let pass: at run time they do not exist, and the walls keep them inside a room',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: TEST_FILE },
      to: { path: ['^tests/', TEST_FILE] },
    },
    {
      name: 'a-store-belongs-to-its-feature',
      comment: "Ask the other feature's service; only a feature itself reads and writes its tables",
      severity: 'error',
      from: { path: '^apps/server/src/features/([^/]+)/' },
      to: { path: '^apps/server/src/features/[^/]+/store', pathNot: '^apps/server/src/features/$1/' },
    },
    {
      name: 'pure-rooms-do-no-io',
      comment: 'Plans and money are computed from what is handed in: no files, no network, no processes',
      severity: 'error',
      from: { path: '^packages/(callplan|rating)/', pathNot: TEST_FILE },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(fs|net|dgram|dns|tls|http2?|https|child_process|worker_threads|cluster)(/|$)',
      },
    },
    {
      name: 'no-http-below-the-server',
      severity: 'error',
      from: { path: '^packages/', pathNot: TEST_FILE },
      to: { path: '(^|/)node_modules/@?fastify/' },
    },
    {
      name: 'test-phones-are-independent-judges',
      comment: 'What measures the product shares no code with it',
      severity: 'error',
      from: { path: '^tests/(phones|audio)/' },
      to: { path: '^(packages|apps)/' },
    },
    {
      name: 'every-import-is-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 has no parser in JavaScript to offer; swc sees type-only imports as well.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
