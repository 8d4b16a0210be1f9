/** A line as it is stored; money in millionths. */
export interface InvoiceLine {
  readonly line_id: string;
  /** Of a joined one: all that it stands for. */
  readonly line_ids?: readonly string[];
  readonly run_id: string;
  readonly service_id: string;
  readonly client_ref: string | null;
  readonly type: string;
  readonly description: string;
  readonly direction: string;
  readonly prefix: string;
  readonly country_code: string;
  readonly destination_name: string;
  readonly calls: number;
  readonly billed_seconds: number;
  readonly free_seconds: number;
  readonly rate: number | null;
  readonly amount: number;
  readonly currency: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly taxable: boolean;
  readonly late: boolean;
  readonly invoice_ref: string | null;
  readonly confirmed_at: Date | null;
}

/** One line for each service, period and type instead of one for each destination (contract 40 B12.5 `consolidate`). */
export function joinLines(lines: readonly InvoiceLine[]): InvoiceLine[] {
  const groups = Map.groupBy(lines, (line) =>
    JSON.stringify([line.service_id, line.period_start, line.period_end, line.type, line.run_id, line.late]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [joined(first, group)];
  });
}

function joined(first: InvoiceLine, group: readonly InvoiceLine[]): InvoiceLine {
  const sum = (of: (line: InvoiceLine) => number) => group.reduce((total, line) => total + of(line), 0);
  const same = <K extends 'prefix' | 'country_code' | 'destination_name'>(key: K): string =>
    group.every((line) => line[key] === first[key]) ? first[key] : '';
  return {
    ...first,
    line_ids: group.map(({ line_id: id }) => id),
    description: group.map(({ description }) => description).join('\n'),
    prefix: same('prefix'),
    country_code: same('country_code'),
    destination_name: same('destination_name'),
    calls: sum(({ calls }) => calls),
    billed_seconds: sum(({ billed_seconds: seconds }) => seconds),
    free_seconds: sum(({ free_seconds: seconds }) => seconds),
    rate: group.every(({ rate }) => rate === first.rate) ? first.rate : null,
    amount: sum(({ amount }) => amount),
    invoice_ref: group.every(({ invoice_ref: ref }) => ref === first.invoice_ref) ? first.invoice_ref : null,
    confirmed_at: group.every(({ confirmed_at: at }) => at !== null) ? first.confirmed_at : null,
  };
}
