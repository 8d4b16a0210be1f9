import { type Static, Type } from 'typebox';
import { errors, type FieldError } from '../../http/errors.ts';
import { nullable } from '../../http/fields.ts';
import { check } from '../../http/validation.ts';
import type { Feature } from '../../platform.ts';
import { RequestCounter } from './request-counter.ts';
import { PasswordReset } from './reset-password.ts';
import { sendCode } from './send-code.ts';

const tag = 'Authentication';
const JOB = 'password-reset.send';

const forgottenBody = Type.Object(
  { email: Type.String({ format: 'email', maxLength: 254 }) },
  { additionalProperties: false },
);

const text = () => Type.Optional(nullable(Type.String()));

const newPasswordBody = Type.Object(
  { code: text(), token: text(), password: text() },
  { additionalProperties: false, 'x-ignored': ['confirmPassword', 'confirm_password', 'email'] },
);

const job = Type.Object({ email: Type.String() });

/** Contract 10 §1.7. */
export const passwordReset: Feature = (route, platform) => {
  const { jobs, settings, log } = platform;
  const requests = new RequestCounter(platform.now);
  const resets = new PasswordReset(platform);

  jobs.handle(JOB, async (data) => {
    if (isJob(data)) await sendCode(platform, data.email);
  });

  route({
    method: 'POST',
    path: '/forgot_password',
    summary: 'Ask for a mail with a link to choose a new password; the answer is the same whoever has the address',
    tag,
    access: 'public',
    body: forgottenBody,
    reply: Type.Literal(true),
    audited: false,
    // Whether anybody has the address is looked up afterwards by a job: the answer takes the same time.
    handler: async ({ trx, body, request }) => {
      const most = settings.get('login_rate_ip');
      const asked = requests.count(request.ip);
      if (most === 0 || asked <= most) await jobs.enqueue(trx, JOB, { email: body.email });
      else if (asked === most + 1) log.warn({ ip: request.ip }, 'too many requests for password resets: not followed');
      return true;
    },
  });

  route({
    method: 'PUT',
    path: '/update_password',
    summary: 'Choose a new password with the code of the mail',
    tag,
    access: 'public',
    body: newPasswordBody,
    reply: Type.Literal(true),
    transaction: 'none',
    handler: async ({ body, request }) => {
      const { code, password } = readNewPassword(body);
      await resets.reset(code, password, request);
      return true;
    },
  });
};

/** @throws ApiError 400 that names what is missing */
function readNewPassword(body: Static<typeof newPasswordBody>): { code: string; password: string } {
  const code = (body.code?.trim() || body.token?.trim()) ?? '';
  const password = body.password ?? '';
  const missing: FieldError[] = [];
  if (code === '') missing.push({ field: 'code', message: 'is required' });
  if (password === '') missing.push({ field: 'password', message: 'is required' });
  if (missing.length > 0) throw errors.badFields(missing);
  return { code, password };
}

function isJob(data: unknown): data is Static<typeof job> {
  return check(job, data).length === 0;
}
