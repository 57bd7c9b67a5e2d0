import { useTheme } from '@mui/material';
import { LoopArrow } from './LoopArrow.tsx';
import type { PlacedLink } from './loop-model.ts';

/** The ways on. Dotted: the order of the flow, where nobody went. */
export function LoopLinks({ links, markerId }: { links: PlacedLink[]; markerId: string }) {
  const tokens = useTheme().palette.tokens;
  return (
    <g fill="none" strokeWidth={1.5}>
      <defs>
        <LoopArrow id={`${markerId}1`} colour={tokens.third} />
        <LoopArrow id={`${markerId}0`} colour={tokens.lineStrong} />
      </defs>
      {links.map((link) => (
        <g key={`${link.from} ${link.to}`}>
          {link.band && <path d={link.band} stroke="none" fill={tokens.data} fillOpacity={0.16} />}
          <path
            d={link.path}
            stroke={link.travelled ? tokens.third : tokens.lineStrong}
            strokeDasharray={link.travelled ? undefined : '2 3'}
            markerEnd={`url(#${markerId}${link.travelled ? 1 : 0})`}
          />
          {link.label && (
            <text
              x={link.label.x}
              y={link.label.y - 7}
              textAnchor="middle"
              fontSize={12}
              stroke="none"
              fill={tokens.second}
            >
              {link.label.text}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}
