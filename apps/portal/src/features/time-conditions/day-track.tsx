import { Box } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, DAY, type TimeRange } from './week.ts';
import { type Edge, keyMove, minuteAt, movedEdge, rangeBetween } from './week-drag.ts';
import styles from './week-field.module.css';

interface DayTrackProps {
  readonly name: string;
  readonly ranges: readonly TimeRange[];
  readonly onChange: (ranges: readonly TimeRange[]) => void;
  readonly onDrawn: (ranges: readonly TimeRange[]) => void;
  readonly onRemove: (index: number) => void;
}

/** A day as a line: hours are drawn on it with the pointer, their ends moved with pointer or keys. */
export function DayTrack({ name, ranges, onChange, onDrawn, onRemove }: DayTrackProps) {
  const line = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<{ start: number; end: number } | null>(null);
  const minute = (event: PointerEvent) => {
    const box = line.current?.getBoundingClientRect();
    return box === undefined ? 0 : minuteAt(event.clientX - box.left, box.width);
  };
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDraft({ start: minute(event), end: minute(event) });
  };
  const end = () => {
    setDraft(null);
    // A mere click draws nothing.
    if (draft !== null && draft.start !== draft.end) onDrawn([...ranges, rangeBetween(draft.start, draft.end)]);
  };
  const move = (index: number, edge: Edge, to: number) =>
    onChange(ranges.map((range, place) => (place === index ? movedEdge(range, edge, to) : range)));
  return (
    <div
      ref={line}
      role="presentation"
      className={styles['track']}
      onPointerDown={begin}
      onPointerMove={(event) => {
        if (draft !== null) setDraft({ start: draft.start, end: minute(event) });
      }}
      onPointerUp={end}
      onPointerCancel={() => setDraft(null)}
    >
      {ranges.map((range, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its place is what a range is known by
        <div key={index} className={styles['bar']} style={placeOf(range)}>
          {(['from', 'to'] as const).map((edge) => (
            <RangeEdge
              key={edge}
              day={name}
              place={index + 1}
              edge={edge}
              range={range}
              onMove={(to) => move(index, edge, to)}
              minute={minute}
              onDropped={() => onDrawn(ranges)}
              onRemove={() => onRemove(index)}
            />
          ))}
        </div>
      ))}
      {draft !== null && (
        <Box
          className={`${styles['bar'] ?? ''} ${styles['draft'] ?? ''}`}
          style={{ ...placeOf(rangeBetween(draft.start, draft.end)), pointerEvents: 'none' }}
        />
      )}
    </div>
  );
}

interface RangeEdgeProps {
  readonly day: string;
  readonly place: number;
  readonly edge: Edge;
  readonly range: TimeRange;
  readonly minute: (event: PointerEvent) => number;
  readonly onMove: (minute: number) => void;
  readonly onDropped: () => void;
  readonly onRemove: () => void;
}

function RangeEdge({ day, place, edge, range, minute, onMove, onDropped, onRemove }: RangeEdgeProps) {
  const { t } = useTranslation('timeConditions');
  const value = edge === 'to' && range.to <= range.from ? DAY : range[edge];
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Delete') onRemove();
    const to = keyMove(event.key, value);
    if (to === null && event.key !== 'Delete') return;
    event.preventDefault();
    if (to !== null) onMove(to);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles['edge']}
      data-edge={edge}
      aria-label={t(edge === 'from' ? 'startOf' : 'endOf', { range: t('rangeOf', { day, place }) })}
      aria-valuemin={0}
      aria-valuemax={DAY}
      aria-valuenow={value}
      aria-valuetext={clockText(value)}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(minute(event));
      }}
      onPointerUp={onDropped}
    />
  );
}

function placeOf({ from, to }: TimeRange): { left: string; width: string } {
  const end = to <= from ? DAY : to;
  return { left: `${(from / DAY) * 100}%`, width: `${((end - from) / DAY) * 100}%` };
}
