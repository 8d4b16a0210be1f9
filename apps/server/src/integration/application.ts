import type { Readable } from 'node:stream';
import type { Database, Trx } from '@strowger/db';
import type { Static, TObject } from 'typebox';
import type { RouteContext } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import type { ActionAnswer } from './answers.ts';
import type { ApplicationName } from './application-names.ts';
import type { CallScope } from './call-scope.ts';
import type { Plan } from './dry-run.ts';
import type { IntegrationError } from './errors.ts';
import type { HealthCheck } from './health/health-check.ts';
import type { CallingIdentity } from './identities/calling-identity.ts';

/** Requests of a class are counted together (contract 40 B6). */
export type LimitClass = 'standard' | 'cdr_export' | 'gateway';

/** One of the ten applications (contract 40 B10): a folder of actions under `/integration/v1/<name>`. */
export interface Application {
  /** In the path and in grants: `access_control`. */
  readonly name: ApplicationName;
  /** Other first segments of the path that mean the same. */
  readonly aliases: readonly string[];
  /** Semantic; bumped when behaviour or fields change, its first number when they break a consumer. */
  readonly version: string;
  /** Aliases that name an action already, so that no second segment follows: `{ 'provision-list': 'list' }`. */
  readonly shortcuts?: Readonly<Record<string, string>>;
  /** Class of all its paths, whatever its actions say. */
  readonly limit?: LimitClass;
  readonly actions: readonly Action[];
  /** Rows of `/integration/v1/health` that this application knows (contract 40 B9). */
  readonly healthChecks?: readonly HealthCheck[];
}

/** What `defineAction` takes; everything but `run` is data for the transport. */
export interface ActionDefinition<P extends TObject> {
  /**
   * What follows the application in the path: `list`, `whitelist/add`. A last segment of the form `:name` is a parameter
   * of that name: `export/:export_id`. Empty: the application's own path (`POST /integration/v1/status`).
   */
  readonly action: string;
  /** What the identity must be granted. `write` also means: one transaction that writes, audit row within it, `dry_run`. */
  readonly access: 'read' | 'write';
  /** Default: `standard`. */
  readonly limit?: LimitClass;
  /** Default: POST alone. */
  readonly methods?: readonly ('GET' | 'POST')[];
  /** `none`: nobody is asked who he is; `optional`: credentials are checked where they are sent. Default: required. */
  readonly credentials?: 'none' | 'optional';
  /** Identities of one tenant may not use it: 403 (contract 40 B5). */
  readonly reach?: 'global';
  /** Not in the community edition: 403 (contract 40 B5). */
  readonly edition?: 'enterprise';
  /** A form may bring one file: `call.upload`. */
  readonly upload?: true;
  /**
   * `none`: the action opens transactions of its own by `call.db` (long work, streams); `call.trx` and `call.writer` are not
   * for it, and neither are `dry_run` and idempotency keys that hold with the write: the answer is kept after it.
   */
  readonly transaction?: 'none';
  /**
   * `own`: the action reads `call.dryRun` and answers by itself. Default for writes: the transport runs the action as it is,
   * takes its plan from the audit entries, and rolls everything back.
   */
  readonly dryRun?: 'own';
  /**
   * The parameters, by their names in lower case with underscores. Whatever else is sent is ignored. Absent names that are
   * required are 400 `Missing Parameters`; values that do not fit are 422 `Invalid Request` with the field's name.
   */
  readonly params: P;
  /** @throws IntegrationError, and ApiError of the features' own functions, which is put into the words of this API */
  readonly run: (call: IntegrationCall, params: Static<P>) => Promise<ActionAnswer>;
}

/** An action as the transport serves it. */
export interface Action extends Omit<ActionDefinition<TObject>, 'run'> {
  readonly limit: LimitClass;
  readonly methods: readonly ('GET' | 'POST')[];
  /** @param params parsed by `params` */
  readonly run: (call: IntegrationCall, params: never) => Promise<ActionAnswer>;
}

/** Declares an action. Its handler gets the parameters as the schema types them. */
export function defineAction<P extends TObject>(definition: ActionDefinition<P>): Action {
  return { ...definition, limit: definition.limit ?? 'standard', methods: definition.methods ?? ['POST'] };
}

/** What the features' own writes take (`http/resource` calls it Writer). */
export type IntegrationWriter = Pick<
  RouteContext<unknown, Record<string, never>>,
  'trx' | 'caller' | 'scope' | 'query' | 'db' | 'request' | 'audit' | 'emit' | 'header'
>;

/** One request on its way through an action. */
export interface IntegrationCall {
  readonly platform: Platform;
  /** Who calls. @throws when the action takes calls without credentials and none came: ask `isKnown` first. */
  readonly identity: CallingIdentity;
  readonly isKnown: boolean;
  /** Calling address, normalised (contract 40 B3). */
  readonly address: string;
  readonly requestId: string;
  /** Came over TLS, as far as we or a trusted proxy can tell. */
  readonly overTls: boolean;
  /** The moment of the request, by the platform's clock. */
  readonly now: Date;
  /** Nothing of what the action does will stay. What leaves the database must be left out then. */
  readonly dryRun: boolean;
  /**
   * The transaction of the request, behind the identity's fence; read-only for `access: 'read'`. It commits when `run`
   * resolves; an error rolls it back. @throws with `transaction: 'none'`
   */
  readonly trx: Trx;
  /** For `transaction: 'none'`; fences come from `scope.fence`. */
  readonly db: Database;
  readonly scope: CallScope;
  /**
   * Carries the features' writes: a caller of kind A (global identity) or T (of one tenant) with every permission.
   * `writer.audit(entry)` leaves the platform's audit row, `before`/`after` in this API's own log, and the plan of a dry
   * run; `writer.emit(event)` a kept event (also what makes the engine follow).
   */
  readonly writer: IntegrationWriter;
  /** The same as an administrator of one tenant: his quotas and rules hold. The tenant must come from `scope`. */
  writerIn(tenantId: number): IntegrationWriter;
  /**
   * Work that may be refused without the rest: undone to where it began, and told among the conflicts of the plan.
   * @param what names the part for whoever reads that
   * @returns the refusal
   */
  part<T>(what: object, work: () => Promise<T>): Promise<T | IntegrationError>;
  /** What it has changed so far (contract 40 B1). */
  plan(): Plan;
  /** The file of a form, with `upload: true`; null when none came. */
  readonly upload: UploadedFile | null;
  /** Sends a header with the answer. */
  header(name: string, value: string): void;
  /** Adds to this request's row in the integration audit log. */
  note(facts: AuditNote): void;
  /** Aborts when the caller hangs up or the program ends. */
  readonly signal: AbortSignal;
}

/** What an action may say about itself in the log. */
export interface AuditNote {
  /** Rows that were exported. */
  readonly records?: number;
  readonly before?: object | null;
  readonly after?: object | null;
  /** Why it did not do what was asked, in a few words. */
  readonly reason?: string;
}

/** A file on disk for the time of the request. */
export interface UploadedFile {
  /** Name of the form's field. */
  readonly field: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  open(): Readable;
}
