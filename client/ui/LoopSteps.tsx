import { type Theme, useTheme } from '@mui/material';
import { NOTE_FONT, TITLE_FONT } from './loop-layout.ts';
import type { LoopTone, PlacedStep } from './loop-model.ts';

interface LoopStepsProps {
  steps: PlacedStep[];
  highlighted: ReadonlySet<string> | undefined;
}

/** The steps: a circle, or a bar where they have a size, with the title and a note below. */
export function LoopSteps({ steps, highlighted }: LoopStepsProps) {
  const theme = useTheme();
  const tokens = theme.palette.tokens;
  return (
    <g textAnchor="middle">
      {steps.map(({ step, ...at }) => {
        const look = lookOf(step.tone, theme);
        const isBar = step.size !== undefined;
        const faint = highlighted !== undefined && !highlighted.has(step.id);
        const shape = {
          fill: isBar ? tokens.data : look.fill,
          stroke: isBar ? 'none' : look.line,
          strokeWidth: step.tone === 'worst' ? 2 : 1.25,
          strokeDasharray: step.tone === 'never' ? '3 3' : undefined,
        };
        return (
          <g key={step.id} opacity={faint ? 0.55 : 1}>
            <title>{`${step.title} · ${step.mark} · ${step.note}`}</title>
            {isBar ? (
              <rect
                x={at.x - at.half}
                y={at.top}
                width={at.half * 2}
                height={at.bottom - at.top}
                rx={3}
                {...shape}
              />
            ) : (
              <circle cx={at.x} cy={at.y} r={at.half} {...shape} />
            )}
            <text
              x={at.x}
              y={(at.top + at.bottom) / 2}
              dy="0.35em"
              fontSize={13}
              fontWeight={step.tone === 'worst' || isBar ? 600 : 400}
              fill={isBar ? tokens.surface : look.text}
            >
              {step.mark}
            </text>
            {at.titles.map((line) => (
              <text
                key={line.y}
                x={line.x}
                y={line.y}
                dy="0.35em"
                fontSize={TITLE_FONT}
                fontWeight={step.tone === 'never' ? 400 : 600}
                fill={step.tone === 'never' ? tokens.third : tokens.text}
              >
                {line.text}
              </text>
            ))}
            {at.notes.map((line) => (
              <text key={line.y} x={line.x} y={line.y} dy="0.35em" fontSize={NOTE_FONT} fill={look.note}>
                {line.text}
              </text>
            ))}
          </g>
        );
      })}
    </g>
  );
}

interface Look {
  fill: string;
  line: string;
  text: string;
  note: string;
}

function lookOf(tone: LoopTone, theme: Theme): Look {
  const { tones, surface, lineStrong, second, third, text } = theme.palette.tokens;
  switch (tone) {
    case 'good':
      return { fill: tones.proof.ground, line: tones.proof.text, text: tones.proof.text, note: second };
    case 'bad':
    case 'worst':
      return {
        fill: tones.danger.ground,
        line: tones.danger.text,
        text: tones.danger.text,
        note: tones.danger.text,
      };
    case 'never':
      return { fill: surface, line: lineStrong, text: third, note: third };
    case 'plain':
      return { fill: surface, line: lineStrong, text, note: second };
  }
}
