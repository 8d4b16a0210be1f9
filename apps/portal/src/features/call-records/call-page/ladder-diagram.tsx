import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './ladder.module.css';
import { HEAD_HEIGHT, type Ladder, type LadderArrow, type LadderColumn, ROW_HEIGHT } from './ladder.ts';
import type { SipMessage } from './trace.ts';
import { useColumnName } from './use-column-name.ts';

interface LadderDiagramProps {
  readonly ladder: Ladder;
  readonly chosen: SipMessage | null;
  readonly onChoose: (message: SipMessage) => void;
}

/** The messages of a call as arrows between who sent and who received them; each can be chosen with the keyboard too. */
export function LadderDiagram({ ladder, chosen, onChoose }: LadderDiagramProps) {
  const { t } = useTranslation('callPage');
  const nameOf = useColumnName();
  const { columns, arrows, width, height } = ladder;
  return (
    <section className={classes['scroll']} aria-label={t('diagram')}>
      <div className={classes['frame']} style={{ width, height }}>
        <svg width={width} height={height} aria-hidden>
          {columns.map((column) => (
            <Column key={column.address} column={column} name={nameOf(column)} height={height} />
          ))}
          {arrows.map((arrow) => (
            <Arrow key={arrow.y} arrow={arrow} />
          ))}
        </svg>
        <ol className={classes['rows']}>
          {arrows.map((arrow) => (
            <li key={arrow.y} className={classes['row']} style={{ top: arrow.y - ROW_HEIGHT / 2 }}>
              <UnstyledButton
                className={classes['button'] ?? ''}
                aria-pressed={chosen === arrow.message}
                onClick={() => onChoose(arrow.message)}
              >
                <VisuallyHidden>
                  {t('arrow', {
                    label: arrow.label,
                    from: nameOf(arrow.from),
                    to: nameOf(arrow.to),
                    after: arrow.after,
                  })}
                </VisuallyHidden>
              </UnstyledButton>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Column({ column, name, height }: { column: LadderColumn; name: string; height: number }) {
  return (
    <g>
      <text x={column.x} y={20} className={classes['name']}>
        {name}
      </text>
      <text x={column.x} y={36} className={classes['address']}>
        {column.address === name ? '' : column.address}
      </text>
      <line x1={column.x} x2={column.x} y1={HEAD_HEIGHT - 8} y2={height} className={classes['line']} />
    </g>
  );
}

/** Pixels: how long and how wide the tip of an arrow is. */
const TIP = { length: 9, width: 4 };

function Arrow({ arrow }: { arrow: LadderArrow }) {
  const { from, to, y, label, tone, repeated, after } = arrow;
  const line = y + 8;
  const back = to.x > from.x ? to.x - TIP.length : to.x + TIP.length;
  return (
    <g className={classes[tone]}>
      <text x={(from.x + to.x) / 2} y={y + 1} className={classes['label']}>
        {label}
        <tspan className={classes['after']} dx={6}>
          {`+${after} ms`}
        </tspan>
      </text>
      <line
        x1={from.x}
        x2={back}
        y1={line}
        y2={line}
        className={`${classes['arrow']} ${repeated ? classes['repeated'] : ''}`}
      />
      <polygon
        points={`${to.x},${line} ${back},${line - TIP.width} ${back},${line + TIP.width}`}
        className={classes['tip']}
      />
    </g>
  );
}
