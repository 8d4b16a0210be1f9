import { useMe } from '../../session/use-me.ts';
import { dayIn } from '../call-records/period.ts';
import { useCallsReport } from '../reports/use-calls-report.ts';
import { type Range, rangeQuery } from './traffic.ts';

/** The calls of some days up to today, read again as calls end. */
export function useReport(range: Range) {
  const { timeZone } = useMe();
  return useCallsReport(rangeQuery(range, dayIn(timeZone, new Date())));
}
