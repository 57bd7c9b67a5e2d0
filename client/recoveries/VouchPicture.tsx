import { Box, useTheme } from '@mui/material';
import { useId } from 'react';
import type { ExploredAccount, RecoveryStory } from '../../server/contract/recoveries.ts';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import type { Tokens } from '../ui/tokens.ts';
import { recoveryMessages } from './recovery-messages.ts';
import { type DrawnAccount, vouchLayout } from './vouch-layout.ts';

const RADIUS = 24;

interface VouchPictureProps {
  recovery: RecoveryStory;
  requester: string;
  /** One account's vouches beyond the graph, drawn in a column of their own; null for none. */
  beyond: ExploredAccount | null;
  chosen: string | null;
  onChoose: (accountId: string) => void;
}

/** The accounts as circles, the vouches as arrows, red where something speaks against them. */
export function VouchPicture({ recovery, requester, beyond, chosen, onChoose }: VouchPictureProps) {
  const t = useText(recoveryMessages);
  const locale = useLocale();
  const { tokens } = useTheme().palette;
  const id = useId();
  const { width, height, accounts, vouches, hand } = vouchLayout(recovery, requester, beyond);
  const { shapes } = recovery.graph;
  const said = [
    ...recovery.graph.edges.map(({ from, to }) => t('recovery.graph.edge', { from, to })),
    ...shapes.map((one) =>
      t(`recovery.graph.shape.${one.shape}`, { accounts: listOf(locale, one.accounts) }),
    ),
  ];
  return (
    <>
      <Box
        component="svg"
        role="group"
        aria-label={`${t('recovery.graph.title')}: ${said.join('; ')}`}
        viewBox={`0 0 ${width} ${height}`}
        sx={{
          display: 'block',
          width: '100%',
          maxHeight: 256,
          fontSize: 12,
          '& [role="button"]': { cursor: 'pointer', outline: 'none' },
          '& [role="button"]:focus-visible circle': { strokeWidth: 5 },
        }}
      >
        <defs>
          {(['calm', 'danger'] as const).map((kind) => (
            <marker
              key={kind}
              id={`${id}${kind}`}
              viewBox="0 0 8 8"
              refX="6"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path
                d="M0 0 L8 4 L0 8 z"
                fill={kind === 'danger' ? tokens.tones.danger.text : tokens.second}
              />
            </marker>
          ))}
        </defs>
        {hand !== null && (
          <>
            <rect
              {...hand}
              rx={8}
              fill={tokens.tones.danger.ground}
              stroke={tokens.tones.danger.line}
              strokeDasharray="5 4"
            />
            <text x={hand.x + hand.width + 6} y={hand.y + 12} fill={tokens.tones.danger.text}>
              {t(`recovery.graph.hand.${recovery.control.by}`)}
            </text>
          </>
        )}
        {vouches.map(({ key, from, to, danger }) => (
          <line
            key={key}
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
            stroke={danger ? tokens.tones.danger.text : tokens.second}
            strokeWidth={1.5}
            markerEnd={`url(#${id}${danger ? 'danger' : 'calm'})`}
          />
        ))}
        {accounts.map((account) => (
          <g
            key={account.accountId}
            role="button"
            tabIndex={0}
            aria-label={t('recovery.explore.choose', {
              label: account.label,
              account: account.accountId,
            })}
            aria-pressed={account.accountId === chosen}
            onClick={() => onChoose(account.accountId)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              onChoose(account.accountId);
            }}
          >
            <title>{account.accountId}</title>
            <circle
              cx={account.x}
              cy={account.y}
              r={RADIUS}
              strokeWidth={account.accountId === chosen ? 4 : 2}
              {...coloursOf(account, tokens)}
            />
            <text x={account.x} y={account.y + 4} textAnchor="middle" fill={tokens.text}>
              {account.label}
            </text>
          </g>
        ))}
      </Box>
      {shapes.map((one) => (
        <Box
          key={one.shape + one.accounts.join(' ')}
          sx={{ color: tokens.tones.danger.text, fontWeight: 600, mt: 1 }}
        >
          <span aria-hidden="true">! </span>
          {t(`recovery.graph.shape.${one.shape}`, { accounts: listOf(locale, one.accounts) })}
        </Box>
      ))}
    </>
  );
}

function coloursOf({ tone }: DrawnAccount, tokens: Tokens): { fill: string; stroke: string } {
  if (tone === 'requester') return { fill: tokens.surface, stroke: tokens.text };
  if (tone === 'quiet') return { fill: tokens.surface, stroke: tokens.third };
  return { fill: tokens.tones[tone].ground, stroke: tokens.tones[tone].text };
}
