import { useTheme } from '@mui/material';
import { LoopArrow } from './LoopArrow.tsx';
import { ARC_FONT } from './loop-arcs.ts';
import type { PlacedArc } from './loop-model.ts';

interface LoopArcsProps {
  arcs: PlacedArc[];
  markerId: string;
  highlighted: ReadonlySet<string> | undefined;
}

/** The ways back: all lines first, then the labels, which are never crossed. */
export function LoopArcs({ arcs, markerId, highlighted }: LoopArcsProps) {
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
      {arcs.map(({ arc, label }) => (
        <g key={arc.id}>
          <title>{arc.label}</title>
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
