import { Box, useTheme } from '@mui/material';
import { useId, useMemo } from 'react';
import { foldArcs } from './loop-arcs.ts';
import { LoopArcs } from './LoopArcs.tsx';
import { layoutLoop } from './loop-layout.ts';
import { LoopLinks } from './LoopLinks.tsx';
import type { LoopArc, LoopModel } from './loop-model.ts';
import { LoopSteps } from './LoopSteps.tsx';
import './theme-types.ts';
import { useWidth } from './useWidth.ts';

/** More ways back than this fold into one arc between each two steps. */
const FOLD_ABOVE = 6;

export interface LoopPictureProps extends LoopModel {
  /** What the picture is called and, in full sentences, all that it shows. */
  title: string;
  description: string;
  /** Stands above the steps that the flow does not have. */
  outsideTitle: string;
  foldedLabel: (arcs: LoopArc[]) => string;
  /** Ids of steps and arcs that are pointed out; the others step back. */
  highlighted?: ReadonlySet<string>;
  /** Called with the id of an arc that was chosen; arcs with an `action` are buttons then. */
  onArc?: (id: string) => void;
}

/** Steps on a line in their order; what went forward along it or below, what went back as arcs above. */
export function LoopPicture(props: LoopPictureProps) {
  const { steps, arcs, links, foldedLabel, highlighted, onArc } = props;
  const [frame, available] = useWidth(760);
  const tokens = useTheme().palette.tokens;
  const id = useId();
  const layout = useMemo(
    () => layoutLoop({ steps, links, arcs: foldArcs(arcs, FOLD_ABOVE, foldedLabel) }, available),
    [steps, links, arcs, foldedLabel, available],
  );
  const scrolls = layout.width > available;
  return (
    <Box
      ref={frame}
      sx={{ overflowX: 'auto', overflowY: 'hidden', width: '100%' }}
      {...(scrolls && { tabIndex: 0, role: 'group', 'aria-label': props.title })}
    >
      <svg
        // What is in a picture is not to be chosen: with buttons in it, it is a group.
        role={onArc ? 'group' : 'img'}
        aria-labelledby={`${id}t ${id}d`}
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        display="block"
      >
        <title id={`${id}t`}>{props.title}</title>
        <desc id={`${id}d`}>{props.description}</desc>
        {layout.outsideX !== null && (
          <g>
            <path
              d={`M${layout.outsideX} 10V${layout.height - 8}`}
              stroke={tokens.lineStrong}
              strokeDasharray="2 4"
            />
            <text x={layout.outsideX + 8} y={layout.height - 10} fontSize={12} fill={tokens.second}>
              {props.outsideTitle}
            </text>
          </g>
        )}
        <LoopLinks links={layout.links} markerId={`${id}l`} />
        <LoopArcs arcs={layout.arcs} markerId={`${id}a`} highlighted={highlighted} onArc={onArc} />
        <LoopSteps steps={layout.steps} highlighted={highlighted} />
      </svg>
    </Box>
  );
}
