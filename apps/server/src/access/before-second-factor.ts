/**
 * What a session may call while its second factor is due (contract 10 §1.8); where a path names a user, for himself
 * alone. Public endpoints are open to everybody and not listed.
 */
const OPEN: ReadonlySet<string> = new Set([
  'GET /get_user',
  'GET /users/:user_id',
  'PUT /users/:user_id',
  'POST /user/totpqrcode',
  'POST /user/totp/verify',
  'POST /authenticate/cancel/:user_id',
  'GET /branding/:tenant_id',
  'GET /timezone',
  'GET /timezone/:timezone_id',
  'GET /country',
  'GET /country/:country_id',
]);

/** A route as it was declared. */
export interface DeclaredRoute {
  readonly method: string;
  readonly path: string;
}

export function isOpenBeforeSecondFactor(route: DeclaredRoute): boolean {
  return OPEN.has(`${route.method} ${route.path}`);
}
