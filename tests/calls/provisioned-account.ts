/** What a phone takes out of its configuration to register. */
export interface Account {
  readonly user: string;
  readonly authUser: string;
  readonly password: string;
  /** Host in the Request-URI. */
  readonly server: string;
  /** Where requests are sent: the outbound proxy, else the server. */
  readonly via: { readonly host: string; readonly port: number };
  readonly transport: 'udp' | 'tcp';
  readonly expires: number;
}

/** The first account of a configuration, read as a phone of that vendor reads it. */
export function accountIn(template: string, text: string): Account {
  const vendor = template.split('/', 1)[0] ?? '';
  const read = READERS[vendor];
  if (!read) throw new Error(`nobody reads configurations of ${vendor}`);
  const found = read(text);
  const [host = '', port = '5060'] = (found.proxy || found.server).split(':');
  return {
    user: found.user,
    authUser: found.authUser,
    password: found.password,
    server: found.server.split(':', 1)[0] ?? '',
    via: { host, port: Number(port) },
    transport: found.isTcp ? 'tcp' : 'udp',
    expires: found.expires,
  };
}

/** Server and proxy as host:port. */
interface Found {
  readonly user: string;
  readonly authUser: string;
  readonly password: string;
  readonly server: string;
  readonly proxy: string;
  readonly isTcp: boolean;
  readonly expires: number;
}

const READERS: Readonly<Record<string, (text: string) => Found>> = {
  yealink: fromYealink,
  polycom: fromPolycom,
  poly: fromPolycom,
  grandstream: fromGrandstream,
  cisco: fromCisco,
  linksys: fromCisco,
  snom: fromSnom,
  fanvil: fromFanvil,
  panasonic: fromPanasonic,
};

function fromYealink(text: string): Found {
  const value = (name: string) => new RegExp(`^account\\.1\\.${name} = (.*)$`, 'm').exec(text)?.[1] ?? '';
  const hasProxy = value('outbound_proxy_enable') === '1';
  return {
    user: value('user_name'),
    authUser: value('auth_name'),
    password: value('password'),
    server: `${value('sip_server\\.1\\.address')}:${value('sip_server\\.1\\.port')}`,
    proxy: hasProxy ? `${value('outbound_proxy\\.1\\.address')}:${value('outbound_proxy\\.1\\.port')}` : '',
    isTcp: value('sip_server\\.1\\.transport_type') === '1',
    expires: Number(value('sip_server\\.1\\.expires')),
  };
}

function fromPolycom(text: string): Found {
  const value = (name: string) => new RegExp(`reg\\.1\\.${name}="([^"]*)"`).exec(text)?.[1] ?? '';
  return {
    user: value('address').split('@', 1)[0] ?? '',
    authUser: value('auth\\.userId'),
    password: value('auth\\.password'),
    server: `${value('server\\.1\\.address')}:${value('server\\.1\\.port')}`,
    proxy: '',
    isTcp: value('server\\.1\\.transport') === 'TCPOnly',
    expires: Number(value('server\\.1\\.expires')),
  };
}

function fromGrandstream(text: string): Found {
  const value = (number: number) => elementIn(text, `P${number}`);
  return {
    user: value(35),
    authUser: value(36),
    password: value(34),
    server: value(47),
    proxy: value(48),
    isTcp: value(130) === '1',
    expires: Number(value(32)) * 60,
  };
}

function fromCisco(text: string): Found {
  const value = (name: string) => elementIn(text, `${name}_1_`);
  return {
    user: value('User_ID'),
    authUser: value('Use_Auth_ID') === 'Yes' ? value('Auth_ID') : value('User_ID'),
    password: value('Password'),
    server: value('Proxy'),
    proxy: value('Use_Outbound_Proxy') === 'Yes' ? value('Outbound_Proxy') : '',
    isTcp: value('SIP_Transport') === 'TCP',
    expires: Number(value('Register_Expires')),
  };
}

function fromSnom(text: string): Found {
  const value = (name: string) => elementIn(text, `user_${name}`, ' idx="1"[^>]*');
  const [proxy = '', transport = ''] = value('outbound').split(';');
  return {
    user: value('name'),
    authUser: value('pname'),
    password: value('pass'),
    server: value('host'),
    proxy,
    isTcp: transport === 'transport=tcp',
    expires: Number(value('expiry')),
  };
}

function fromFanvil(text: string): Found {
  const line = /<line index="1">(.*?)<\/line>/s.exec(text)?.[1] ?? '';
  const value = (name: string) => elementIn(line, name);
  return {
    user: value('PhoneNumber'),
    authUser: value('RegisterUser'),
    password: value('RegisterPswd'),
    server: `${value('RegisterAddr')}:${value('RegisterPort')}`,
    proxy: '',
    isTcp: value('Transport') === '1',
    expires: Number(value('RegisterTTL')),
  };
}

function fromPanasonic(text: string): Found {
  const value = (name: string) => new RegExp(`^${name}_1="(.*)"\r$`, 'm').exec(text)?.[1] ?? '';
  return {
    user: value('PHONE_NUMBER'),
    authUser: value('SIP_AUTHID'),
    password: value('SIP_PASS'),
    server: `${value('SIP_RGSTR_ADDR')}:${value('SIP_RGSTR_PORT')}`,
    proxy: '',
    isTcp: value('SIP_TRANSPORT') === '1',
    expires: Number(value('REG_EXPIRE_TIME')),
  };
}

function elementIn(text: string, name: string, attributes = ''): string {
  return new RegExp(`<${name}${attributes}>([^<]*)</${name}>`).exec(text)?.[1] ?? '';
}
