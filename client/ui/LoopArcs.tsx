import { useTheme } from '@mui/material';
import type { KeyboardEvent } from 'react';
import { LoopArrow } from './LoopArrow.tsx';
import { ARC_FONT } from './loop-arcs.ts';
import type { LoopArc, PlacedArc } from './loop-model.ts';

interface LoopArcsProps {
  arcs: PlacedArc[];
  markerId: string;
  highlighted: ReadonlySet<string> | undefined;
  onArc?: ((id: string) => void) | undefined;
}

/** The ways back: all lines first, then the labels, which are never crossed. */
export function LoopArcs({ arcs, markerId, highlighted, onArc }: LoopArcsProps) {
  const tokens = useTheme().palette.tokens;
  const colours = { loop: tokens.tones.loop.text, plain: tokens.third };
  const faint = (id: string) => (highlighted !== undefined && !highlighted.has(id) ? 0.35 : 1);
  return (
    <g fill="none">
      <defs>
        <LoopArrow id={`${markerId}loop`} colour={colours.loop} />
        <LoopArrow id={`${markerId}plain`} colour={colours.plain} />
      </defs>
      {arcs.map(({ arc, path }) => (
        <path
          key={arc.id}
          d={path}
          stroke={colours[arc.tone ?? 'loop']}
          strokeWidth={arc.weight ?? 1.5}
          strokeDasharray={arc.dashed ? '5 3' : undefined}
          markerEnd={`url(#${markerId}${arc.tone ?? 'loop'})`}
          opacity={faint(arc.id)}
        />
      ))}
      {arcs.map(({ arc, path, label }) => (
        <g key={arc.id} {...chosenBy(arc, onArc)}>
          <title>{arc.action ?? arc.label}</title>
          {onArc && <path d={path} stroke="transparent" strokeWidth={Math.max(14, arc.weight ?? 0)} />}
          <rect
            x={label.x - label.width / 2}
            y={label.y - label.height / 2}
            width={label.width}
            height={label.height}
            fill={tokens.surface}
          />
          <text
            x={label.x}
            y={label.y}
            dy="0.35em"
            textAnchor="middle"
            fontSize={ARC_FONT}
            fill={colours[arc.tone ?? 'loop']}
            opacity={faint(arc.id)}
          >
            {label.text}
          </text>
        </g>
      ))}
    </g>
  );
}

// As a button: a mouse, the Tab key and a screen reader find it.
function chosenBy(arc: LoopArc, onArc: LoopArcsProps['onArc']) {
  if (onArc === undefined || arc.action === undefined) return {};
  return {
    role: 'button',
    tabIndex: 0,
    'aria-label': arc.action,
    cursor: 'pointer',
    onClick: () => onArc(arc.id),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onArc(arc.id);
    },
  };
}
